import { getJson } from "../../api/client";
import { useResource } from "../../api/useResource";
import { useReader } from "../../app/language";
import { Loaded } from "../../components/Notice";
import { QuoteSentence } from "../../components/Quote";
import { TermView } from "../../components/TermView";
import { formatNumber, localised } from "../../text/format";
import type { Link, Neighbours, Thing } from "./types";

/** As many neighbours as come at once; of more, the next ones are asked for again. */
const AT_ONCE = 25;

interface Properties {
  iri: string;
  shown: ReadonlySet<string>;
  onExpand: (iris: string[]) => void;
  onRemove: () => void;
}

/** What the graph says of one thing in words and figures, and how much lies beyond it in each direction. */
export function ThingPanel({ iri, shown, onExpand, onRemove }: Properties) {
  const { language, messages } = useReader();
  const thing = useResource<Thing>(`/api/graph/thing?${new URLSearchParams({ iri, lang: language })}`);
  return (
    <aside className="thing-panel" aria-label={messages.graph.panel}>
      <Loaded resource={thing} lines={8}>
        {({ node, page, said, evidence, links }) => (
          <>
            <header>
              {node.kind && <p className="page__kicker">{localised(node.kind.label, language, node.kind.id)}</p>}
              <h2>{localised(node.label, language, iri)}</h2>
              <div className="actions">
                <button type="button" className="button button--quiet" onClick={onRemove}>
                  {messages.graph.remove}
                </button>
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
                <LinkButton key={`${link.property} ${link.direction}`} iri={iri} link={link} shown={shown} onExpand={onExpand} />
              ))}
            </ul>
            {said.length > 0 && <h3>{messages.graph.said}</h3>}
            <dl className="thing-panel__said">
              {said.map(({ property, label, values, count }) => (
                <div key={property}>
                  <dt>{localised(label, language, property)}</dt>
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
  shown: ReadonlySet<string>;
  onExpand: (iris: string[]) => void;
}

function LinkButton({ iri, link, shown, onExpand }: LinkProperties) {
  const { language, messages } = useReader();
  const { property, direction, count } = link;
  const name = localised(link.label, language, property);
  const expand = async () => onExpand(await unseen(iri, link, shown));
  return (
    <li>
      <button type="button" className="button button--quiet" onClick={() => void expand()}>
        <span>{direction === "out" ? messages.graph.out(name) : messages.graph.in(name)}</span>
        <span className="count">{formatNumber(count, language)}</span>
      </button>
    </li>
  );
}

/** The next neighbours that are not shown yet. */
async function unseen(iri: string, { property, direction, count }: Link, shown: ReadonlySet<string>): Promise<string[]> {
  for (let start = 0; start < count; start += AT_ONCE) {
    const fields = new URLSearchParams({ iri, property, direction, start: String(start), limit: String(AT_ONCE) });
    const found = await getJson<Neighbours>(`/api/graph/neighbours?${fields}`, new AbortController().signal);
    const fresh = found.nodes.map((node) => node.iri).filter((one) => !shown.has(one));
    if (fresh.length > 0 || found.nodes.length === 0) return fresh;
  }
  return [];
}
