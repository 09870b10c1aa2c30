import { useMemo } from "react";
import type { Doubt, StagedDocument, StagedPreview } from "../../api/documents";
import { useResource } from "../../api/useResource";
import { useReader } from "../../app/language";
import { Label } from "../../components/Label";
import { Loaded } from "../../components/Notice";
import { ChangeCounts } from "../documents/ChangeCounts";
import { FactReader } from "../documents/FactReader";
import { KindToggles, useShown } from "../documents/KindToggles";
import { Revisions } from "../documents/Revisions";
import { useReasons } from "../documents/useReasons";

/** A staged document: its text with the facts that would be published, and how they differ from those of now. */
export function StagedPreviewView({ document, stamp }: { document: StagedDocument; stamp: string }) {
  const path = `/api/staged/${encodeURIComponent(document.document)}?stamp=${stamp}`;
  const preview = useResource<StagedPreview>(path, { withToken: true });
  return (
    <Loaded resource={preview} lines={12}>
      {(data) => <Preview preview={data} stamp={stamp} />}
    </Loaded>
  );
}

function Preview({ preview, stamp }: { preview: StagedPreview; stamp: string }) {
  const { messages } = useReader();
  const why = `/api/staged/${encodeURIComponent(preview.document)}/reasons?stamp=${stamp}`;
  const reasons = useReasons(preview.text === null ? null : why, { withToken: true });
  const known = useMemo(() => new Map(preview.statements.map((fact) => [fact.iri, fact])), [preview]);
  const changes = useMemo(
    () => new Map(preview.changes.flatMap(({ after, change }) => (after ? [[after.iri, change] as const] : []))),
    [preview],
  );
  const isNew = preview.change === "new";
  const marked = useMemo(
    () => preview.statements.map((fact) => (isNew ? fact : { ...fact, change: changes.get(fact.iri) ?? "same" })),
    [preview, changes, isNew],
  );
  const shown = useShown(marked);
  return (
    <article className="staged-preview" aria-labelledby="preview-heading">
      <h3 id="preview-heading" lang="vi">
        {preview.title}
      </h3>
      {isNew ? <p className="hint">{messages.upload.allNew}</p> : <ChangeCounts counts={preview.counts} />}
      <Doubts doubts={preview.doubts} />
      {preview.unread.length > 0 && <p>{messages.upload.unread(preview.unread.join(", "))}</p>}
      <div className="staged-preview__columns">
        {preview.text !== null && (
          <div className="staged-preview__text">
            <KindToggles facts={preview.statements} />
            <FactReader
              text={preview.text}
              sections={preview.sections}
              facts={shown}
              known={known}
              reasons={reasons}
              target={null}
            />
          </div>
        )}
        {!isNew && (
          <div className="staged-preview__changes">
            <Revisions changes={preview.changes} />
          </div>
        )}
      </div>
    </article>
  );
}

/** What the document says that is left out, and why. */
function Doubts({ doubts }: { doubts: readonly Doubt[] }) {
  const { messages } = useReader();
  if (doubts.length === 0) return null;
  return (
    <details className="disclosure" open={doubts.length <= 5}>
      <summary>{messages.upload.doubts(doubts.length)}</summary>
      <ul className="plain-list disclosure__body">
        {doubts.map((doubt) => (
          <li key={doubt.span.join("-")}>
            <q lang="vi">{doubt.exact}</q>: <Label of={doubt.reasons} />
          </li>
        ))}
      </ul>
    </details>
  );
}
