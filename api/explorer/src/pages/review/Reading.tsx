import { useReader } from "../../app/language";
import { localised } from "../../text/format";
import { useChoices } from "./useChoices";
import type { Correction } from "./types";

const PARTS = ["kind", "indicator", "comparator", "value", "unit", "level", "time"] as const;

/** How a figure was read, part by part. */
export function Reading({ statement }: { statement: Correction }) {
  const { messages } = useReader();
  const named = useNames();
  return (
    <dl className="review-reading" aria-label={messages.review.read}>
      {PARTS.map((part) => (
        <div key={part}>
          <dt>{messages.review.parts[part]}</dt>
          <dd>{named(part, statement[part] ?? "")}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What a part of a statement is called: `named("level", "province")`. */
export function useNames(): (part: string, id: string) => string {
  const { language, messages } = useReader();
  const choices = useChoices();
  return (part, id) => {
    if (!id) return messages.review.notSaid;
    if (part === "kind") return messages.review.figureKinds[id] ?? id;
    if (part === "national" && id === "none") return messages.review.noCounterpart;
    const known = choices && part in choices ? choices[part as keyof typeof choices] : [];
    return localised(known.find((choice) => choice.id === id)?.label, language, id);
  };
}
