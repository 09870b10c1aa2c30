import { type ReactNode, useMemo } from "react";
import type { DocumentSummary } from "../../api/documents";
import { useReader } from "../../app/language";
import { navigate, useLocation, withParameters } from "../../app/router";
import { localised } from "../../text/format";
import { choiceOf, ORDERS, totals } from "./corpus";
import { KindName } from "./KindName";
import { kindsOf } from "./kinds";

/** Finds, filters and sorts the corpus; all of it stands in the address. */
export function CorpusFilters(props: { documents: readonly DocumentSummary[]; found: readonly DocumentSummary[] }) {
  const { documents, found } = props;
  const { messages } = useReader();
  const location = useLocation();
  const choice = choiceOf(location.parameters);
  const set = (name: string, value: string) =>
    navigate(withParameters(location, { [name]: value || null }), { replace: true });
  const years = useYears(documents);
  const places = usePlaces(documents);
  const words = messages.documents;
  return (
    <search className="corpus__filters">
      <Field label={words.search}>
        <input type="search" value={choice.words} onChange={(event) => set("q", event.target.value)} />
      </Field>
      <Choose label={words.place} value={choice.place} options={places} set={(value) => set("place", value)} />
      <Choose label={words.from} value={choice.from} options={years} set={(value) => set("from", value)} />
      <Choose label={words.to} value={choice.to} options={years} set={(value) => set("to", value)} />
      <Field label={words.sort}>
        <select value={choice.order} onChange={(event) => set("sort", event.target.value)}>
          {ORDERS.map((order) => (
            <option key={order} value={order}>
              {words.orders[order]}
            </option>
          ))}
        </select>
      </Field>
      <div className="kind-counts" role="group" aria-label={words.withKind}>
        {kindsOf(totals(found)).map(([kind, count]) => (
          <button
            key={kind}
            type="button"
            className="kind-toggle"
            aria-pressed={choice.kind === kind}
            onClick={() => set("kind", choice.kind === kind ? "" : kind)}
          >
            <KindName kind={kind} count={count} />
          </button>
        ))}
      </div>
      <p className="hint" role="status">
        {words.found(found.length, documents.length)}
      </p>
    </search>
  );
}

function Field({ label, children }: { label: string; children: ReactNode }) {
  return (
    <label className="field">
      <span className="field__label">{label}</span>
      {children}
    </label>
  );
}

type Option = readonly [value: string, label: string];

function Choose(props: { label: string; value: string; options: readonly Option[]; set: (value: string) => void }) {
  const { messages } = useReader();
  return (
    <Field label={props.label}>
      <select value={props.value} onChange={(event) => props.set(event.target.value)}>
        <option value="">{messages.common.all}</option>
        {props.options.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </Field>
  );
}

const useYears = (documents: readonly DocumentSummary[]): Option[] =>
  useMemo(() => {
    const years = new Set(documents.flatMap(({ issued }) => (issued ? [issued.slice(0, 4)] : [])));
    return [...years].toSorted().map((year) => [year, year] as const);
  }, [documents]);

/** The provinces that documents are of, and "none" where some are of none. */
function usePlaces(documents: readonly DocumentSummary[]): Option[] {
  const { language, messages } = useReader();
  return useMemo(() => {
    const found = new Map(documents.map(({ place }) => [place?.iri ?? "none", place]));
    const collator = new Intl.Collator(language);
    return [...found]
      .map(([iri, place]) => [iri, localised(place?.label, language, messages.documents.nationwide)] as const)
      .toSorted((a, b) => collator.compare(a[1], b[1]));
  }, [documents, language, messages]);
}
