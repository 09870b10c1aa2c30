import type { Proof, Sibling } from "../../api/types";
import { useReader } from "../../app/language";
import { Link } from "../../app/router";
import { Icon } from "../../components/Icon";
import { formatValue } from "../../text/format";

interface Properties {
  proof: Proof;
  addressOf: (comparison: string) => string;
}

/** The other comparisons of the same province with the same target: of another document's figure, of a result. */
export function Siblings({ proof, addressOf }: Properties) {
  const { messages } = useReader();
  if (proof.siblings.length < 2) return null;
  return (
    <nav className="views" aria-label={messages.proof.views}>
      {proof.siblings.map((sibling) => (
        <Link
          key={sibling.comparison}
          href={addressOf(sibling.comparison)}
          aria-current={sibling.comparison === proof.comparison ? "true" : undefined}
        >
          <Told sibling={sibling} proof={proof} />
        </Link>
      ))}
    </nav>
  );
}

function Told({ sibling, proof }: { sibling: Sibling; proof: Proof }) {
  const { language, messages } = useReader();
  const { kind, verdict, value, comparator, title } = sibling;
  return (
    <>
      <span>
        {kind === "target" ? messages.proof.viewTarget : messages.proof.viewProgress}: <Icon name={verdict} />{" "}
        {messages.verdicts[verdict]}
        {value !== null && `, ${formatValue(value, proof.unit, language, messages, comparator ?? "eq")}`}
      </span>
      {title && (
        <span className="views__title" lang="vi">
          {title}
        </span>
      )}
    </>
  );
}
