import type { Staged } from "../../api/documents";
import { useResource } from "../../api/useResource";
import { useReader } from "../../app/language";
import { Link, useLocation, withParameters } from "../../app/router";
import { useTitle } from "../../app/title";
import { NeedsScope } from "../../components/NeedsScope";
import { ErrorText, Loaded } from "../../components/Notice";
import "../documents/documents.css";
import { Dropzone } from "./Dropzone";
import { Removal } from "./Removal";
import { StagedDocuments } from "./StagedDocuments";
import "./upload.css";
import { SendingProgress, UploadProgress } from "./UploadProgress";
import { useUploads } from "./useUploads";

/** Files of one request, as the API says. */
const MOST = 100;

/** Documents are sent, read, looked at, and published or discarded. */
export default function UploadPage() {
  const { messages } = useReader();
  useTitle(messages.upload.title);
  return (
    <div className="page page--wide upload">
      <header className="page__header">
        <h1>{messages.upload.title}</h1>
        <p>{messages.upload.intro}</p>
      </header>
      <NeedsScope scope="ingest">
        <Uploading />
      </NeedsScope>
    </div>
  );
}

function Uploading() {
  const { messages } = useReader();
  const staged = useResource<Staged>("/api/staged", { withToken: true });
  const reload = staged.status === "ready" ? staged.reload : staged.status === "failed" ? staged.retry : () => undefined;
  const location = useLocation();
  const of = location.parameters.get("of");
  const leaving = location.parameters.get("remove");
  const { sending, uploads, send } = useUploads(of, reload);
  const waiting = new Set(staged.status === "ready" ? staged.data.documents.map(({ document }) => document) : []);
  return (
    <>
      {of !== null && (
        <p>
          {messages.upload.versionOf(of)}{" "}
          <Link href={withParameters(location, { of: null })}>{messages.upload.others}</Link>
        </p>
      )}
      {leaving !== null && <Removal document={leaving} reload={reload} />}
      <Dropzone send={send} most={of === null ? MOST : 1} busy={sending !== null && sending.error === null} />
      {sending?.error && (
        <div className="notice notice--error" role="alert">
          <h2>{sending.error.title || messages.upload.notSent}</h2>
          <ErrorText error={sending.error} />
        </div>
      )}
      {sending && !sending.error && <SendingProgress sending={sending} />}
      {uploads.toReversed().map((upload) => (
        <UploadProgress key={upload.id} upload={upload} waiting={waiting} />
      ))}
      <Loaded resource={staged}>{(data) => <StagedDocuments staged={data} reload={reload} />}</Loaded>
    </>
  );
}
