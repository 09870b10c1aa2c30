import type { AttributeValue, Statement } from "../../api/documents";
import type { Comparator, Unit } from "../../api/types";
import type { Language, Messages } from "../../messages";
import { formatDate, formatNumber, formatValue, localised } from "../../text/format";

export type AttributeName = keyof Messages["documents"]["attributes"];

/** In the order in which people ask. What is not here is told by another one: the unit stands with the value. */
const ORDER: readonly AttributeName[] = [
  "kind", "exact", "indicator", "value", "ratio", "counted", "base", "subject", "predicate", "object", "mentions",
  "sector", "priority", "level", "place", "deadline", "asOf", "since", "date", "number", "responsible", "coordinating",
  "pillar", "setBy", "about", "counts", "reportedBy", "closeMatch", "confidence", "matchedLabel", "doubt",
];

/** The attribute in which a property is told. */
const TOLD_IN: Record<string, AttributeName> = {
  comparator: "value",
  unit: "value",
  numerator: "ratio",
  denominator: "ratio",
};

/** Names of attributes, in order, of those that `names` are told in. */
export function told(names: readonly string[]): AttributeName[] {
  const wanted = new Set(names.map((name) => TOLD_IN[name] ?? name));
  return ORDER.filter((name) => wanted.has(name));
}

/** What a fact says, attribute by attribute. */
export const attributesOf = (fact: Statement): AttributeName[] => told(Object.keys(fact.attributes));

/** An attribute of a fact as text; "" where it has none. */
export function said(fact: Statement, name: AttributeName, language: Language, messages: Messages): string {
  if (name === "kind") return messages.kinds[fact.kind as keyof Messages["kinds"]] ?? fact.kind;
  if (name === "exact") return fact.exact;
  if (name === "value") return value(fact, language, messages);
  if (name === "ratio") return ratio(fact, language, messages);
  return (fact.attributes[name] ?? []).map((one) => single(one, name, language, messages)).join("; ");
}

function single(one: AttributeValue, name: AttributeName, language: Language, messages: Messages): string {
  if (one.label) return localised(one.label, language, one.value);
  if (name === "confidence") return percent(Number(one.value), language);
  if (name === "priority") return one.value === "true" ? messages.documents.yes : messages.documents.no;
  if (name === "deadline" || name === "asOf" || name === "since" || name === "date") return formatDate(one.value, language);
  if (name === "matchedLabel" || name === "counted") return `“${one.value}”`;
  return one.value.replace(/^.*\/id\/\w+\//, "");
}

const first = (fact: Statement, name: string): string | undefined => fact.attributes[name]?.[0]?.value;
const local = (iri: string | undefined): string | undefined => iri?.replace(/^.*[#/]/, "");

function value(fact: Statement, language: Language, messages: Messages): string {
  const number = first(fact, "value");
  if (number === undefined) return "";
  const [unit, comparator] = [local(first(fact, "unit")) as Unit, local(first(fact, "comparator")) as Comparator];
  return formatValue(Number(number), unit, language, messages, comparator);
}

function ratio(fact: Statement, language: Language, messages: Messages): string {
  const [part, whole] = [first(fact, "numerator"), first(fact, "denominator")];
  if (part === undefined || whole === undefined) return "";
  return messages.proof.counts(formatNumber(Number(part), language), formatNumber(Number(whole), language));
}

export const percent = (share: number, language: Language): string =>
  new Intl.NumberFormat(language, { style: "percent" }).format(share);
