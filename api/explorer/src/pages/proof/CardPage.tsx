import type { Proof } from "../../api/types";
import { useResource } from "../../api/useResource";
import { useReader } from "../../app/language";
import { Link } from "../../app/router";
import { useTitle } from "../../app/title";
import { Loaded } from "../../components/Notice";
import { ShareButton } from "../../components/ShareButton";
import { cardPath, comparisonPath } from "../../text/format";
import { proofPath } from "../matrix/MatrixCell";
import "./proof.css";
import { ProofCard } from "./ProofCard";

/** A proof on a page of its own, for those whom its link was sent to. */
export default function CardPage({ comparison }: { comparison: string }) {
  const { messages } = useReader();
  const proof = useResource<Proof>(`/api/proof/${comparisonPath(comparison)}`);
  useTitle(messages.proof.title);
  return (
    <div className="page page--wide">
      <header className="card-header">
        <h1>{messages.proof.title}</h1>
        <div className="actions">
          <Link className="button button--quiet" href={proofPath(comparison, "")}>
            {messages.proof.overMatrix}
          </Link>
          <ShareButton address={() => cardPath(comparison)} />
        </div>
      </header>
      <Loaded resource={proof} lines={14}>
        {(data) => <ProofCard proof={data} addressOf={cardPath} />}
      </Loaded>
    </div>
  );
}
