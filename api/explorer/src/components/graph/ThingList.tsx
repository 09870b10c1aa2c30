import { useReader } from "../../app/language";
import { rows } from "./lineage";
import type { Edge, Network } from "./network";

interface Properties {
  network: Network;
  picked: string | null;
  /** Whether things stand in rows, each below what it points to. */
  isLineage: boolean;
  onPick: (id: string) => void;
}

/** All that the picture shows in words: each thing, and where its links lead. */
export function ThingList({ network, picked, isLineage, onPick }: Properties) {
  const { messages } = useReader();
  const names = new Map(network.nodes.map(({ id, label }) => [id, label]));
  const links = new Map<string, Edge[]>();
  for (const edge of network.edges) if (names.has(edge.target)) links.set(edge.source, [...(links.get(edge.source) ?? []), edge]);
  const order = isLineage ? rows(network) : [network.nodes.map(({ id }) => id)];
  return (
    <details className="disclosure">
      <summary>{messages.graph.list}</summary>
      <div className="disclosure__body graph-list">
        {order.map((row, depth) => (
          <section key={depth} aria-label={isLineage ? messages.graph.row(depth + 1) : messages.graph.list}>
            {isLineage && <h3>{messages.graph.row(depth + 1)}</h3>}
            <ul>
              {row.map((id) => (
                <li key={id}>
                  <button type="button" className="link-button" aria-pressed={id === picked} onClick={() => onPick(id)}>
                    {names.get(id)}
                  </button>
                  {links.has(id) && (
                    <ul>
                      {links.get(id)?.map(({ by, target, label, verdict }) => (
                        <li key={`${by} ${target}`}>
                          {label} → {names.get(target)}
                          {verdict && ` (${messages.verdicts[verdict]})`}
                        </li>
                      ))}
                    </ul>
                  )}
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </details>
  );
}
