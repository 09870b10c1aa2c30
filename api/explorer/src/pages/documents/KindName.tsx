import { useReader } from "../../app/language";
import { kindOf } from "./kinds";

/** The name of a kind of fact, underlined as its facts are in the text: colour is not all that tells kinds apart. */
export function KindName({ kind, count }: { kind: string; count?: number | undefined }) {
  const { messages } = useReader();
  const known = kindOf(kind);
  const name = messages.kinds[known];
  return (
    <span className="kind" data-kind={known}>
      <span className="kind__name">{count === undefined ? name : messages.documents.showKind(name, count)}</span>
    </span>
  );
}
