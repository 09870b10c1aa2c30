import { useReader } from "../../app/language";
import type { GraphGroup } from "../../components/graph/picture";
import { Label } from "../../components/Label";
import { formatNumber } from "../../text/format";

interface Properties {
  group: GraphGroup;
  onOpen: () => void;
  onRemove: () => void;
}

/** What a group is, and how it falls apart. */
export function GroupPanel({ group, onOpen, onRemove }: Properties) {
  const { language, messages } = useReader();
  return (
    <aside className="thing-panel" aria-label={messages.graph.panel}>
      <header>
        {group.kind && (
          <p className="page__kicker">
            <Label of={group.kind.label} fallback={group.kind.id} />
          </p>
        )}
        <h2>
          <Label of={group.label} fallback="" />
        </h2>
      </header>
      <p>{messages.graph.group(formatNumber(group.count, language))}</p>
      <div className="actions">
        <button type="button" className="button button--primary" onClick={onOpen}>
          {messages.graph.openGroup}
        </button>
        <button type="button" className="button button--quiet" onClick={onRemove}>
          {messages.graph.remove}
        </button>
      </div>
    </aside>
  );
}
