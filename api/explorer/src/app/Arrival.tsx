import { useEffect, useState } from "react";
import { useLocation } from "./router";
import { usePageTitle } from "./title";

/**
 * What loading a page does of itself and a change of the address does not: the title is read out, and the focus is
 * in the new page. The page may put it somewhere better first, a proof onto its heading.
 */
export function Arrival({ content }: { content: string }) {
  const page = pageOf(useLocation().path);
  const title = usePageTitle();
  const [first] = useState(page);
  const [hasMoved, setHasMoved] = useState(false);
  if (page !== first && !hasMoved) setHasMoved(true);
  useEffect(() => {
    if (!hasMoved) return;
    const main = document.getElementById(content);
    if (!main?.contains(document.activeElement)) main?.focus({ preventScroll: true });
  }, [page, content, hasMoved]);
  return (
    <p className="visually-hidden" aria-live="polite">
      {hasMoved && title}
    </p>
  );
}

/** A proof lies over the matrix, so both are one page. */
export const pageOf = (path: string): string => (/^\/($|proof\/)/.test(path) ? "/" : path);
