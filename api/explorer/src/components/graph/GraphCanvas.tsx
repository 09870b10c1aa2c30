import { useEffect, useEffectEvent, useRef } from "react";
import { useReader } from "../../app/language";
import { useScheme } from "../../app/theme";
import { save } from "../../text/save";
import { type Drawing, drawing } from "./drawing";
import type { Arrangement, Network } from "./network";
import "./graph.css";

interface Properties {
  network: Network;
  arrangement?: Arrangement;
  picked: string | null;
  /** What those hear who do not see the picture; who uses it tells its content in words beside it. */
  label: string;
  onPick: (id: string | null) => void;
  onMove?: (id: string, at: readonly [number, number]) => void;
}

/** A graph that can be moved, zoomed and saved as a picture. */
export function GraphCanvas({ network, arrangement = "force", picked, label, onPick, onMove }: Properties) {
  const { messages } = useReader();
  const scheme = useScheme();
  const host = useRef<HTMLDivElement>(null);
  const drawn = useRef<Drawing>(null);
  const pick = useEffectEvent(onPick);
  const move = useEffectEvent((id: string, at: readonly [number, number]) => onMove?.(id, at));

  useEffect(() => {
    const made = drawing(host.current as HTMLDivElement, { onPick: pick, onMove: move });
    drawn.current = made;
    return () => made.close();
  }, []);
  useEffect(() => drawn.current?.show(network, arrangement), [network, arrangement, scheme]);
  useEffect(() => drawn.current?.select(picked), [picked, network]);
  return (
    <div className="graph">
      <div ref={host} className="graph__canvas" role="img" aria-label={label} />
      <div className="actions">
        <button type="button" className="button button--quiet" onClick={() => drawn.current?.fit()}>
          {messages.graph.fit}
        </button>
        {(["png", "svg"] as const).map((form) => (
          <button
            key={form}
            type="button"
            className="button button--quiet"
            onClick={() => drawn.current && save(drawn.current[form](), `lienket.${form}`)}
          >
            {form.toUpperCase()}
          </button>
        ))}
      </div>
    </div>
  );
}
