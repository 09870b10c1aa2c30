import { useRef, useState } from "react";
import { post } from "../../api/client";
import { useReader } from "../../app/language";
import { save } from "../../text/save";
import { type Choice, linesOf, type Selected } from "./selection";

/** What is shown, as files: tables made by the server, a picture made here. */
export function Downloads({ selected, choice }: { selected: Selected; choice: Choice }) {
  const { language, messages } = useReader();
  const probe = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<"idle" | "busy" | "failed">("idle");
  const run = async (make: () => Promise<Blob>, name: string) => {
    setState("busy");
    try {
      save(await make(), name);
      setState("idle");
    } catch {
      setState("failed");
    }
  };
  const table = async (format: string) => {
    const targets = selected.rows.map(({ id }) => id);
    const places = selected.provinces.map(({ code }) => code);
    return (await post(`/api/matrix?lang=${language}`, { targets, places, format })).blob();
  };
  const picture = async () => {
    const { draw } = await import("./picture");
    const lines = linesOf(selected.rows, choice.sort === null);
    return draw(lines, selected.provinces, probe.current as HTMLDivElement, language, messages);
  };
  return (
    <div className="actions" ref={probe} role="group" aria-label={messages.matrix.download}>
      {["csv", "xlsx"].map((format) => (
        <button
          key={format}
          type="button"
          className="button button--quiet"
          disabled={state === "busy"}
          onClick={() => void run(() => table(format), `lienket.${format}`)}
        >
          {format.toUpperCase()}
        </button>
      ))}
      <button
        type="button"
        className="button button--quiet"
        disabled={state === "busy"}
        onClick={() => void run(picture, "lienket.png")}
      >
        PNG
      </button>
      {state === "failed" && <span role="alert">{messages.matrix.downloadFailed}</span>}
    </div>
  );
}
