import { useState } from "react";
import { useReader } from "../app/language";
import { Icon } from "./Icon";

/** Copies a text and says that it did. The clipboard exists on https and loopback addresses only. */
export function CopyButton({ text, label }: { text: () => string | Promise<string>; label?: string }) {
  const { messages } = useReader();
  const [outcome, setOutcome] = useState<"copied" | "copyFailed" | null>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(await text());
      setOutcome("copied");
    } catch {
      setOutcome("copyFailed");
    }
    window.setTimeout(() => setOutcome(null), 2500);
  };
  return (
    <button type="button" className="button button--quiet" onClick={copy}>
      <Icon name={outcome === "copied" ? "check" : label ? "link" : "copy"} />
      <span aria-live="polite">{outcome ? messages.common[outcome] : (label ?? messages.common.copy)}</span>
    </button>
  );
}
