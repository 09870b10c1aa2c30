import { useMemo } from "react";
import { useReader } from "../../app/language";
import { navigate, useLocation, withParameters } from "../../app/router";
import { KindName } from "./KindName";
import { countKinds, type Kind, kindOf, kindsOf } from "./kinds";

const PARAMETER = "hide";

/** The facts whose kinds the address does not hide. */
export function useShown<F extends { kind: string }>(facts: readonly F[]): F[] {
  const hidden = useLocation().parameters.get(PARAMETER) ?? "";
  return useMemo(() => {
    const kinds = hidden.split(",");
    return facts.filter(({ kind }) => !kinds.includes(kindOf(kind)));
  }, [facts, hidden]);
}

/** Shows and hides the facts of each kind. */
export function KindToggles({ facts }: { facts: readonly { kind: string }[] }) {
  const { messages } = useReader();
  const location = useLocation();
  const hidden = new Set(location.parameters.get(PARAMETER)?.split(",").filter(Boolean) ?? []);
  const counts = useMemo(() => kindsOf(countKinds(facts)), [facts]);
  const toggle = (kind: Kind) => {
    const kinds = hidden.has(kind) ? [...hidden].filter((other) => other !== kind) : [...hidden, kind];
    navigate(withParameters(location, { [PARAMETER]: kinds.join(",") || null }), { replace: true });
  };
  return (
    <div className="kind-counts" role="group" aria-label={messages.documents.kindsShown}>
      {counts.map(([kind, count]) => (
        <button
          key={kind}
          type="button"
          className="kind-toggle"
          aria-pressed={!hidden.has(kind)}
          onClick={() => toggle(kind)}
        >
          <KindName kind={kind} count={count} />
        </button>
      ))}
    </div>
  );
}
