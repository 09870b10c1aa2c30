import type { Compared, Statement } from "../../api/documents";
import { useReader } from "../../app/language";
import { Link } from "../../app/router";
import { Label } from "../../components/Label";
import { VerdictBadge } from "../../components/Verdict";
import { cardPath } from "../../text/format";
import { attributesOf, percent, said } from "./attributes";
import { KindName } from "./KindName";

/** All that a fact says: its attributes, where it stands, and what it was compared with. */
export function FactDetails({ fact, comparisons = [] }: { fact: Statement; comparisons?: readonly Compared[] }) {
  const { language, messages } = useReader();
  const { attributes } = messages.documents;
  return (
    <div className="fact-details" data-kind={fact.kind}>
      <p className="fact-details__title">
        <KindName kind={fact.kind} />
        <strong><Label of={fact.label} fallback={fact.exact} /></strong>
      </p>
      {comparisons.map((compared) => (
        <Comparison key={compared.comparison} compared={compared} />
      ))}
      <dl className="fact-details__list">
        {attributesOf(fact).map((name) => (
          <Attribute
            key={name}
            name={attributes[name]}
            value={said(fact, name, language, messages)}
            quoted={QUOTED.has(name)}
          />
        ))}
        {fact.section && <Attribute name={messages.documents.section} value={fact.section} quoted />}
        {fact.page !== null && <Attribute name={messages.documents.page} value={String(fact.page)} />}
      </dl>
    </div>
  );
}

/** Attributes that are words of the document, and so in its language. */
const QUOTED: ReadonlySet<string> = new Set(["exact", "counted", "matchedLabel", "number"]);

function Attribute({ name, value, quoted = false }: { name: string; value: string; quoted?: boolean }) {
  if (!value) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd lang={quoted ? "vi" : undefined}>{value}</dd>
    </div>
  );
}

/** The verdict of a comparison with a national target, the mapping and rule behind it, and the way to its proof. */
function Comparison({ compared }: { compared: Compared }) {
  const { language, messages } = useReader();
  const { relation, confidence, national, rule } = compared;
  return (
    <div className="fact-details__comparison">
      <VerdictBadge verdict={compared.verdict} />
      <span><Label of={national.label} fallback={national.id} /></span>
      <span className="hint">
        {relation && (
          <>
            {messages.documents.mapping}: <Label of={relation.label} fallback={relation.id} />
            {confidence !== null && ` (${percent(confidence, language)})`}
            {" · "}
          </>
        )}
        {messages.documents.rule}: <Label of={rule.label} fallback={rule.id} />
      </span>
      <Link href={cardPath(compared.comparison)}>{messages.documents.proof}</Link>
    </div>
  );
}
