import { useReader } from "../../app/language";
import { Link, navigate, useLocation, withParameters } from "../../app/router";
import { localised } from "../../text/format";
import { FACETS, type Facet, type Queue } from "./types";

const STATES = ["open", "objections", "disputed", "decided", "all"] as const;

/** Which part of the queue is shown, with how many there are of each. */
export function Filters({ queue }: { queue: Queue }) {
  const { messages } = useReader();
  const location = useLocation();
  const state = location.parameters.get("state") ?? "open";
  return (
    <div className="review-filters">
      <nav className="tabs review-tabs" aria-label={messages.review.states.label}>
        {STATES.map((known) => (
          <Link
            key={known}
            href={withParameters(location, { state: known === "open" ? null : known, of: null })}
            aria-current={known === state ? "page" : undefined}
          >
            {messages.review.states[known]} <span className="review-count">{queue.states[known] ?? 0}</span>
          </Link>
        ))}
      </nav>
      <section className="review-facets" aria-label={messages.review.filters.label}>
        {FACETS.map((facet) => (
          <FacetSelect key={facet} facet={facet} queue={queue} />
        ))}
      </section>
    </div>
  );
}

function FacetSelect({ facet, queue }: { facet: Facet; queue: Queue }) {
  const { language, messages } = useReader();
  const location = useLocation();
  const chosen = location.parameters.get(facet) ?? "";
  const said = (id: string): string | undefined =>
    facet === "reason" ? messages.review.reasons[id] : facet === "kind" ? messages.review.kinds[id] : undefined;
  return (
    <label className="field">
      <span className="field__label">{messages.review.filters[facet]}</span>
      <select
        value={chosen}
        onChange={(event) =>
          navigate(withParameters(location, { [facet]: event.target.value || null, of: null }), { replace: true })
        }
      >
        <option value="">{messages.review.filters.all}</option>
        {queue.facets[facet].map(({ id, label, count }) => (
          <option key={id} value={id} lang={facet === "document" ? "vi" : undefined}>
            {said(id) ?? localised(label, language, id)} ({count})
          </option>
        ))}
      </select>
    </label>
  );
}
