import { useReader } from "../../app/language";
import { formatNumber, localised } from "../../text/format";
import { useChoices } from "./useChoices";
import type { Item } from "./types";

const FIGURE = ["kind", "indicator", "comparator", "value", "unit", "level", "time"];
const PARTS: Record<string, string[]> = {
  relation: ["subject", "relation", "instrument"],
  reference: ["instrument"],
  institution: ["institution"],
  sector: ["sector"],
  priority: ["sector"],
  task: ["institution", "time"],
  "task-group": [],
  goal: ["time", "level"],
  document: ["time", "place", "instrument", "institution"],
};

/** How a fact was read, part by part. */
export function Reading({ item }: { item: Item }) {
  const { messages } = useReader();
  const named = useNames(item.names);
  const parts = PARTS[item.kind] ?? FIGURE;
  if (parts.length === 0) return null;
  return (
    <dl className="review-reading" aria-label={messages.review.read}>
      {parts.map((part) => (
        <div key={part}>
          <dt>{partName(messages.review.parts, item.kind, part)}</dt>
          <dd>{named(part, item.statement?.[part] ?? "")}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What a part of a statement is called: that of a kind has a name of its own where it needs one. */
export const partName = (parts: Record<string, string>, kind: string, part: string): string =>
  parts[`${kind}.${part}`] ?? parts[part] ?? part;

/** What the value of a part is called: `named("level", "province")`. */
export function useNames(names: Item["names"] = {}): (part: string, id: string) => string {
  const { language, messages } = useReader();
  const choices = useChoices();
  return (part, id) => {
    if (!id) return messages.review.notSaid;
    if (part === "kind") return messages.review.figureKinds[id] ?? id;
    if (part === "national" && id === "none") return messages.review.noCounterpart;
    if (part === "value") return formatNumber(Number(id), language);
    if (NAMED.has(part)) return nameOf(names, id, language);
    const known = choices && part in choices ? choices[part as keyof typeof choices] : [];
    return localised(known.find((choice) => choice.id === id)?.label, language, id);
  };
}

const NAMED = new Set(["subject", "instrument", "institution"]);

/** The names behind ids of instruments or institutions, as a person writes them; what is a name already stays. */
export const nameOf = (names: Item["names"], ids: string, language: "vi" | "en"): string =>
  ids.split(" ").every((id) => id in names)
    ? ids.split(" ").map((id) => localised(names[id], language, id)).join("; ")
    : ids;
