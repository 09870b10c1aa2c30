import { useEffect, useRef } from "react";
import { useScheme } from "../../app/theme";
import { save } from "../../text/save";
import { type Canvas, canvas, type Colours, type Option } from "./echarts";
import "./chart.css";

interface Properties {
  /** What is drawn; the same function as long as it is the same chart. */
  option: (colours: Colours) => Option;
  /** What those hear who do not see it; a table beside it says the same. */
  label: string;
}

/** A chart in the page's colours, which can be saved as a picture. */
export function Chart({ option, label }: Properties) {
  const scheme = useScheme();
  const host = useRef<HTMLDivElement>(null);
  const drawn = useRef<Canvas>(null);

  useEffect(() => {
    const made = canvas(host.current as HTMLDivElement);
    drawn.current = made;
    return () => made.close();
  }, []);
  useEffect(() => drawn.current?.draw(option), [option, scheme]);
  const picture = async () => {
    if (drawn.current) save(blobOf(drawn.current.png()), "lienket.png");
  };
  return (
    <>
      <div ref={host} className="chart" role="img" aria-label={label} />
      <div className="actions">
        <button type="button" className="button button--quiet" onClick={() => void picture()}>
          PNG
        </button>
      </div>
    </>
  );
}

/** The file in a data: address, which the content security policy lets nobody fetch. */
function blobOf(address: string): Blob {
  const [head = "", content = ""] = address.split(",");
  const bytes = Uint8Array.from(atob(content), (character) => character.charCodeAt(0));
  return new Blob([bytes], { type: /:(.*?);/.exec(head)?.[1] ?? "" });
}
