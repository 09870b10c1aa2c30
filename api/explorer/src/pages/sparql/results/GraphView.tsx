import { useMemo, useState } from "react";
import type { Localised } from "../../../api/types";
import { useReader } from "../../../app/language";
import { GraphCanvas } from "../../../components/graph/GraphCanvas";
import { type Network, nodeName } from "../../../components/graph/network";
import { TermView } from "../../../components/TermView";
import type { Language } from "../../../messages";
import { localised } from "../../../text/format";
import type { Row, Table } from "./outcome";
import { type Thing, useThings } from "./useThings";

/** As many nodes as a picture can hold and still be read. */
const MOST_NODES = 500;

/** The things of an answer and how they hang together: the triples of a graph, or what stands in one row. */
export default function GraphView({ table }: { table: Table }) {
  const { language, messages } = useReader();
  const [picked, setPicked] = useState<string | null>(null);
  const shape = useMemo(() => shapeOf(table), [table]);
  const things = useThings(shape.asRows);
  const known = shape.iris.map((iri) => labelOf(things, iri, language)).join("\n");
  const network = useMemo(() => named(shape, known.split("\n"), things, language), [shape, known, language]);
  if (shape.iris.length === 0) return <p className="hint">{messages.sparql.graph.none}</p>;
  return (
    <>
      <GraphCanvas
        network={network}
        picked={picked}
        label={messages.sparql.graph.label(network.nodes.length, network.edges.length)}
        onPick={setPicked}
      />
      {shape.left > 0 && <p className="hint">{messages.sparql.graph.left(shape.iris.length, shape.left)}</p>}
      {picked && (
        <p role="status">
          <TermView term={{ type: "uri", value: picked, label: things.get(picked)?.label ?? null }} />
        </p>
      )}
    </>
  );
}

interface Shape {
  iris: string[];
  /** The pairs that are joined, and by what: an IRI or the name of a column. */
  pairs: { source: string; target: string; by: string }[];
  asRows: Row[];
  /** How many things found no place. */
  left: number;
}

function shapeOf(table: Table): Shape {
  const pairs = new Map<string, Shape["pairs"][number]>();
  const all = new Set<string>();
  for (const row of table.rows) {
    for (const [source, by, target] of table.isGraph ? [triple(row)] : neighbours(row, table.columns)) {
      if (source) all.add(source);
      if (target) all.add(target);
      if (source && target) pairs.set(`${source}\n${by}\n${target}`, { source, target, by });
    }
  }
  const iris = [...all].slice(0, MOST_NODES);
  const relations = new Set([...pairs.values()].map(({ by }) => by));
  const asRows = [...iris, ...relations].map((value) => ({ iri: { type: "uri" as const, value } }));
  return { iris, pairs: [...pairs.values()], asRows, left: all.size - iris.length };
}

type Joined = [source: string | undefined, by: string, target: string | undefined];

const iriOf = (term: Row[string]): string | undefined => (term?.type === "uri" ? term.value : undefined);

const triple = ({ subject, predicate, object }: Row): Joined => [iriOf(subject), predicate?.value ?? "", iriOf(object)];

/** In a row each thing hangs together with the next one. */
function neighbours(row: Row, columns: readonly string[]): Joined[] {
  const things = columns.flatMap((column) => (iriOf(row[column]) ? [{ column, iri: iriOf(row[column]) }] : []));
  return things.map(({ iri }, index) => [iri, things[index + 1]?.column ?? "", things[index + 1]?.iri]);
}

type Things = ReadonlyMap<string, Thing | null>;

function labelOf(things: Things, iri: string, language: Language): string {
  const label: Localised | null | undefined = things.get(iri)?.label;
  return nodeName(localised(label, language, iri.replace(/^.*[/#](?=.)/, "")));
}

function named({ iris, pairs }: Shape, labels: string[], things: Things, language: Language): Network {
  const nodes = iris.map((id, index) => ({ id, label: labels[index] ?? id }));
  const edges = pairs.map(({ source, target, by }) => ({ source, target, label: labelOf(things, by, language) }));
  return { nodes, edges };
}
