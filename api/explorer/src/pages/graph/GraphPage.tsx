import { type KeyboardEvent, useMemo, useState } from "react";
import { useReader, useTitle } from "../../app/language";
import { useLocation } from "../../app/router";
import { GraphCanvas } from "../../components/graph/GraphCanvas";
import { COLOURS, type Network, nodeName } from "../../components/graph/network";
import { EmptyState, ErrorText } from "../../components/Notice";
import { ShareButton } from "../../components/ShareButton";
import type { Language } from "../../messages";
import { localised } from "../../text/format";
import { Facets, type Facet } from "./Facets";
import { PathFinder } from "./PathFinder";
import { SearchBox } from "./SearchBox";
import { EMPTY, LAYOUTS, MOST, toggled, type ViewState, withThings, without } from "./state";
import { ThingPanel } from "./ThingPanel";
import type { GraphNode, GraphView } from "./types";
import { useView } from "./useView";
import "./graphPage.css";

/** The graph, walked through from any thing: what is shown, what lies beyond, and the way between two things. */
export default function GraphPage() {
  const { language, messages } = useReader();
  const { path } = useLocation();
  const { view, graph, error, go, undo } = useView();
  const [picked, setPicked] = useState<string | null>(null);
  useTitle(messages.graph.title);
  const shown = useMemo(() => new Set(view.things), [view]);
  const classes = useMemo(() => facets(graph, (node) => kindOf(node, language)), [graph, language]);
  const sources = useMemo(() => facets(graph, (node) => (node.document ? { id: `document ${node.document}`, label: node.document } : null)), [graph]);
  const network = useMemo(() => networkOf(graph, view, classes, language), [graph, view, classes, language]);
  const selected = picked !== null && shown.has(picked) ? picked : null;

  const expand = (iris: string[]) => go(withThings(view, iris));
  const pick = (iri: string) => {
    setPicked(iri);
    if (!shown.has(iri)) expand([iri]);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "z" && undo && !(event.target instanceof HTMLInputElement)) {
      event.preventDefault();
      undo();
    }
  };
  return (
    <div className="page page--wide" onKeyDown={onKeyDown}>
      <header className="page__header">
        <h1>{messages.graph.title}</h1>
        <p>{messages.graph.intro}</p>
      </header>
      <div className="graph-tools">
        <SearchBox onPick={pick} />
        <PathFinder nodes={graph.nodes} onFound={expand} />
      </div>
      <div className="actions">
        <div className="segmented" role="group" aria-label={messages.graph.layout}>
          {LAYOUTS.map((layout) => (
            <button key={layout} type="button" aria-pressed={layout === view.layout} onClick={() => go({ ...view, layout })}>
              {messages.graph.layouts[layout]}
            </button>
          ))}
        </div>
        <button type="button" className="button button--quiet" disabled={!undo} onClick={() => undo?.()}>
          {messages.graph.undo}
        </button>
        <button type="button" className="button button--quiet" disabled={view.things.length === 0} onClick={() => go(EMPTY)}>
          {messages.graph.clear}
        </button>
        <ShareButton address={() => `${path}${window.location.search}${window.location.hash}`} />
        <span role="status">{messages.graph.counts(network.nodes.length, network.edges.length)}</span>
        {view.things.length === MOST && <span className="hint">{messages.graph.full(MOST)}</span>}
      </div>
      {error && (
        <div className="notice notice--error" role="alert">
          <ErrorText error={error} />
        </div>
      )}
      {view.things.length === 0 ? (
        <EmptyState title={messages.graph.emptyTitle} text={messages.graph.empty} />
      ) : (
        <div className="graph-page">
          <div>
            <GraphCanvas
              network={network}
              arrangement={view.layout}
              picked={selected}
              label={messages.graph.counts(network.nodes.length, network.edges.length)}
              onPick={setPicked}
              onMove={(iri, at) => go({ ...view, pinned: { ...view.pinned, [iri]: at } })}
            />
            <Facets title={messages.graph.classes} facets={classes} hidden={view.hidden} onToggle={(id) => go(toggled(view, id))} />
            <Facets title={messages.graph.sources} facets={sources} hidden={view.hidden} onToggle={(id) => go(toggled(view, id))} />
            <details className="disclosure">
              <summary>{messages.graph.list}</summary>
              <ul className="disclosure__body graph-list">
                {graph.nodes.map((node) => (
                  <li key={node.iri}>
                    <button type="button" className="link-button" aria-pressed={node.iri === selected} onClick={() => setPicked(node.iri)}>
                      {localised(node.label, language, node.iri)}
                    </button>
                  </li>
                ))}
              </ul>
            </details>
          </div>
          {selected === null ? (
            <p className="hint">{messages.graph.pick}</p>
          ) : (
            <ThingPanel key={selected} iri={selected} shown={shown} onExpand={expand} onRemove={() => go(without(view, selected))} />
          )}
        </div>
      )}
    </div>
  );
}

const kindOf = ({ kind }: GraphNode, language: Language): { id: string; label: string } | null =>
  kind && { id: kind.id, label: localised(kind.label, language, kind.id) };

/** What the nodes may be told apart by, the most frequent first. */
function facets(graph: GraphView, of: (node: GraphNode) => { id: string; label: string } | null): Facet[] {
  const found = new Map<string, Facet>();
  for (const node of graph.nodes) {
    const one = of(node);
    if (one) found.set(one.id, { ...one, count: (found.get(one.id)?.count ?? 0) + 1, colour: undefined });
  }
  return [...found.values()]
    .sort((a, b) => b.count - a.count || a.label.localeCompare(b.label))
    .map((facet, index) => ({ ...facet, colour: index % COLOURS }));
}

function networkOf(graph: GraphView, view: ViewState, classes: readonly Facet[], language: Language): Network {
  const colours = new Map(classes.map(({ id, colour }) => [id, colour]));
  const isShown = ({ kind, document }: GraphNode) =>
    !view.hidden.includes(kind?.id ?? "") && !view.hidden.includes(`document ${document}`);
  const verdicts = new Map(graph.nodes.map(({ iri, verdict }) => [iri, verdict]));
  const nodes = graph.nodes.filter(isShown).map((node) => {
    const at = view.pinned[node.iri];
    const colour = colours.get(node.kind?.id ?? "");
    return {
      id: node.iri,
      label: nodeName(localised(node.label, language, node.iri)),
      ...(colour !== undefined && { colour }),
      ...(at && { at }),
    };
  });
  const edges = graph.edges.map(({ source, target, label, property }) => {
    const verdict = verdicts.get(source);
    return { source, target, label: localised(label, language, property), ...(verdict && { verdict }) };
  });
  return { nodes, edges };
}
