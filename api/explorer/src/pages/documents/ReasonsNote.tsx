import type { Reasons } from "../../api/documents";
import type { Resource } from "../../api/useResource";
import { useReader } from "../../app/language";
import { Skeleton } from "../../components/Skeleton";

/** That the rules behind facts are on their way, did not come, or are those of another version. */
export function ReasonsNote({ resource }: { resource: Resource<Reasons> }) {
  const { messages } = useReader();
  const { failed, otherVersion } = messages.documents.reasons;
  if (resource.status === "loading") return <Skeleton lines={2} />;
  if (resource.status === "failed")
    return (
      <p className="hint">
        {failed}{" "}
        <button type="button" className="link-button" onClick={resource.retry}>
          {messages.common.retry}
        </button>
      </p>
    );
  const { readBy, toldBy } = resource.data;
  return readBy === toldBy ? null : <p className="hint">{otherVersion(readBy, toldBy)}</p>;
}
