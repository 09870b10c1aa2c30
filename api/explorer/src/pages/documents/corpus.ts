import type { DocumentSummary } from "../../api/documents";
import type { Language } from "../../messages";
import { folded } from "../../text/fold";
import { localised } from "../../text/format";
import { KINDS, type Kind } from "./kinds";

export const ORDERS = ["title", "place", "newest", "oldest", "facts"] as const;
export type Order = (typeof ORDERS)[number];

/** Which documents are wanted, and in which order; as it stands in the address. */
export interface Choice {
  words: string;
  /** The IRI of a province; "none" for documents of none. */
  place: string;
  kind: Kind | null;
  from: string;
  to: string;
  order: Order;
}

export function choiceOf(parameters: URLSearchParams): Choice {
  const given = (name: string) => parameters.get(name) ?? "";
  return {
    words: given("q"),
    place: given("place"),
    kind: KINDS.find((kind) => kind === given("kind")) ?? null,
    from: given("from"),
    to: given("to"),
    order: ORDERS.find((order) => order === given("sort")) ?? "title",
  };
}

/** The documents wanted, in order. All of the words must be in the title, the id or the province's name. */
export function chosen(documents: readonly DocumentSummary[], choice: Choice, language: Language): DocumentSummary[] {
  const words = folded(choice.words).split(/\s+/).filter(Boolean);
  return documents
    .filter((document) => {
      if (choice.place && (document.place?.iri ?? "none") !== choice.place) return false;
      if (choice.kind && !document.facts[choice.kind]) return false;
      if (!within(document.issued, choice)) return false;
      const name = folded(`${document.title} ${document.id} ${localised(document.place?.label, language)}`);
      return words.every((word) => name.includes(word));
    })
    .toSorted(ordered(choice, language));
}

/** A date may be a year or a month, as the ends may: "2021" is within from "2021-05" on. */
function within(issued: string | null, { from, to }: Choice): boolean {
  if (!from && !to) return true;
  if (issued === null) return false;
  const year = issued.slice(0, 4);
  return (!from || year >= from) && (!to || year <= to);
}

type Compare = (a: DocumentSummary, b: DocumentSummary) => number;

function ordered({ order, kind }: Choice, language: Language): Compare {
  const collator = new Intl.Collator(language, { numeric: true });
  const byTitle: Compare = (a, b) => collator.compare(a.title, b.title);
  const place = (document: DocumentSummary) => localised(document.place?.label, language);
  const facts = (document: DocumentSummary) => (kind ? (document.facts[kind] ?? 0) : totalOf(document));
  const first: Record<Order, Compare> = {
    title: byTitle,
    place: (a, b) => Number(!a.place) - Number(!b.place) || collator.compare(place(a), place(b)),
    // Documents without a date come last, whichever way.
    newest: (a, b) => (b.issued ?? "").localeCompare(a.issued ?? ""),
    oldest: (a, b) => (a.issued ?? "9999").localeCompare(b.issued ?? "9999"),
    facts: (a, b) => facts(b) - facts(a),
  };
  return (a, b) => first[order](a, b) || byTitle(a, b);
}

export const totalOf = ({ facts }: Pick<DocumentSummary, "facts">): number =>
  Object.values(facts).reduce((sum, count) => sum + count, 0);

/** The number of facts by kind in all of the documents. */
export function totals(documents: readonly DocumentSummary[]): Record<string, number> {
  const found: Record<string, number> = {};
  for (const { facts } of documents)
    for (const [kind, count] of Object.entries(facts)) found[kind] = (found[kind] ?? 0) + count;
  return found;
}
