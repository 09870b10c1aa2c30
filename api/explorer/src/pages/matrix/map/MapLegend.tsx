import { useReader } from "../../../app/language";
import type { Standing } from "./ProvinceMap";
import { Swatch } from "./Shades";
import { type Colour, shadesOf } from "./shading";

/** What each shade means, how many provinces have it, and how it was come by. */
export function MapLegend({
  standings,
  colour,
  isOfMany,
}: {
  standings: readonly Standing[];
  colour: Colour;
  isOfMany: boolean;
}) {
  const { messages } = useReader();
  const counts = Map.groupBy(standings, ({ shade }) => shade);
  return (
    <>
      <ul className="map__legend" aria-label={messages.map.legend}>
        {shadesOf(colour)
          .filter((shade) => counts.has(shade))
          .map((shade) => (
            <li key={shade}>
              <Swatch shade={shade} />
              {messages.map.shades[shade]}
              <strong>{counts.get(shade)?.length}</strong>
            </li>
          ))}
      </ul>
      {isOfMany && <p className="hint">{colour === "verdict" ? messages.map.commonest : messages.map.mean}</p>}
    </>
  );
}
