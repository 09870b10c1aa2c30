import { useReader } from "../../app/language";
import { KEYS } from "./useKeys";

/** The keys of the page, and the switch that turns them off. */
export function KeyList({ on, turn }: { on: boolean; turn: (on: boolean) => void }) {
  const { messages } = useReader();
  return (
    <section className="review-keys" aria-labelledby="review-keys">
      <h2 id="review-keys">{messages.review.keys.title}</h2>
      <dl>
        {Object.entries(KEYS).map(([key, action]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{messages.review.actions[action]}</dd>
          </div>
        ))}
      </dl>
      <label className="checkbox">
        <input type="checkbox" checked={on} onChange={(event) => turn(event.target.checked)} />
        <span>{messages.review.keys.on}</span>
      </label>
      <p className="hint">{messages.review.keys.hint}</p>
    </section>
  );
}
