import type { DocumentSummary } from "../../api/documents";
import { useReader } from "../../app/language";
import { Label } from "../../components/Label";

const MOST = 4;

/** Things that a walk may begin with: the provinces that the documents are about. */
export function Beginnings({ documents, onPick }: { documents: DocumentSummary[]; onPick: (iri: string) => void }) {
  const { messages } = useReader();
  const places = new Map(documents.flatMap(({ place }) => (place ? [[place.iri, place.label] as const] : [])));
  if (places.size === 0) return null;
  return (
    <div className="actions" role="group" aria-label={messages.graph.beginWith}>
      <span aria-hidden="true">{messages.graph.beginWith}</span>
      {[...places].slice(0, MOST).map(([iri, label]) => (
        <button key={iri} type="button" className="button" onClick={() => onPick(iri)}>
          <Label of={label} />
        </button>
      ))}
    </div>
  );
}
