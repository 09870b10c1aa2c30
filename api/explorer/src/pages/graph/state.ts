/** What a view of the graph shows. It stands in the address, so that a link brings back what was seen. */
export interface ViewState {
  /** IRIs, in the order in which they came. */
  things: readonly string[];
  layout: Layout;
  /** Classes and documents that are not shown, by id. */
  hidden: readonly string[];
  /** Where people have put things, by IRI. */
  pinned: Readonly<Record<string, readonly [number, number]>>;
}

export const LAYOUTS = ["force", "lineage"] as const;
export type Layout = (typeof LAYOUTS)[number];

/** As many things as the server puts into one view. */
export const MOST = 500;

export const EMPTY: ViewState = { things: [], layout: "force", hidden: [], pinned: {} };

/** IRIs of lienket's own begin alike; the address is shorter without that. */
const OWN = "https://w3id.org/lienket/";
const short = (iri: string): string => (iri.startsWith(OWN) ? `~${iri.slice(OWN.length)}` : iri);
const long = (text: string): string => (text.startsWith("~") ? OWN + text.slice(1) : text);

export function write({ things, layout, hidden, pinned }: ViewState): string {
  const fields = new URLSearchParams();
  for (const iri of things) fields.append("t", short(iri));
  if (layout !== EMPTY.layout) fields.set("layout", layout);
  for (const id of hidden) fields.append("hide", id);
  for (const [iri, [x, y]] of Object.entries(pinned)) fields.append("pin", `${Math.round(x)},${Math.round(y)},${short(iri)}`);
  return fields.toString();
}

export function read(hash: string): ViewState {
  const fields = new URLSearchParams(hash);
  const pins = fields.getAll("pin").flatMap((text) => {
    const [, x, y, iri] = /^(-?\d+),(-?\d+),(.+)$/.exec(text) ?? [];
    return iri ? [[long(iri), [Number(x), Number(y)]] as const] : [];
  });
  return {
    things: [...new Set(fields.getAll("t").map(long))].slice(0, MOST),
    layout: LAYOUTS.find((known) => known === fields.get("layout")) ?? EMPTY.layout,
    hidden: fields.getAll("hide"),
    pinned: Object.fromEntries(pins),
  };
}

/** The view with more things, as far as there is room. */
export function withThings(view: ViewState, more: readonly string[]): ViewState {
  return { ...view, things: [...new Set([...view.things, ...more])].slice(0, MOST) };
}

export function without(view: ViewState, iri: string): ViewState {
  const { [iri]: _, ...pinned } = view.pinned;
  return { ...view, things: view.things.filter((one) => one !== iri), pinned };
}

export function toggled(view: ViewState, id: string): ViewState {
  const hidden = view.hidden.includes(id) ? view.hidden.filter((one) => one !== id) : [...view.hidden, id];
  return { ...view, hidden };
}
