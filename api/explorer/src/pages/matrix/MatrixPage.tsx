import { useEffect, useRef } from "react";
import type { Matrix } from "../../api/types";
import { useResource } from "../../api/useResource";
import { useReader, useTitle } from "../../app/language";
import { navigate, useLocation, withParameters } from "../../app/router";
import { EmptyState, Loaded } from "../../components/Notice";
import { ProofPanel } from "../proof/ProofPanel";
import { Filters } from "./Filters";
import { Legend } from "./Legend";
import "./matrix.css";
import { MatrixGrid } from "./MatrixGrid";
import { filtersOf, groupRows, select } from "./selection";

/** The first page: national targets against provinces, and over it the proof that the address names. */
export function MatrixPage() {
  const { messages } = useReader();
  const matrix = useResource<Matrix>("/api/matrix");
  const location = useLocation();
  const comparison = location.parameters.get("proof");
  useTitle(comparison ? messages.proof.title : messages.matrix.title);

  // After the proof is closed the focus goes back to its cell.
  const lastOpened = useRef<string | null>(null);
  useEffect(() => {
    if (comparison) lastOpened.current = comparison;
  }, [comparison]);

  const filters = location.parameters;
  const close = () => navigate(withParameters(location, { proof: null }));
  return (
    <div className="page page--wide">
      <Loaded resource={matrix} lines={12}>
        {(data) => <MatrixView matrix={data} returnTo={comparison ? null : lastOpened.current} />}
      </Loaded>
      {comparison && (
        <ProofPanel
          comparison={comparison}
          matrix={matrix.status === "ready" ? matrix.data : null}
          query={filters.toString()}
          onClose={close}
        />
      )}
    </div>
  );
}

function MatrixView({ matrix, returnTo }: { matrix: Matrix; returnTo: string | null }) {
  const { messages } = useReader();
  const location = useLocation();
  const filters = filtersOf(location.parameters);
  const rows = select(matrix.rows, filters);
  return (
    <>
      <header className="page__header">
        <h1>{messages.matrix.title}</h1>
        <p>{messages.matrix.intro(matrix.rows.length, matrix.provinces.length)}</p>
      </header>
      {matrix.provinces.length === 0 ? (
        <EmptyState
          title={messages.matrix.emptyTitle}
          text={messages.matrix.empty}
          command="lienket ingest ke-hoach.txt"
        />
      ) : (
        <>
          <Filters matrix={matrix} filters={filters} shown={rows.length} />
          <Legend rows={rows} />
          {rows.length === 0 ? (
            <EmptyState title={messages.matrix.noRowsTitle} text={messages.matrix.noRows}>
              <button type="button" className="button" onClick={() => navigate("/", { replace: true })}>
                {messages.matrix.reset}
              </button>
            </EmptyState>
          ) : (
            <MatrixGrid
              groups={groupRows(rows)}
              provinces={matrix.provinces}
              query={location.parameters.toString()}
              returnTo={returnTo}
            />
          )}
        </>
      )}
    </>
  );
}
