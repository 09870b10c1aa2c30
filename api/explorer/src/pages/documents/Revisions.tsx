import { useState } from "react";
import type { Revised, Statement } from "../../api/documents";
import { useReader } from "../../app/language";
import { Link } from "../../app/router";
import { Label } from "../../components/Label";
import { EmptyState } from "../../components/Notice";
import { said, told } from "./attributes";
import { KindName } from "./KindName";

const CHANGES = ["changed", "added", "removed"] as const;
type Told = (typeof CHANGES)[number];
/** How many are drawn at once. */
const PAGE = 100;

/** Facts that changed, came and went; `hrefs` are where a quote stands, before and after, where one may go there. */
export function Revisions(props: { changes: readonly Revised[]; hrefs?: Hrefs }) {
  const { messages } = useReader();
  if (props.changes.length === 0)
    return <EmptyState title={messages.revisions.noneTitle} text={messages.revisions.none} />;
  return CHANGES.map((change) => (
    <Group key={change} change={change} facts={props.changes.filter((one) => one.change === change)} hrefs={props.hrefs} />
  ));
}

interface Hrefs {
  before: (fact: Statement) => string | null;
  after: (fact: Statement) => string | null;
}

function Group({ change, facts, hrefs }: { change: Told; facts: readonly Revised[]; hrefs: Hrefs | undefined }) {
  const { messages } = useReader();
  const [most, setMost] = useState(PAGE);
  if (facts.length === 0) return null;
  return (
    <section className="revisions" data-change={change}>
      <h4>{messages.revisions.titles[change](facts.length)}</h4>
      <ul className="revisions__list">
        {facts.slice(0, most).map((one) => (
          <li key={(one.after ?? one.before)?.iri}>
            <RevisedFact revised={one} hrefs={hrefs} />
          </li>
        ))}
      </ul>
      {facts.length > most && (
        <button type="button" className="button button--quiet" onClick={() => setMost(most + PAGE)}>
          {messages.revisions.more(facts.length - most)}
        </button>
      )}
    </section>
  );
}

function RevisedFact({ revised, hrefs }: { revised: Revised; hrefs: Hrefs | undefined }) {
  const { before, after, attributes } = revised;
  const fact = (after ?? before) as Statement;
  return (
    <article className="revised" data-kind={fact.kind}>
      <p className="revised__title">
        <KindName kind={fact.kind} /> <strong><Label of={fact.label} fallback={fact.exact} /></strong>
      </p>
      {before && after && <Attributes before={before} after={after} names={attributes} />}
      {before && <RevisedQuote fact={before} side="before" href={hrefs?.before(before)} />}
      {after && <RevisedQuote fact={after} side="after" href={hrefs?.after(after)} />}
    </article>
  );
}

function Attributes({ before, after, names }: { before: Statement; after: Statement; names: readonly string[] }) {
  const { language, messages } = useReader();
  return (
    <table className="revised__attributes">
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{messages.revisions.attribute}</th>
          <th scope="col">{messages.revisions.before}</th>
          <th scope="col">{messages.revisions.after}</th>
        </tr>
      </thead>
      <tbody>
        {told(names).map((name) => (
          <tr key={name}>
            <th scope="row">{messages.documents.attributes[name]}</th>
            <td>
              <del>{said(before, name, language, messages) || messages.common.noValue}</del>
            </td>
            <td>
              <ins>{said(after, name, language, messages) || messages.common.noValue}</ins>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function RevisedQuote(props: { fact: Statement; side: "before" | "after"; href: string | null | undefined }) {
  const { messages } = useReader();
  const { fact, side, href } = props;
  const quote = (
    <>
      {fact.prefix}
      <mark>{fact.exact}</mark>
      {fact.suffix}
    </>
  );
  return (
    <figure className="revised__quote" data-side={side}>
      <figcaption>{messages.revisions[side]}</figcaption>
      <blockquote lang="vi">{href ? <Link href={href}>{quote}</Link> : quote}</blockquote>
    </figure>
  );
}
