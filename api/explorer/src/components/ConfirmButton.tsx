import { type ReactNode, useState } from "react";
import { useReader } from "../app/language";

/** A button for what cannot be undone: it asks once more, until the focus leaves it. */
export function ConfirmButton(props: { label?: string; act: () => void; children: ReactNode }) {
  const { messages } = useReader();
  const [asking, setAsking] = useState(false);
  const press = () => {
    if (asking) props.act();
    setAsking(!asking);
  };
  return (
    <button
      type="button"
      className="button button--quiet"
      aria-label={asking ? undefined : props.label}
      onClick={press}
      onBlur={() => setAsking(false)}
    >
      <span aria-live="polite">{asking ? messages.common.sure : props.children}</span>
    </button>
  );
}
