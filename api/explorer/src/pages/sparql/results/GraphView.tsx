import { useMemo, useState } from "react";
import { useReader } from "../../../app/language";
import { Link } from "../../../app/router";
import { GraphCanvas } from "../../../components/graph/GraphCanvas";
import { facets, networkOf, ofClass } from "../../../components/graph/picture";
import { EMPTY, withMore, write } from "../../../components/graph/state";
import { ThingList } from "../../../components/graph/ThingList";
import { Label } from "../../../components/Label";
import { ErrorNotice } from "../../../components/Notice";
import { Skeleton } from "../../../components/Skeleton";
import { TermView } from "../../../components/TermView";
import { formatNumber } from "../../../text/format";
import { usePicture } from "./usePicture";

const NOTHING = { nodes: [], groups: [], edges: [], things: 0, links: 0 };

/** The things of an answer and how they hang together: the triples of a graph, or what stands in one row. Where
 * they are very many, the server sees to it that they come in groups. */
export default function GraphView({ query }: { query: string }) {
  const { language, messages } = useReader();
  const [open, setOpen] = useState<readonly string[]>([]);
  const [picked, setPicked] = useState<string | null>(null);
  const { picture = NOTHING, error, retry, isLoading } = usePicture(query, open);
  const network = useMemo(
    () => networkOf(picture, EMPTY, facets(picture, ofClass(language)), language),
    [picture, language],
  );
  if (error) return <ErrorNotice error={error} retry={retry} />;
  if (isLoading && picture === NOTHING) return <Skeleton lines={8} />;
  if (picture.things === 0) return <p className="hint">{messages.sparql.graph.none}</p>;
  const node = picture.nodes.find(({ iri }) => iri === picked);
  const group = picture.groups.find(({ id }) => id === picked);
  const openGroup = (id: string) => picture.groups.some((one) => one.id === id) && setOpen([...open, id]);
  const walk = withMore({ ...EMPTY, query: picture.groups.length > 0 ? query : null }, picture.nodes.map(({ iri }) => iri), picture.groups.map(({ id }) => id));
  return (
    <div className="graph">
      <GraphCanvas
        network={network}
        picked={picked}
        label={messages.sparql.graph.label(network.nodes.length, network.edges.length)}
        onPick={setPicked}
        onOpen={openGroup}
      />
      <div className="actions" role="status">
        <span>{messages.sparql.graph.counts(formatNumber(picture.things, language), formatNumber(picture.links, language))}</span>
        {picture.groups.length > 0 && <span className="hint">{messages.sparql.graph.grouped(picture.groups.length)}</span>}
      </div>
      <div className="actions">
        <Link className="button button--quiet" href={`/graph#${write(walk)}`}>
          {messages.sparql.graph.explore}
        </Link>
        {open.length > 0 && (
          <button type="button" className="button button--quiet" onClick={() => setOpen(open.slice(0, -1))}>
            {messages.sparql.graph.shut}
          </button>
        )}
        {group && (
          <>
            <strong><Label of={group.label} /></strong>
            <button type="button" className="button" onClick={() => openGroup(group.id)}>
              {messages.graph.openGroup}
            </button>
          </>
        )}
        {node && <TermView term={{ type: "uri", value: node.iri, label: node.label }} />}
      </div>
      <ThingList network={network} picked={picked} isLineage={false} onPick={setPicked} />
    </div>
  );
}
