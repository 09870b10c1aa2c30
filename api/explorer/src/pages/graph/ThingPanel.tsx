import { useResource } from "../../api/useResource";
import { useReader } from "../../app/language";
import { Label } from "../../components/Label";
import { Loaded } from "../../components/Notice";
import { QuoteSentence } from "../../components/Quote";
import { TermView } from "../../components/TermView";
import { formatNumber, localised } from "../../text/format";
import type { Layout } from "../../components/graph/state";
import type { Link, Thing } from "./types";

/** The links that make an instrument the basis of another. */
const LEGAL = /\/ns#(?:basedOn|implements|amends|replaces)$/;

interface Properties {
  iri: string;
  isPinned: boolean;
  /** Shows the things of a group, by id, or what it falls into. */
  onExpand: (group: string, layout?: Layout) => void;
  /** Makes it the beginning or the end of a path. */
  onEnd: (end: "from" | "to") => void;
  onPin: () => void;
  onRemove: () => void;
}

/** What the graph says of one thing in words and figures, and how much lies beyond it in each direction. */
export function ThingPanel({ iri, isPinned, onExpand, onEnd, onPin, onRemove }: Properties) {
  const { language, messages } = useReader();
  const thing = useResource<Thing>(`/api/graph/thing?${new URLSearchParams({ iri, lang: language })}`);
  return (
    <aside className="thing-panel" aria-label={messages.graph.panel}>
      <Loaded resource={thing} lines={8}>
        {({ node, page, said, evidence, links }) => (
          <>
            <header>
              {node.kind && <p className="page__kicker"><Label of={node.kind.label} fallback={node.kind.id} /></p>}
              <h2><Label of={node.label} fallback={iri} /></h2>
              <div className="actions">
                <button type="button" className="button button--quiet" onClick={onRemove}>
                  {messages.graph.remove}
                </button>
                <button type="button" className="button button--quiet" aria-pressed={isPinned} onClick={onPin}>
                  {messages.graph.pin}
                </button>
                {(["from", "to"] as const).map((end) => (
                  <button key={end} type="button" className="button button--quiet" onClick={() => onEnd(end)}>
                    {messages.graph.ends[end]}
                  </button>
                ))}
                {links.some(({ property }) => LEGAL.test(property)) && (
                  <button type="button" className="button button--quiet" onClick={() => onExpand(`lineage ${iri}`, "lineage")}>
                    {messages.graph.lineage}
                  </button>
                )}
                {page && (
                  <a className="button button--quiet" href={page}>
                    {messages.graph.resource}
                  </a>
                )}
              </div>
            </header>
            {evidence && <QuoteSentence evidence={evidence} />}
            <h3>{messages.graph.links}</h3>
            {links.length === 0 && <p className="hint">{messages.graph.noLinks}</p>}
            <ul className="thing-panel__links">
              {links.map((link) => (
                <LinkButton key={`${link.property} ${link.direction}`} iri={iri} link={link} onExpand={onExpand} />
              ))}
            </ul>
            {said.length > 0 && <h3>{messages.graph.said}</h3>}
            <dl className="thing-panel__said">
              {said.map(({ property, label, values, count }) => (
                <div key={property}>
                  <dt><Label of={label} fallback={property} /></dt>
                  {values.map((value) => (
                    <dd key={`${value.value} ${value.language ?? ""}`} lang={value.language}>
                      <TermView term={value} />
                    </dd>
                  ))}
                  {count > values.length && <dd className="hint">{messages.graph.more(formatNumber(count - values.length, language))}</dd>}
                </div>
              ))}
            </dl>
          </>
        )}
      </Loaded>
    </aside>
  );
}

interface LinkProperties {
  iri: string;
  link: Link;
  onExpand: (group: string) => void;
}

/** Shows what lies beyond a link: the things themselves, or groups of them where they are many. */
function LinkButton({ iri, link, onExpand }: LinkProperties) {
  const { language, messages } = useReader();
  const { property, direction, count } = link;
  const name = localised(link.label, language, property);
  return (
    <li>
      <button type="button" className="button button--quiet" onClick={() => onExpand(`${direction} ${property} ${iri}`)}>
        <span>{direction === "out" ? messages.graph.out(name) : messages.graph.in(name)}</span>
        <span className="count">{formatNumber(count, language)}</span>
      </button>
    </li>
  );
}
