import { type RefObject, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from "react";
import { useReader } from "../../app/language";
import { usePrinting } from "../../app/media";
import { useScheme } from "../../app/theme";
import { save } from "../../text/save";
import type { Stage } from "./arrangement";
import { type Drawing, drawing, type Listener } from "./drawing";
import { LineKey } from "./LineKey";
import type { Arrangement, Network } from "./network";
import "./graph.css";

interface Properties extends Omit<Listener, "onStage"> {
  network: Network;
  arrangement?: Arrangement;
  picked: string | null;
  /** What those hear who do not see the picture; who uses it tells its content in words beside it. */
  label: string;
  /** Where to leave the drawing for who wants more of it. */
  drawn?: RefObject<Drawing | null>;
}

/** A graph that can be moved, zoomed and saved as a picture. */
export function GraphCanvas({ network, arrangement = "force", picked, label, drawn, ...listener }: Properties) {
  const { messages } = useReader();
  const scheme = useScheme();
  const isPrinting = usePrinting();
  const host = useRef<HTMLDivElement>(null);
  const paper = useRef<HTMLDivElement>(null);
  const own = useRef<Drawing>(null);
  const canvas = drawn ?? own;
  const onPick = useEffectEvent((id: string | null) => listener.onPick(id));
  const onOpen = useEffectEvent((id: string) => listener.onOpen?.(id));
  const onMove = useEffectEvent((id: string, at: readonly [number, number]) => listener.onMove?.(id, at));
  const [stage, setStage] = useState<Stage>("rested");

  useEffect(() => {
    const made = drawing(host.current as HTMLDivElement, { onPick, onOpen, onMove, onStage: setStage });
    canvas.current = made;
    return () => made.close();
  }, [canvas]);
  useEffect(() => canvas.current?.recolour(), [canvas, scheme]);
  useEffect(() => canvas.current?.show(network, arrangement), [canvas, network, arrangement]);
  useEffect(() => canvas.current?.select(picked), [canvas, picked, network]);
  // A canvas is painted anew for the screen alone; the sheet is laid out right after this.
  useLayoutEffect(() => {
    const made = isPrinting && canvas.current;
    paper.current?.replaceChildren(...(made ? [made.picture()] : []));
  }, [canvas, isPrinting]);
  return (
    <div className="graph">
      <div className="graph__frame" data-stage={stage}>
        <div ref={host} className="graph__canvas" role="img" aria-label={label} />
        {stage !== "rested" && (
          <label className="graph__progress">
            {messages.graph.settling} <progress />
          </label>
        )}
      </div>
      <div ref={paper} className="graph__paper print-only" />
      <div className="actions">
        <button type="button" className="button button--quiet" onClick={() => canvas.current?.fit()}>
          {messages.graph.fit}
        </button>
        <button type="button" className="button button--quiet" aria-label={messages.graph.nearer} onClick={() => canvas.current?.zoom(1)}>
          +
        </button>
        <button type="button" className="button button--quiet" aria-label={messages.graph.further} onClick={() => canvas.current?.zoom(-1)}>
          −
        </button>
        {(["png", "svg"] as const).map((form) => (
          <button
            key={form}
            type="button"
            className="button button--quiet"
            onClick={() => canvas.current && save(canvas.current[form](), `lienket.${form}`)}
          >
            {form.toUpperCase()}
          </button>
        ))}
        <LineKey edges={network.edges} />
      </div>
    </div>
  );
}
