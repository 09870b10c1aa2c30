import { Link } from "../app/router";
import type { Term } from "../api/types";
import { InLanguage, Label } from "./Label";

/** What an IRI leads to: a page here, an address elsewhere, or nothing that may be followed. */
type Destination = { kind: "page" | "web"; href: string } | null;

const OWN_VOCABULARY = "https://w3id.org/lienket/";

/** Only http(s) is ever followed, so that an IRI like `javascript:…` in the data stays a text. */
function destination(iri: string): Destination {
  if (!/^https?:\/\//i.test(iri)) return null;
  const fact = /\/id\/document\/([^/#?]+)\/fact\/(\d+-\d+)(?:-\d+)?$/.exec(iri);
  if (fact) return { kind: "page", href: `/documents/${fact[1]}#${fact[2]}` };
  const thing = /\/id\/(document|comparison)\/([^#?]+)$/.exec(iri);
  if (thing?.[1] === "comparison") return { kind: "page", href: `/card/${thing[2]}` };
  if (thing && !thing[2]?.includes("/")) return { kind: "page", href: `/documents/${thing[2]}` };
  return iri.startsWith(OWN_VOCABULARY) ? null : { kind: "web", href: iri };
}

/** The last part of an IRI, where it has no label. */
const shortened = (iri: string): string =>
  iri.startsWith(`${OWN_VOCABULARY}ns#`)
    ? `lk:${iri.slice(OWN_VOCABULARY.length + 3)}`
    : iri.startsWith(OWN_VOCABULARY)
      ? iri.slice(OWN_VOCABULARY.length)
      : iri;

/** A term of an answer: its label before its IRI, always as text; a link unless `linked` is false. */
export function TermView({ term, linked = true }: { term: Term | null | undefined; linked?: boolean }) {
  if (!term) return null;
  if (term.type !== "uri")
    return (
      <span className="term">
        {term.language ? <InLanguage lang={term.language}>{term.value}</InLanguage> : <Label of={term.label} fallback={term.value} />}
      </span>
    );
  const text = <Label of={term.label} fallback={shortened(term.value)} />;
  const target = linked ? destination(term.value) : null;
  if (target?.kind === "page")
    return (
      <Link className="term" href={target.href} title={term.value}>
        {text}
      </Link>
    );
  if (target)
    return (
      <a className="term" href={target.href} title={term.value} target="_blank" rel="noopener noreferrer">
        {text}
      </a>
    );
  return (
    <span className="term" title={term.value}>
      {text}
    </span>
  );
}
