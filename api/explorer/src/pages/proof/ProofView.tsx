import type { ReactNode } from "react";
import type { Absence, Fact, Match, Named, Proof, Searched } from "../../api/types";
import { useReader } from "../../app/language";
import { Link } from "../../app/router";
import { QuoteInContext, QuoteSentence } from "../../components/Quote";
import { SparqlSource } from "../../components/SparqlSource";
import { VerdictBadge } from "../../components/Verdict";
import { documentPath, formatDate, formatDistance, formatNumber, formatValue, localised } from "../../text/format";

/** Everything that a verdict rests on. */
export function ProofView({ proof }: { proof: Proof }) {
  const { language, messages } = useReader();
  return (
    <article className="proof">
      <Headline proof={proof} />
      <div className="proof__sides">
        <Side title={messages.proof.national}>
          <FactInContext fact={proof.national} />
        </Side>
        <Side
          title={`${proof.kind === "progress" ? messages.proof.result : messages.proof.local} · ${localised(proof.place.label, language)}`}
        >
          {proof.local && <FactInContext fact={proof.local} sources={proof.derivedFrom} />}
          {proof.absence && <WhatWasSearched absence={proof.absence} />}
        </Side>
      </div>
      {proof.match && <HowMatched match={proof.match} />}
      <Section title={messages.proof.rule}>
        {proof.arithmetic && <p className="arithmetic">{proof.arithmetic}</p>}
        <p className="proof__rule">{localised(proof.rule.label, language, proof.rule.id)}</p>
        <details className="disclosure">
          <summary>{messages.proof.ruleSource}</summary>
          <div className="disclosure__body">
            <pre className="code" tabIndex={0} aria-label={messages.proof.ruleSource}>
              {proof.rule.source}
            </pre>
          </div>
        </details>
      </Section>
      {/* A page of the server, not of this application. */}
      <p>
        <a href={`/proof/${proof.comparison.split("/").map(encodeURIComponent).join("/")}?lang=${language}`}>
          {messages.proof.full}
        </a>
      </p>
      <SparqlSource title={messages.proof.sparql} query={proof.sparql} run={messages.proof.runSparql} />
    </article>
  );
}

function Headline({ proof }: { proof: Proof }) {
  const { language, messages } = useReader();
  const distance =
    proof.difference ? formatDistance(proof.difference, proof.unit, language, messages) : "";
  return (
    <header className="proof__headline" data-verdict={proof.verdict}>
      <VerdictBadge verdict={proof.verdict} />
      <h3>{localised(proof.national.label, language)}</h3>
      <p>{messages.proof.headline[proof.verdict](distance)}</p>
    </header>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="proof__section">
      <h3>{title}</h3>
      {children}
    </section>
  );
}

function Side({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="side">
      <h3>{title}</h3>
      {children}
    </section>
  );
}

/** One of the two facts compared: its figure, and where it is written. A derived one rests on its sources. */
function FactInContext({ fact, sources = [] }: { fact: Fact; sources?: Fact[] }) {
  const { language, messages } = useReader();
  return (
    <>
      <FactFigures fact={fact} />
      {fact.arithmetic && <p className="arithmetic">{fact.arithmetic}</p>}
      {fact.note && <p className="side__note">{localised(fact.note, language)}</p>}
      {fact.evidence && <QuoteInContext evidence={fact.evidence} />}
      {sources.length > 0 && <p className="side__note">{messages.proof.derived}</p>}
      {sources.map(({ iri, evidence }) => evidence && <QuoteInContext key={iri} evidence={evidence} />)}
    </>
  );
}

function FactFigures({ fact }: { fact: Fact }) {
  const { language, messages } = useReader();
  const time = fact.year !== null ? String(fact.year) : fact.asOf;
  const details = [
    time && formatDate(time, language),
    fact.level && messages.levels[fact.level],
    fact.numerator !== null &&
      fact.denominator !== null &&
      messages.proof.counts(formatNumber(fact.numerator, language), formatNumber(fact.denominator, language)),
    fact.confidence !== null && messages.common.confidence(`${formatNumber(fact.confidence * 100, language)}%`),
  ].filter((detail) => typeof detail === "string" && detail !== "");
  return (
    <p className="figures">
      {fact.value !== null && fact.unit && (
        <strong>{formatValue(fact.value, fact.unit, language, messages, fact.comparator ?? "eq")}</strong>
      )}
      <span>{details.join(" · ")}</span>
    </p>
  );
}

/** Why the two targets stand side by side, how sure that is, and whether a person should look at it. */
function HowMatched({ match }: { match: Match }) {
  const { language, messages } = useReader();
  const name = ({ id, label }: { id: string; label: Match["predicate"]["label"] }) => localised(label, language, id);
  return (
    <Section title={messages.proof.match}>
      <p className="proof__match">
        {[
          name(match.predicate),
          match.confidence !== null && messages.common.confidence(`${formatNumber(match.confidence * 100, language)}%`),
          name(match.justification),
          `lienket ${match.toolVersion}`,
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      {match.matchString.length > 0 && (
        <p className="side__note">
          {messages.proof.matchedWords}{" "}
          <span lang="vi">{match.matchString.map((words) => `“${words}”`).join(", ")}</span>
        </p>
      )}
      {match.review && (
        <p className="side__note">
          <strong>{name(match.review)}</strong>: {match.doubts.map(name).join("; ")}
        </p>
      )}
    </Section>
  );
}

function FactWithSentence({ fact, reason }: { fact: Fact; reason: string }) {
  const { language } = useReader();
  return (
    <div className="fact">
      <p className="fact__label">{localised(fact.label, language, fact.iri)}</p>
      <p className="fact__reason">{reason}</p>
      {fact.evidence && <QuoteSentence evidence={fact.evidence} />}
    </div>
  );
}

/** In place of a counterpart: the documents that state none, whether they are complete, and what came close. */
function WhatWasSearched({ absence }: { absence: Absence }) {
  const { language, messages } = useReader();
  const names = (things: Named[]) => things.map(({ id, label }) => localised(label, language, id)).join("; ");
  return (
    <>
      <p>{messages.proof.none}</p>
      <h4>{messages.proof.searched}</h4>
      <ul className="plain-list">
        {absence.searched.map((document) => (
          <SearchedDocument key={document.id} document={document} />
        ))}
      </ul>
      {absence.completeness && (
        <p className="side__note">
          {messages.proof.completeness}: <strong>{names([absence.completeness])}</strong>
        </p>
      )}
      {absence.notAtHand.length > 0 && (
        <p className="side__note">
          {messages.proof.notAtHand} {names(absence.notAtHand)}
        </p>
      )}
      <h4>{messages.proof.nearest}</h4>
      {absence.nearest.length === 0 && <p className="side__note">{messages.proof.noNearest}</p>}
      {absence.nearest.map((candidate) => (
        <FactWithSentence key={candidate.iri} fact={candidate} reason={names(candidate.reasons)} />
      ))}
    </>
  );
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
                <Link href={`${documentPath(document.id)}#${section.start}-${section.end}`}>{section.label}</Link>
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}
