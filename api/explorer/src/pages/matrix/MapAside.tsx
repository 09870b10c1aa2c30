import { lazy, Suspense, useEffect, useState } from "react";
import type { Matrix, MatrixRow } from "../../api/types";
import { useReader } from "../../app/language";
import { useMedia } from "../../app/media";
import { navigate, useLocation, withParameters } from "../../app/router";
import { Skeleton } from "../../components/Skeleton";

const MapPanel = lazy(() => import("./map/MapPanel"));

interface Shown {
  isShown: boolean;
  /** Whether it fits beside the matrix. */
  hasRoom: boolean;
  toggle: () => void;
}

/** Whether the map is shown: as the address says, else where there is room beside the matrix. */
export function useMap(): Shown {
  const location = useLocation();
  const hasRoom = useMedia("(min-width: 70rem)");
  const asked = location.parameters.get("map");
  const isShown = asked === null ? hasRoom : asked !== "off";
  return {
    isShown,
    hasRoom,
    toggle: () => navigate(withParameters(location, { map: isShown ? "off" : "on" }), { replace: true }),
  };
}

export function MapSwitch({ isShown, toggle }: Shown) {
  const { messages } = useReader();
  return (
    <button type="button" className="button button--quiet" aria-expanded={isShown} onClick={toggle}>
      {isShown ? messages.map.hide : messages.map.show}
    </button>
  );
}

/** The map, which is fetched once the page has nothing else to do. */
export function MapAside({ matrix, rows }: { matrix: Matrix; rows: readonly MatrixRow[] }) {
  const { messages } = useReader();
  const isIdle = useIdle();
  return (
    <aside className="map" aria-label={messages.map.title}>
      <Suspense fallback={<Skeleton lines={8} />}>
        {isIdle ? <MapPanel matrix={matrix} rows={rows} /> : <Skeleton lines={8} />}
      </Suspense>
    </aside>
  );
}

function useIdle(): boolean {
  const [isIdle, setIdle] = useState(false);
  useEffect(() => {
    // Safari has no requestIdleCallback.
    const wait = window.requestIdleCallback ?? ((run: () => void) => window.setTimeout(run, 1));
    const cancel = window.cancelIdleCallback ?? window.clearTimeout;
    const waiting = wait(() => setIdle(true));
    return () => cancel(waiting);
  }, []);
  return isIdle;
}
