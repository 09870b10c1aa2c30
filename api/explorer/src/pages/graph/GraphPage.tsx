import { type KeyboardEvent, useMemo, useRef, useState } from "react";
import { post } from "../../api/client";
import type { DocumentSummary } from "../../api/types";
import { useAttempt } from "../../api/useAttempt";
import { useResource } from "../../api/useResource";
import { useReader } from "../../app/language";
import { useLocation } from "../../app/router";
import { useTitle } from "../../app/title";
import type { Drawing } from "../../components/graph/drawing";
import { GraphCanvas } from "../../components/graph/GraphCanvas";
import { EmptyState, ErrorText } from "../../components/Notice";
import { ShareButton } from "../../components/ShareButton";
import { Skeleton } from "../../components/Skeleton";
import { Facets } from "../../components/graph/Facets";
import { Beginnings } from "./Beginnings";
import { GroupPanel } from "./GroupPanel";
import { PathFinder } from "./PathFinder";
import { facets, networkOf, ofClass, ofDocument } from "../../components/graph/picture";
import { SearchBox } from "./SearchBox";
import { EMPTY, LAYOUTS, MOST, pinnedAt, size, toggled, withMore, without } from "../../components/graph/state";
import { ThingList } from "../../components/graph/ThingList";
import { ThingPanel } from "./ThingPanel";
import type { Parts } from "./types";
import { useView } from "./useView";
import "./graphPage.css";

/** The graph, walked through from any thing: what is shown, what lies beyond, and the way between two things. */
export default function GraphPage() {
  const { language, messages } = useReader();
  const { path } = useLocation();
  const { view, graph, isLoading, error, go, undo } = useView();
  const documents = useResource<DocumentSummary[]>("/api/documents");
  const [picked, setPicked] = useState<string | null>(null);
  const [ends, setEnds] = useState<{ from?: string; to?: string }>({});
  const { error: failure, attempt } = useAttempt();
  const drawn = useRef<Drawing>(null);
  const side = useRef<HTMLDivElement>(null);
  useTitle(messages.graph.title);
  const shown = useMemo(() => new Set(view.things), [view]);
  const titles = useMemo(
    () => new Map(documents.status === "ready" ? documents.data.map(({ id, title }) => [id, title]) : []),
    [documents],
  );
  const classes = useMemo(() => facets(graph, ofClass(language)), [graph, language]);
  const sources = useMemo(() => facets(graph, ofDocument(titles)), [graph, titles]);
  const network = useMemo(() => networkOf(graph, view, classes, language), [graph, view, classes, language]);
  const group = graph.groups.find(({ id }) => id === picked && view.groups.includes(id));
  const thing = picked !== null && shown.has(picked) ? picked : null;
  const problem = error ?? failure;
  const counts = messages.graph.counts(network.nodes.length, network.edges.length);

  const show = (iris: string[]) => go(withMore(view, iris));
  const pick = (iri: string) => {
    setPicked(iri);
    if (!shown.has(iri)) show([iri]);
  };
  const remove = (id: string) => {
    side.current?.focus(); // What was told of it goes, and the focus with it.
    go(without(view, id));
  };
  const open = (id: string, layout = view.layout) =>
    attempt(async () => {
      const { nodes, groups } = await partsOf(id, view.query);
      if (view.groups.includes(id)) side.current?.focus();
      go({ ...withMore(without(view, id), nodes.map(({ iri }) => iri), groups.map((part) => part.id)), layout });
    });
  const pin = (id: string) => go(pinnedAt(view, id, view.pinned[id] ? null : (drawn.current?.placeOf(id) ?? null)));
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
        <PathFinder nodes={graph.nodes} ends={ends} onEnds={setEnds} onFound={show} />
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
        <button type="button" className="button button--quiet" disabled={size(view) === 0} onClick={() => go(EMPTY)}>
          {messages.graph.clear}
        </button>
        <ShareButton address={() => `${path}${window.location.search}${window.location.hash}`} />
        <span role="status">{counts}</span>
        {size(view) === MOST && <span className="hint">{messages.graph.full(MOST)}</span>}
      </div>
      {problem && (
        <div className="notice notice--error" role="alert">
          <ErrorText error={problem} />
        </div>
      )}
      {size(view) === 0 && (
        <EmptyState title={messages.graph.emptyTitle} text={messages.graph.empty}>
          <Beginnings documents={documents.status === "ready" ? documents.data : []} onPick={pick} />
        </EmptyState>
      )}
      {size(view) > 0 && isLoading && network.nodes.length === 0 && <Skeleton lines={8} />}
      {size(view) > 0 && graph.nodes.length + graph.groups.length > 0 && (
        <div className="graph-page">
          <div>
            <GraphCanvas
              network={network}
              arrangement={view.layout}
              picked={picked}
              label={counts}
              drawn={drawn}
              onPick={setPicked}
              onOpen={(id) => view.groups.includes(id) && open(id)}
              onMove={(id, at) => go(pinnedAt(view, id, at))}
            />
            {view.layout === "lineage" && <p className="hint">{messages.graph.direction}</p>}
            <Facets title={messages.graph.classes} facets={classes} hidden={view.hidden} onToggle={(id) => go(toggled(view, id))} />
            <Facets title={messages.graph.sources} facets={sources} hidden={view.hidden} onToggle={(id) => go(toggled(view, id))} />
            <ThingList network={network} picked={picked} isLineage={view.layout === "lineage"} onPick={setPicked} />
          </div>
          <div ref={side} tabIndex={-1}>
            {group && (
              <GroupPanel
                key={group.id}
                group={group}
                onOpen={() => open(group.id)}
                onRemove={() => remove(group.id)}
              />
            )}
            {thing !== null && (
              <ThingPanel
                key={thing}
                iri={thing}
                isPinned={thing in view.pinned}
                onExpand={open}
                onEnd={(end) => setEnds({ ...ends, [end]: thing })}
                onPin={() => pin(thing)}
                onRemove={() => remove(thing)}
              />
            )}
            {!group && thing === null && <p className="hint">{messages.graph.pick}</p>}
          </div>
        </div>
      )}
    </div>
  );
}

/** What a group falls into: smaller ones, or its things where they are few. */
async function partsOf(group: string, query: string | null): Promise<Parts> {
  return (await (await post("/api/graph/parts", { group, query })).json()) as Parts;
}
