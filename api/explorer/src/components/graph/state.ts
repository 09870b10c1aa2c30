/** What a view of the graph shows. It stands in the address, so that a link brings back what was seen. */
export interface ViewState {
  /** IRIs, in the order in which they came. */
  things: readonly string[];
  /** Ids of groups: many things that stand there as one. */
  groups: readonly string[];
  /** The query whose answer groups are of. */
  query: string | null;
  layout: Layout;
  /** Classes and documents that are not shown, by id. */
  hidden: readonly string[];
  /** Where people have put things and groups, by IRI or id. */
  pinned: Readonly<Record<string, readonly [number, number]>>;
}

export const LAYOUTS = ["force", "lineage"] as const;
export type Layout = (typeof LAYOUTS)[number];

/** As many things and groups as the server puts into one view. */
export const MOST = 500;

export const EMPTY: ViewState = { things: [], groups: [], query: null, layout: "force", hidden: [], pinned: {} };

/** IRIs of lienket's own begin alike; the address is shorter without that, and with signs as they are that need no
 * escape behind a #. */
const OWN = "https://w3id.org/lienket/";
const short = (text: string): string => text.replaceAll(OWN, "~");
const long = (text: string): string => text.replaceAll(/(^|[ =])~/g, `$1${OWN}`);

export function write({ things, groups, query, layout, hidden, pinned }: ViewState): string {
  const fields = new URLSearchParams();
  for (const iri of things) fields.append("t", short(iri));
  for (const id of groups) fields.append("g", short(id));
  if (query !== null) fields.set("query", query);
  if (layout !== EMPTY.layout) fields.set("layout", layout);
  for (const id of hidden) fields.append("hide", id);
  for (const [id, [x, y]] of Object.entries(pinned)) fields.append("pin", `${Math.round(x)},${Math.round(y)},${short(id)}`);
  return fields.toString().replaceAll(/%(7E|2F|3A|3D|2C)/g, decodeURIComponent);
}

export function read(hash: string): ViewState {
  const fields = new URLSearchParams(hash);
  const pins = fields.getAll("pin").flatMap((text) => {
    const [, x, y, id] = /^(-?\d+),(-?\d+),(.+)$/.exec(text) ?? [];
    return id ? [[long(id), [Number(x), Number(y)]] as const] : [];
  });
  const things = [...new Set(fields.getAll("t").map(long))].slice(0, MOST);
  return {
    things,
    groups: [...new Set(fields.getAll("g").map(long))].slice(0, MOST - things.length),
    query: fields.get("query"),
    layout: LAYOUTS.find((known) => known === fields.get("layout")) ?? EMPTY.layout,
    hidden: fields.getAll("hide"),
    pinned: Object.fromEntries(pins),
  };
}

/** How full the view is. */
export const size = ({ things, groups }: ViewState): number => things.length + groups.length;

/** The view with more things and groups, as far as there is room. */
export function withMore(view: ViewState, iris: readonly string[], ids: readonly string[] = []): ViewState {
  const things = [...new Set([...view.things, ...iris])].slice(0, MOST - view.groups.length);
  return { ...view, things, groups: [...new Set([...view.groups, ...ids])].slice(0, MOST - things.length) };
}

/** The view without a thing or group. */
export function without(view: ViewState, id: string): ViewState {
  const { [id]: _, ...pinned } = view.pinned;
  const others = (all: readonly string[]) => all.filter((one) => one !== id);
  return { ...view, things: others(view.things), groups: others(view.groups), pinned };
}

export function toggled(view: ViewState, id: string): ViewState {
  const hidden = view.hidden.includes(id) ? view.hidden.filter((one) => one !== id) : [...view.hidden, id];
  return { ...view, hidden };
}

/** The view with a thing or group where a person has put it; null: where the picture wants it. */
export function pinnedAt(view: ViewState, id: string, at: readonly [number, number] | null): ViewState {
  const { [id]: _, ...others } = view.pinned;
  return { ...view, pinned: at ? { ...others, [id]: at } : others };
}
