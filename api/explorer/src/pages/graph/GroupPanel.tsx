import { useState } from "react";
import { ApiError, post } from "../../api/client";
import { useReader } from "../../app/language";
import { Label } from "../../components/Label";
import { ErrorText } from "../../components/Notice";
import { formatNumber } from "../../text/format";
import type { GraphGroup } from "../../components/graph/picture";
import type { Parts } from "./types";

interface Properties {
  group: GraphGroup;
  query: string | null;
  onOpen: (parts: Parts) => void;
  onRemove: () => void;
}

/** What a group is, and how it falls apart. */
export function GroupPanel({ group, query, onOpen, onRemove }: Properties) {
  const { language, messages } = useReader();
  const [error, setError] = useState<ApiError | null>(null);
  const open = async () => {
    try {
      onOpen(await partsOf(group.id, query));
    } catch (failure) {
      setError(failure instanceof ApiError ? failure : new ApiError(0, String(failure), ""));
    }
  };
  return (
    <aside className="thing-panel" aria-label={messages.graph.panel}>
      <header>
        {group.kind && <p className="page__kicker"><Label of={group.kind.label} fallback={group.kind.id} /></p>}
        <h2><Label of={group.label} /></h2>
      </header>
      <p>{messages.graph.group(formatNumber(group.count, language))}</p>
      <div className="actions">
        <button type="button" className="button button--primary" onClick={() => void open()}>
          {messages.graph.openGroup}
        </button>
        <button type="button" className="button button--quiet" onClick={onRemove}>
          {messages.graph.remove}
        </button>
      </div>
      {error && (
        <div role="alert">
          <ErrorText error={error} />
        </div>
      )}
    </aside>
  );
}

/** What a group falls into: smaller ones, or its things where they are few. */
export async function partsOf(group: string, query: string | null): Promise<Parts> {
  return (await (await post("/api/graph/parts", { group, query })).json()) as Parts;
}
