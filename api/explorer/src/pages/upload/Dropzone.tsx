import { type DragEvent, useId, useRef, useState } from "react";
import { useReader } from "../../app/language";

/** What the readers of the server read. */
const KINDS = ".txt,.html,.htm,.docx,.pdf,.md";
/** Takes files by the browser's picker, or when they are dropped upon it; those of one name only once. */
export function Dropzone(props: { send: (files: readonly File[]) => void; most: number; busy: boolean }) {
  const { send, most, busy } = props;
  const { messages } = useReader();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [refused, setRefused] = useState("");
  const help = useId();

  const take = (files: readonly File[]) => {
    if (files.length === 0) return;
    const twice = files.find((file, index) => files.findIndex(({ name }) => name === file.name) !== index);
    const problem = twice
      ? messages.upload.sameName(twice.name)
      : files.length > most
        ? messages.upload.tooMany(files.length, most)
        : "";
    setRefused(problem);
    if (!problem) send(files);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (!busy) take([...event.dataTransfer.files]);
  };
  return (
    <div
      className="dropzone"
      data-over={over ? "" : undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <p className="dropzone__title">{messages.upload.drop}</p>
      <input
        ref={input}
        type="file"
        multiple={most > 1}
        accept={KINDS}
        className="visually-hidden"
        tabIndex={-1}
        aria-label={messages.upload.choose}
        onChange={(event) => {
          take([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
      <button
        type="button"
        className="button button--primary"
        disabled={busy}
        aria-describedby={help}
        onClick={() => input.current?.click()}
      >
        {messages.upload.choose}
      </button>
      <p id={help} className="hint">
        {messages.upload.kinds}
      </p>
      {refused && (
        <p role="alert" className="dropzone__refused">
          {refused}
        </p>
      )}
    </div>
  );
}
