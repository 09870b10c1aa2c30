import { type KeyboardEvent, useRef, useState } from "react";
import { useReader } from "../../../app/language";
import { localised } from "../../../text/format";
import { type Area, FRAMES, VIEW_BOX } from "./geography";
import { neighbour } from "./neighbours";
import { fillOf, Shades } from "./Shades";
import type { Shade } from "./shading";

/** A province, how it stands, and which codes with documents that rests on. */
export interface Standing {
  area: Area;
  codes: string[];
  shade: Shade;
}

interface Properties {
  standings: readonly Standing[];
  /** The code of the province whose column is marked. */
  marked: string | null;
  onPoint: (code: string | null) => void;
  onPick: (standing: Standing) => void;
}

/** The map: one stop for the Tab key, arrows from a province to the one beside it. */
export function ProvinceMap({ standings, marked, onPoint, onPick }: Properties) {
  const { messages } = useReader();
  const drawing = useRef<SVGSVGElement>(null);
  const [reached, setReached] = useState<string | null>(null);
  const stop = standings.some(({ area }) => area.place.code === reached) ? reached : standings[0]?.area.place.code;
  const onKeyDown = (event: KeyboardEvent<SVGSVGElement>) => {
    const to = neighbour(drawing.current, event.key);
    if (!to) return;
    event.preventDefault();
    to.focus();
  };
  return (
    <svg
      ref={drawing}
      className="map__drawing"
      viewBox={VIEW_BOX}
      role="group"
      aria-label={`${messages.map.title}. ${messages.map.keys}`}
      onKeyDown={onKeyDown}
      onMouseLeave={() => onPoint(null)}
    >
      <Shades />
      {(["hoangSa", "truongSa"] as const).map((name) => (
        <Frame key={name} name={name} />
      ))}
      {standings.map((standing) => {
        const { code } = standing.area.place;
        return (
          <Province
            key={code}
            standing={standing}
            isTabStop={code === stop}
            isMarked={marked !== null && (code === marked || standing.codes.includes(marked))}
            onPoint={() => onPoint(code)}
            onFocus={() => {
              setReached(code);
              onPoint(code);
            }}
            onPick={() => onPick(standing)}
          />
        );
      })}
    </svg>
  );
}

/** Where an archipelago is drawn that lies farther out. */
function Frame({ name }: { name: keyof typeof FRAMES }) {
  const { messages } = useReader();
  const { transform: _, ...frame } = FRAMES[name];
  return (
    <>
      <rect className="map__frame" rx="6" {...frame} />
      <text className="map__name" x={frame.x + frame.width / 2} y={frame.y + 27}>
        {messages.map[name]}
      </text>
    </>
  );
}

interface ProvinceProperties {
  standing: Standing;
  isTabStop: boolean;
  isMarked: boolean;
  onPoint: () => void;
  onFocus: () => void;
  onPick: () => void;
}

function Province({ standing: { area, shade }, isTabStop, isMarked, onPoint, onFocus, onPick }: ProvinceProperties) {
  const { language, messages } = useReader();
  return (
    <g
      className="map__province"
      role="button"
      tabIndex={isTabStop ? 0 : -1}
      aria-label={`${localised(area.place.label, language, area.place.code)}: ${messages.map.shades[shade]}`}
      aria-pressed={isMarked}
      data-code={area.place.code}
      data-shade={shade}
      onMouseEnter={onPoint}
      onFocus={onFocus}
      onClick={onPick}
      onKeyDown={(event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        onPick();
      }}
    >
      {/* The border goes below the fill, so that what a merged province was made of has none within. */}
      {area.rings.map(({ path, transform }) => (
        <path key={path} className="map__border" d={path} transform={transform} />
      ))}
      {area.rings.map(({ path, transform }) => (
        <path key={path} d={path} transform={transform} fill={fillOf(shade)} />
      ))}
    </g>
  );
}
