/**
 * The token of this tab. It goes when the tab is closed, no other tab sees it, and it is sent to lienket's own
 * server alone, with the requests that need one. A browser may forbid storage: it then lasts as long as the page.
 */
const KEY = "lienket.token";
const listeners = new Set<() => void>();

let held = stored();

function stored(): string | null {
  try {
    return window.sessionStorage.getItem(KEY);
  } catch {
    return null;
  }
}

export const heldToken = (): string | null => held;

export function holdToken(token: string): void {
  change(token, () => window.sessionStorage.setItem(KEY, token));
}

export function forgetToken(): void {
  change(null, () => window.sessionStorage.removeItem(KEY));
}

function change(token: string | null, store: () => void): void {
  held = token;
  try {
    store();
  } catch {
    // Nothing to do: see above.
  }
  for (const listener of listeners) listener();
}

/** Calls `listener` whenever the token is another one; gives how to stop that. */
export function onToken(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
