import type { Outcome, Upload, UploadedFile } from "../../api/documents";
import { useReader } from "../../app/language";
import { Link } from "../../app/router";
import { Label } from "../../components/Label";
import { documentPath } from "../../text/format";
import { KindName } from "../documents/KindName";
import { kindsOf } from "../documents/kinds";
import type { Sending } from "./useUploads";

export function SendingProgress({ sending }: { sending: Sending }) {
  const { language, messages } = useReader();
  const percent = new Intl.NumberFormat(language, { style: "percent" }).format(sending.share);
  const label = messages.upload.sending(sending.names.length, percent);
  return (
    <section className="card" aria-busy="true">
      <p>{label}</p>
      <progress value={sending.share} max={1} aria-label={label} />
    </section>
  );
}

/** Where each file of an upload is, and what became of it; `waiting` are the documents that are staged. */
export function UploadProgress({ upload, waiting }: { upload: Upload; waiting: ReadonlySet<string> }) {
  const { language, messages } = useReader();
  const done = upload.files.filter(({ stage }) => stage === "done").length;
  const time = new Date(upload.begun).toLocaleTimeString(language, { hour: "2-digit", minute: "2-digit" });
  return (
    <section className="card" aria-label={messages.upload.uploadOf(time)} aria-busy={!upload.ended}>
      <p className="upload__summary" role="status">
        {upload.ended ? messages.upload.ended(upload.files.length) : messages.upload.working(done, upload.files.length)}
      </p>
      {upload.problem && (
        <p className="upload__problem" role="alert">
          <Label of={upload.problem.title} /> <span lang="en">({upload.problem.detail})</span>
        </p>
      )}
      <ul className="upload__files">
        {upload.files.map((file) => (
          <FileLine key={file.file} file={file} failed={upload.problem !== null} waiting={waiting} />
        ))}
      </ul>
    </section>
  );
}

function FileLine(props: { file: UploadedFile; failed: boolean; waiting: ReadonlySet<string> }) {
  const { file, failed, waiting } = props;
  const { messages } = useReader();
  const { outcome } = file;
  const status = outcome?.status ?? (failed ? "failed" : file.stage);
  return (
    <li className="upload__file" data-status={status}>
      <strong>{file.file}</strong>
      <span className="upload__stage">
        {outcome ? messages.upload.statuses[outcome.status] : failed ? messages.upload.failed : stageOf(file, messages)}
      </span>
      {!outcome && !failed && (
        <progress
          aria-label={messages.upload.progressOf(file.file)}
          {...(file.stage === "reading" && { value: file.done, max: Math.max(1, file.of) })}
          {...(file.stage === "waiting" && { value: 0 })}
          {...(file.stage === "done" && { value: 1 })}
        />
      )}
      {outcome && <OutcomeLine outcome={outcome} waiting={waiting} />}
    </li>
  );
}

type Words = ReturnType<typeof useReader>["messages"];

function stageOf(file: UploadedFile, messages: Words): string {
  const parts = file.stage === "reading" && file.of > 0 ? ` ${file.done}/${file.of}` : "";
  return messages.upload.stages[file.stage] + parts;
}

/** What became of a file: its facts, the document that it repeats, or why it was refused and what to do. */
function OutcomeLine({ outcome, waiting }: { outcome: Outcome; waiting: ReadonlySet<string> }) {
  const { messages } = useReader();
  const words = messages.upload;
  if (outcome.status === "refused")
    return (
      <p className="upload__why">
        {words.reasons[outcome.reason ?? ""] ?? words.reasons.other}{" "}
        <span lang="en" className="hint">
          ({outcome.message})
        </span>
      </p>
    );
  if (outcome.status === "unchanged")
    return (
      <p className="upload__why">
        {waiting.has(outcome.document ?? "") ? (
          words.duplicateStaged(outcome.document ?? "")
        ) : (
          <>
            {words.duplicate} <Link href={documentPath(outcome.document ?? "")}>{outcome.document}</Link>
          </>
        )}
      </p>
    );
  return (
    <div className="upload__why">
      <p className="kind-counts">
        {kindsOf(outcome.facts).map(([kind, count]) => (
          <KindName key={kind} kind={kind} count={count} />
        ))}
      </p>
      {outcome.unread.length > 0 && <p>{words.unread(outcome.unread.join(", "))}</p>}
    </div>
  );
}
