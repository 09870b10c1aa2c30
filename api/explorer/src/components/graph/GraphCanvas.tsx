import { useEffect, useEffectEvent, useRef } from "react";
import { useReader } from "../../app/language";
import { useTheme } from "../../app/theme";
import { save } from "../../text/save";
import { type Drawing, drawing } from "./drawing";
import type { Network } from "./network";
import "./graph.css";

interface Properties {
  network: Network;
  /** What those hear who do not see the picture. */
  label: string;
  onPick: (id: string | null) => void;
}

/** A graph that can be moved and zoomed. What it shows is told in words beside it, by who uses it. */
export function GraphCanvas({ network, label, onPick }: Properties) {
  const { messages } = useReader();
  const [theme] = useTheme();
  const host = useRef<HTMLDivElement>(null);
  const drawn = useRef<Drawing>(null);
  const picked = useEffectEvent(onPick);

  useEffect(() => {
    const made = drawing(host.current as HTMLDivElement, picked);
    drawn.current = made;
    return () => made.close();
  }, []);
  useEffect(() => drawn.current?.show(network), [network, theme]);
  return (
    <>
      <div ref={host} className="graph" role="img" aria-label={label} />
      <div className="actions">
        <button type="button" className="button button--quiet" onClick={() => drawn.current?.fit()}>
          {messages.graph.fit}
        </button>
        <button
          type="button"
          className="button button--quiet"
          onClick={() => drawn.current && save(drawn.current.png(), "lienket.png")}
        >
          PNG
        </button>
      </div>
    </>
  );
}
