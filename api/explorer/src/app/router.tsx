import { type AnchorHTMLAttributes, type MouseEvent, useMemo, useSyncExternalStore } from "react";

/** Where the browser is. The address is the only state that pages share. */
export interface Location {
  path: string;
  parameters: URLSearchParams;
  hash: string;
}

const CHANGED = "lienket:navigated";

function subscribe(listener: () => void): () => void {
  const events = ["popstate", "hashchange", CHANGED];
  for (const event of events) window.addEventListener(event, listener);
  return () => {
    for (const event of events) window.removeEventListener(event, listener);
  };
}

const address = (): string => window.location.pathname + window.location.search + window.location.hash;

export function useLocation(): Location {
  const href = useSyncExternalStore(subscribe, address);
  return useMemo(() => {
    const url = new URL(href, window.location.origin);
    return { path: url.pathname, parameters: url.searchParams, hash: url.hash.slice(1) };
  }, [href]);
}

/** Goes to an address of this application without loading a page. */
export function navigate(to: string, { replace = false } = {}): void {
  const target = withLanguage(to);
  if (replace) window.history.replaceState(null, "", target);
  else {
    const samePage = new URL(target, window.location.href).pathname === window.location.pathname;
    window.history.pushState(null, "", target);
    if (!samePage && !target.includes("#")) window.scrollTo(0, 0);
  }
  window.dispatchEvent(new Event(CHANGED));
}

/** The current address with some parameters set, or removed where the value is null. */
export function withParameters(location: Location, changes: Record<string, string | null>): string {
  const parameters = new URLSearchParams(location.parameters);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) parameters.delete(name);
    else parameters.set(name, value);
  }
  const query = parameters.toString();
  return location.path + (query ? `?${query}` : "") + (location.hash ? `#${location.hash}` : "");
}

/** A language that stands in the address goes along to the next page, so that its link can be shared. */
function withLanguage(to: string): string {
  const url = new URL(to, window.location.origin);
  const language = new URLSearchParams(window.location.search).get("lang");
  if (language && !url.searchParams.has("lang")) url.searchParams.set("lang", language);
  return url.pathname + url.search + url.hash;
}

/** A link within the application; opens in a new tab like any other when asked to. */
export function Link({ href, onClick, ...rest }: AnchorHTMLAttributes<HTMLAnchorElement> & { href: string }) {
  useLocation(); // The language in the address is part of the link.
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    navigate(href);
  };
  return <a href={withLanguage(href)} onClick={follow} {...rest} />;
}
