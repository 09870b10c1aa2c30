import type { Reason, Statement } from "../../api/documents";
import type { Messages } from "../../messages";
import { type AttributeName, attributesOf } from "./attributes";

/** Attributes whose rules go by other names: those of what a value is made of, and of times by what they are. */
const RULES: Partial<Record<AttributeName, readonly string[]>> = {
  value: ["value", "comparator"],
  deadline: ["deadline", "time"],
  asOf: ["time"],
  reportedBy: ["reporter"],
  mentions: ["institution", "symbol"],
};

/** Of these the words that decided are all that there is to show. */
const WORDS: ReadonlySet<string> = new Set(["task", "goal", "opening"]);

const rulesOf = (name: string): readonly string[] => RULES[name as AttributeName] ?? [name];

/** The reasons behind an attribute as it is shown. */
export const behind = (name: string, reasons: readonly Reason[]): Reason[] =>
  reasons.filter(({ attribute }) => rulesOf(name).includes(attribute));

/** The reasons that stand behind none of the attributes shown: of what a fact is, and of what it does not say. */
export function leftOver(fact: Statement, reasons: readonly Reason[]): Reason[] {
  const told = new Set([...attributesOf(fact), ...(fact.section ? ["section"] : [])].flatMap(rulesOf));
  return reasons.filter(({ attribute }) => !told.has(attribute));
}

/** Whether a reason is why a fact says nothing of something. */
export const isOfNothing = ({ attribute, value }: Reason): boolean => value === null && !WORDS.has(attribute);

/** What such an attribute is called. */
export function nameOf(attribute: string, { documents }: Messages): string {
  const names: Partial<Record<string, string>> = { ...documents.attributes, ...documents.reasons.names };
  return names[attribute] ?? attribute;
}
