import { useEffect, useRef } from "react";
import type { Proof } from "../../api/types";
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
  /** The filters of the matrix behind it. */
  query: string;
  onClose: () => void;
}

/** A proof over the matrix: beside it on a wide screen, instead of it on a narrow one. */
export function ProofPanel({ comparison, query, onClose }: Properties) {
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
          <Loaded resource={proof} lines={10}>
            {(data) => <ProofCard key={data.comparison} proof={data} addressOf={(other) => proofPath(other, query)} />}
          </Loaded>
        </div>
      </div>
    </dialog>
  );
}
