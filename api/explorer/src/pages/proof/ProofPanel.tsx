import { useEffect, useRef } from "react";
import type { Cell, Matrix, Proof } from "../../api/types";
import { useResource } from "../../api/useResource";
import { useReader } from "../../app/language";
import { Link } from "../../app/router";
import { CopyButton } from "../../components/CopyButton";
import { Icon } from "../../components/Icon";
import { Loaded } from "../../components/Notice";
import { cardPath, comparisonPath } from "../../text/format";
import { proofPath } from "../matrix/MatrixCell";
import "./proof.css";
import { ProofCard } from "./ProofCard";

interface Properties {
  comparison: string;
  /** Behind the panel, where it has loaded; tells which other comparison belongs to the same cell. */
  matrix: Matrix | null;
  query: string;
  onClose: () => void;
}

/** A proof over the matrix: beside it on a wide screen, instead of it on a narrow one. */
export function ProofPanel({ comparison, matrix, query, onClose }: Properties) {
  const { messages } = useReader();
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const proof = useResource<Proof>(`/api/proof/${comparisonPath(comparison)}`);

  // A modal dialog keeps the focus inside and makes the page behind it inert.
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    heading.current?.focus();
    return () => element?.close();
  }, []);

  return (
    <dialog
      ref={dialog}
      className="panel"
      aria-labelledby="proof-heading"
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      <div className="panel__content">
        <header className="panel__header">
          <h2 id="proof-heading" ref={heading} tabIndex={-1}>
            {messages.proof.title}
          </h2>
          <Link className="button button--quiet" href={cardPath(comparison)}>
            {messages.proof.ownPage}
          </Link>
          <CopyButton label={messages.common.copyLink} text={() => new URL(cardPath(comparison), window.location.href).href} />
          <button
            type="button"
            className="button button--quiet button--icon"
            aria-label={messages.common.close}
            onClick={onClose}
          >
            <Icon name="close" />
          </button>
        </header>
        <div className="panel__body">
          <CellViews comparison={comparison} cell={matrix && cellOf(matrix, comparison)} query={query} />
          <Loaded resource={proof} lines={10}>
            {(data) => <ProofCard key={data.comparison} proof={data} />}
          </Loaded>
        </div>
      </div>
    </dialog>
  );
}

/** A cell with a reported result has two comparisons: of the target, and of the result. */
function CellViews({ comparison, cell, query }: { comparison: string; cell: Cell | null; query: string }) {
  const { messages } = useReader();
  if (!cell?.progress || !cell.comparison || !cell.verdict) return null;
  const views = [
    { of: cell.comparison, verdict: cell.verdict, name: messages.proof.viewTarget },
    { of: cell.progress.comparison, verdict: cell.progress.verdict, name: messages.proof.viewProgress },
  ];
  return (
    <nav className="views" aria-label={messages.proof.views}>
      {views.map(({ of, verdict, name }) => (
        <Link key={of} href={proofPath(of, query)} aria-current={of === comparison ? "true" : undefined}>
          {name}: <Icon name={verdict} /> {messages.verdicts[verdict]}
        </Link>
      ))}
    </nav>
  );
}

function cellOf(matrix: Matrix, comparison: string): Cell | null {
  for (const row of matrix.rows)
    for (const cell of Object.values(row.cells))
      if (cell.comparison === comparison || cell.progress?.comparison === comparison) return cell;
  return null;
}
