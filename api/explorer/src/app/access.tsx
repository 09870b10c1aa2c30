import { createContext, type ReactNode, use, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { authorized, getJson, request } from "../api/client";
import { forgetToken, heldToken, holdToken, onToken } from "../api/token";
import type { Access, Scope } from "../api/types";

interface Holder {
  token: string | null;
  /** The token's name; null without a token, and until the server has said who it is. */
  name: string | null;
  scopes: readonly Scope[];
  /** Whether the server has yet to say what the token is for. */
  checking: boolean;
  may: (scope: Scope) => boolean;
  /** Holds a token; throws an ApiError where the server does not know it. */
  enter: (token: string) => Promise<void>;
  forget: () => void;
}

const AccessContext = createContext<Holder | null>(null);

async function enter(token: string): Promise<void> {
  const headers = { Authorization: `Bearer ${token}` };
  await request("/api/access", { headers });
  holdToken(token);
}

/** Who the tab's token is. Nothing is asked of the server where there is none. */
export function AccessProvider({ children }: { children: ReactNode }) {
  const token = useSyncExternalStore(onToken, heldToken);
  const [known, setKnown] = useState<Access & { token: string }>();

  useEffect(() => {
    if (token === null) return undefined;
    const controller = new AbortController();
    getJson<Access>("/api/access", controller.signal, authorized).then(
      (access) => setKnown({ ...access, token }),
      // Whatever needs the token will say what is wrong.
      () => !controller.signal.aborted && setKnown({ token, name: null, scopes: [] }),
    );
    return () => controller.abort();
  }, [token]);

  const holder = useMemo<Holder>(() => {
    const access = known?.token === token ? known : undefined;
    const scopes = access?.scopes ?? [];
    return {
      token,
      name: access?.name ?? null,
      scopes,
      checking: token !== null && !access,
      may: (scope) => scopes.includes(scope) || scopes.includes("admin"),
      enter,
      forget: forgetToken,
    };
  }, [known, token]);
  return <AccessContext value={holder}>{children}</AccessContext>;
}

export function useAccess(): Holder {
  const holder = use(AccessContext);
  if (!holder) throw new Error("useAccess needs an AccessProvider above it");
  return holder;
}
