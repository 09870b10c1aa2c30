import { useEffect, useId, useRef, useState } from "react";
import { useReader } from "../../app/language";

/** What the readers of the server read. */
const KINDS = ".txt,.html,.htm,.docx,.pdf,.md";
const DRAGS = ["dragover", "dragleave", "drop"] as const;

/** Takes files by the browser's picker, or when they are dropped upon the page; those of one name only once. */
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
  // Wherever on the page a file is dropped, it is meant for here; the browser would open it.
  const latest = useRef(take);
  latest.current = busy ? () => undefined : take;
  useEffect(() => {
    const drag = (event: DragEvent) => {
      event.preventDefault();
      setOver(event.type === "dragover");
      if (event.type === "drop") latest.current([...(event.dataTransfer?.files ?? [])]);
    };
    for (const type of DRAGS) window.addEventListener(type, drag);
    return () => {
      for (const type of DRAGS) window.removeEventListener(type, drag);
    };
  }, []);
  return (
    <div className="dropzone" data-over={over ? "" : undefined}>
      <p className="dropzone__title">{messages.upload.drop}</p>
      <input
        ref={input}
        type="file"
        multiple={most > 1}
        accept={KINDS}
        hidden
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
