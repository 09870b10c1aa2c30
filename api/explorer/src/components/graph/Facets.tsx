/** What things have in common, and how many of those in view do. */
export interface Facet {
  id: string;
  label: string;
  count: number;
  colour: number | undefined;
}

interface Properties {
  title: string;
  facets: readonly Facet[];
  hidden: readonly string[];
  onToggle: (id: string) => void;
}

/** Shows and hides things by what they have in common; the legend of their colours too. */
export function Facets({ title, facets, hidden, onToggle }: Properties) {
  if (facets.length === 0) return null;
  return (
    <fieldset className="choices">
      <legend className="field__label">{title}</legend>
      {facets.map(({ id, label, count, colour }) => (
        <label key={id} data-kind={colour}>
          <input type="checkbox" checked={!hidden.includes(id)} onChange={() => onToggle(id)} />
          {label} ({count})
        </label>
      ))}
    </fieldset>
  );
}
