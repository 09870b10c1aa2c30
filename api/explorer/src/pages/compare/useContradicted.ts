import { useMemo } from "react";
import { type Answer, termIn } from "../../api/types";
import { useResource } from "../../api/useResource";

/** The figures of an indicator that contradict another one of the same time. */
export function useContradicted(indicator: string | null): ReadonlySet<string> {
  const query = new URLSearchParams({ format: "json", indicator: indicator ?? "" });
  const found = useResource<Answer>(indicator ? `/questions/contradictions?${query}` : null);
  const data = found.status === "ready" ? found.data : null;
  return useMemo(
    () =>
      new Set(
        data?.rows
          .filter((row) => termIn(row, "kind")?.value.endsWith("#Contradiction"))
          .flatMap((row) => [termIn(row, "one")?.value ?? "", termIn(row, "other")?.value ?? ""]),
      ),
    [data],
  );
}
