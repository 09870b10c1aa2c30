import type { Absence, Candidate, Named, Searched } from "../../api/types";
import { useReader } from "../../app/language";
import { Link } from "../../app/router";
import { Label } from "../../components/Label";
import { QuoteSentence } from "../../components/Quote";
import { documentPath, formatTime, localised } from "../../text/format";
import { byDocument, DocumentPanes, type Quoted } from "./DocumentPanes";

/** In place of a counterpart: the documents that state none, with what came near in them, and whether that is all. */
export function WhatWasSearched({ absence }: { absence: Absence }) {
  const { language, messages } = useReader();
  const names = (things: Named[]) => things.map(({ id, label }) => localised(label, language, id)).join("; ");
  return (
    <>
      <div className="side__told">
        <p>{messages.proof.none}</p>
        {absence.completeness && (
          <p className="side__note">
            {messages.proof.completeness}: <strong>{names([absence.completeness])}</strong>
            {absence.declared && ` (${messages.proof.declared(absence.declared.by, formatTime(absence.declared.time, language))})`}
            {absence.declared?.note && <bdi>: {absence.declared.note}</bdi>}
          </p>
        )}
        {absence.notAtHand.length > 0 && (
          <p className="side__note">
            {messages.proof.notAtHand} {names(absence.notAtHand)}
          </p>
        )}
      </div>
      <div className="panes">
        <DocumentPanes documents={searchedDocuments(absence)} />
        <h4>{messages.proof.searched}</h4>
        <ul className="plain-list">
          {absence.searched.map((document) => (
            <SearchedDocument key={document.id} document={document} />
          ))}
        </ul>
      </div>
    </>
  );
}

/** What came near a target that is stated nowhere, and why it is not its counterpart. */
export function Nearest({ candidates }: { candidates: readonly Candidate[] }) {
  const { language, messages } = useReader();
  if (candidates.length === 0) return <p className="side__note">{messages.proof.noNearest}</p>;
  return (
    <div className="nearest">
      {candidates.map((candidate) => (
        <div key={candidate.iri} className="fact">
          <p className="fact__label"><Label of={candidate.label} fallback={candidate.iri} /></p>
          <p className="fact__reason">{candidate.reasons.map(({ id, label }) => localised(label, language, id)).join("; ")}</p>
          {candidate.evidence && <QuoteSentence evidence={candidate.evidence} />}
        </div>
      ))}
    </div>
  );
}

/** The searched documents with what came near in them, those with something first. */
function searchedDocuments({ searched, nearest }: Absence): Quoted[] {
  const near = new Map(
    byDocument(nearest.flatMap(({ evidence }) => evidence ?? [])).map(({ document, quotes }) => [document.id, quotes]),
  );
  return searched
    .map((document) => ({ document, quotes: near.get(document.id) ?? [] }))
    .toSorted((one, other) => other.quotes.length - one.quotes.length);
}

function SearchedDocument({ document }: { document: Searched }) {
  const { language, messages } = useReader();
  const { sections, completeness, absent } = document;
  return (
    <li>
      <Link lang="vi" href={documentPath(document.id)}>
        {document.title}
      </Link>
      {completeness && ` · ${localised(completeness.label, language, completeness.id)}`}
      {sections.length === 0 && ` · ${messages.proof.noSections}`}
      {absent.length > 0 && (
        <p className="side__note">
          {messages.proof.absentParts} <span lang="vi">{absent.join("; ")}</span>
        </p>
      )}
      {sections.length > 0 && (
        <details>
          <summary>{messages.proof.sections(sections.length)}</summary>
          <ul lang="vi">
            {sections.map((section) => (
              <li key={section.start}>
                <Link href={documentPath(document.id, section)}>{section.label}</Link>
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}
