import { type ReactNode, useState } from "react";
import type { Chain, Fact, Match, Proof, Step } from "../../api/types";
import { useResource } from "../../api/useResource";
import { useReader } from "../../app/language";
import { Label } from "../../components/Label";
import { Loaded } from "../../components/Notice";
import { ReportLinks } from "../../components/ReportLinks";
import { SparqlSource } from "../../components/SparqlSource";
import { VerdictBadge } from "../../components/Verdict";
import { comparisonPath, formatDate, formatDistance, formatNumber, formatValue, localised } from "../../text/format";
import { byDocument, DocumentPanes } from "./DocumentPanes";
import { HowMatched } from "./HowMatched";
import { Objection } from "./Objection";
import { obstacle } from "./obstacle";
import { ReviewState } from "./ReviewState";
import { Section } from "./Section";
import { Siblings } from "./Siblings";
import { Sources } from "./Sources";
import { Nearest, WhatWasSearched } from "./WhatWasSearched";

interface Properties {
  proof: Proof;
  /** Where the card of another comparison is. */
  addressOf: (comparison: string) => string;
}

/** Everything that a verdict rests on: both documents side by side, how they were compared, and who looked at it. */
export function ProofCard({ proof, addressOf }: Properties) {
  const { language, messages } = useReader();
  const path = comparisonPath(proof.comparison);
  const chain = useResource<Chain>(`/proof/${path}?format=json`);
  const local = proof.kind === "progress" ? messages.proof.result : messages.proof.local;
  return (
    <article className="proof">
      <Siblings proof={proof} addressOf={addressOf} />
      <Headline proof={proof} />
      <div className="proof__sides">
        <Side title={messages.proof.national}>
          <FactInDocument fact={proof.national} />
        </Side>
        <Side title={`${local} · ${localised(proof.place.label, language)}`}>
          {proof.local && <FactInDocument fact={proof.local} sources={proof.derivedFrom} />}
          {proof.absence && <WhatWasSearched absence={proof.absence} />}
        </Side>
      </div>
      {proof.absence && (
        <Section title={messages.proof.nearest}>
          <Nearest candidates={proof.absence.nearest} />
        </Section>
      )}
      <div className="proof__reasons">
        <Arithmetic proof={proof} confidence={chain.status === "ready" ? (chain.data.steps[0]?.confidence ?? null) : null} />
        {proof.match && <HowMatched match={proof.match} />}
        {chain.status === "ready" && <Review match={proof.match} steps={chain.data.steps} />}
      </div>
      <Section title={messages.proof.sources}>
        <Loaded resource={chain} lines={3}>
          {({ documents }) => <Sources sources={documents} />}
        </Loaded>
      </Section>
      <div className="proof__further">
        {/* A page of the server, not of this application. */}
        <a href={`/proof/${path}?lang=${language}`}>{messages.proof.full}</a>
        <ReportLinks place={proof.place} />
      </div>
      <SparqlSource title={messages.proof.sparql} query={proof.sparql} run={messages.proof.runSparql} />
    </article>
  );
}

/** Who looked at the verdict, and the way to object to it. */
function Review({ match, steps }: { match: Match | null; steps: readonly Step[] }) {
  const { messages } = useReader();
  const [objected, setObjected] = useState(0);
  const conclusion = steps[0];
  return (
    <Section title={messages.proof.review}>
      {conclusion && <ReviewState key={objected} of={conclusion.iri} match={match} />}
      <Objection steps={steps} onSent={() => setObjected(objected + 1)} />
    </Section>
  );
}

function Headline({ proof }: { proof: Proof }) {
  const { language, messages } = useReader();
  const { verdict, national, local } = proof;
  const distance = proof.difference ? formatDistance(proof.difference, proof.unit, language, messages) : "";
  const told =
    verdict === "notComparable" && local
      ? messages.proof.obstacles[obstacle(national, local)]
      : messages.proof.headline[verdict](distance);
  return (
    <header className="proof__headline" data-verdict={verdict}>
      <VerdictBadge verdict={verdict} />
      <h2><Label of={national.label} /></h2>
      <p>{told}</p>
    </header>
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

/** One of the two facts compared: its figure, and the document that says it. A derived one rests on its sources. */
function FactInDocument({ fact, sources = [] }: { fact: Fact; sources?: Fact[] }) {
  const { messages } = useReader();
  const written = [fact, ...sources].flatMap(({ evidence }) => evidence ?? []);
  return (
    <>
      <div className="side__told">
        <FactFigures fact={fact} />
        {fact.arithmetic && <p className="arithmetic">{fact.arithmetic}</p>}
        {fact.note && <p className="side__note"><Label of={fact.note} /></p>}
        {sources.length > 0 && <p className="side__note">{messages.proof.derived(sources.length)}</p>}
        {written.length === 0 && <p className="side__note">{messages.proof.noEvidence}</p>}
      </div>
      <DocumentPanes documents={byDocument(written)} />
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

/** The rule that drew the conclusion, its sum, and how sure the conclusion is. */
function Arithmetic({ proof, confidence }: { proof: Proof; confidence: number | null }) {
  const { language, messages } = useReader();
  return (
    <Section title={messages.proof.rule}>
      {proof.arithmetic && <p className="arithmetic">{proof.arithmetic}</p>}
      <p className="proof__rule"><Label of={proof.rule.label} fallback={proof.rule.id} /></p>
      {confidence !== null && (
        <p className="side__note">{messages.proof.sure(`${formatNumber(confidence * 100, language)}%`)}</p>
      )}
      <details className="disclosure">
        <summary>{messages.proof.ruleSource}</summary>
        <div className="disclosure__body">
          <pre className="code" tabIndex={0} aria-label={messages.proof.ruleSource}>
            {proof.rule.source}
          </pre>
        </div>
      </details>
    </Section>
  );
}
