import type { Compared, FactReasons, Reason, Statement } from "../../api/documents";
import { useReader } from "../../app/language";
import { Link } from "../../app/router";
import { Label } from "../../components/Label";
import { VerdictBadge } from "../../components/Verdict";
import { cardPath } from "../../text/format";
import { attributesOf, percent, said } from "./attributes";
import { Because } from "./Because";
import { KindName } from "./KindName";
import { behind, isOfNothing, leftOver, nameOf } from "./reasons";

interface Props {
  fact: Statement;
  comparisons?: readonly Compared[];
  /** Why it is read so; undefined while that is not known. */
  reasons?: FactReasons | undefined;
}

/** All that a fact says: its attributes, each with the rule behind it, where it stands, and what it was compared with. */
export function FactDetails({ fact, comparisons = [], reasons }: Props) {
  const { language, messages } = useReader();
  const { attributes } = messages.documents;
  const why = reasons?.attributes ?? [];
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
            why={behind(name, why)}
          />
        ))}
        {leftOver(fact, why).map((reason) => (
          <Attribute
            key={reason.attribute}
            name={nameOf(reason.attribute, messages)}
            value={isOfNothing(reason) ? messages.common.noValue : ""}
            why={[reason]}
          />
        ))}
        {fact.section && <Attribute name={messages.documents.section} value={fact.section} quoted why={behind("section", why)} />}
        {fact.page !== null && <Attribute name={messages.documents.page} value={String(fact.page)} />}
      </dl>
      {reasons?.corrected && <p className="hint">{messages.documents.reasons.corrected}</p>}
    </div>
  );
}

/** Attributes that are words of the document, and so in its language. */
const QUOTED: ReadonlySet<string> = new Set(["exact", "counted", "matchedLabel", "number"]);

interface AttributeProps {
  name: string;
  value: string;
  quoted?: boolean;
  why?: readonly Reason[];
}

function Attribute({ name, value, quoted = false, why = [] }: AttributeProps) {
  if (!value && why.length === 0) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {value && <span lang={quoted ? "vi" : undefined}>{value}</span>}
        {why.map((reason) => (
          <Because key={reason.attribute} reason={reason} />
        ))}
      </dd>
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
