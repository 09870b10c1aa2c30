import { useEffect, useMemo, useRef } from "react";
import type { Matrix } from "../../api/types";
import { useResource } from "../../api/useResource";
import { useReader } from "../../app/language";
import { Link, navigate, useLocation, withParameters } from "../../app/router";
import { useTitle } from "../../app/title";
import { EmptyState, Loaded } from "../../components/Notice";
import { ProofPanel } from "../proof/ProofPanel";
import { Downloads } from "./Downloads";
import { Filters } from "./Filters";
import { Legend } from "./Legend";
import { MapAside, MapSwitch, useMap } from "./MapAside";
import "./matrix.css";
import { MatrixGrid } from "./MatrixGrid";
import { type Choice, choiceOf, type Selected, select, UNFILTERED } from "./selection";

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

  const query = location.parameters.toString();
  return (
    <div className="page page--wide page--matrix">
      <Loaded resource={matrix} lines={12}>
        {(data) => <MatrixView matrix={data} returnTo={comparison ? null : lastOpened.current} />}
      </Loaded>
      {comparison && (
        <ProofPanel
          comparison={comparison}
          query={query}
          onClose={() => navigate(withParameters(location, { proof: null }))}
        />
      )}
    </div>
  );
}

function MatrixView({ matrix, returnTo }: { matrix: Matrix; returnTo: string | null }) {
  const { messages } = useReader();
  const { parameters } = useLocation();
  const choice = useMemo(() => choiceOf(parameters), [parameters]);
  const selected = useMemo(() => select(matrix, choice), [matrix, choice]);
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
          command="lienket ingest ke-hoach.docx"
        >
          <Link className="button" href="/documents">
            {messages.navigation.documents}
          </Link>
        </EmptyState>
      ) : (
        <>
          <Filters matrix={matrix} choice={choice} selected={selected} />
          <Shown matrix={matrix} choice={choice} selected={selected} returnTo={returnTo} />
        </>
      )}
    </>
  );
}

interface ShownProperties {
  matrix: Matrix;
  choice: Choice;
  selected: Selected;
  returnTo: string | null;
}

/** What the filters leave, as a table and as a map. */
function Shown({ matrix, choice, selected, returnTo }: ShownProperties) {
  const { messages } = useReader();
  const location = useLocation();
  const map = useMap();
  if (selected.rows.length === 0)
    return (
      <EmptyState title={messages.matrix.noRowsTitle} text={messages.matrix.noRows}>
        <button
          type="button"
          className="button"
          onClick={() => navigate(withParameters(location, { ...UNFILTERED, targets: null }), { replace: true })}
        >
          {messages.matrix.reset}
        </button>
      </EmptyState>
    );
  const aside = map.isShown && <MapAside matrix={matrix} rows={selected.rows} />;
  return (
    <div className="matrix-and-map" data-map={map.isShown || undefined}>
      <div className="matrix-and-map__table">
        <Legend rows={selected.rows} provinces={selected.provinces} />
        <div className="matrix-tools">
          <MapSwitch {...map} />
          <Downloads selected={selected} choice={choice} />
        </div>
        {!map.hasRoom && aside}
        <MatrixGrid
          selected={selected}
          choice={choice}
          query={location.parameters.toString()}
          returnTo={returnTo}
          marked={location.parameters.get("province")}
        />
      </div>
      {map.hasRoom && aside}
    </div>
  );
}
