import {
  type Completion,
  type CompletionContext,
  type CompletionResult,
  type CompletionSource,
  pickedCompletion,
  snippet,
} from "@codemirror/autocomplete";
import { syntaxTree } from "@codemirror/language";
import type { EditorView } from "@codemirror/view";
import { getJson } from "../../../api/client";
import type { Localised } from "../../../api/types";
import type { Language, Messages } from "../../../messages";
import { folded } from "../../../text/fold";
import { localised } from "../../../text/format";
import { declaration, ownPrefixes, prefixed, type Prefixes } from "./prefixes";
import { KEYWORDS, SNIPPETS } from "./words";

interface Found {
  iri: string;
  label: Localised | null;
  class: string | null;
}

const MOST = 30;
const OWL = "http://www.w3.org/2002/07/owl#";

/**
 * What may stand at the cursor: things by their labels in either language, accents or not, as prefixed names of
 * our own prefixes; keywords; snippets; the variables of the query.
 */
export function completion(language: Language, messages: Messages): CompletionSource {
  return async (context) => {
    if (isQuoted(context)) return null;
    const variable = context.matchBefore(/[?$][\p{L}\p{N}_]*/u);
    if (variable) return variables(context, variable.from);
    const typed = typedWords(context);
    if (!typed) return null;
    const options = [...keywords(typed.text), ...(await things(typed, context, language)), ...snippets(typed.text, messages)];
    return { from: typed.from, options, filter: false };
  };
}

/** Within a string, a comment or an IRI nothing is completed. */
function isQuoted(context: CompletionContext): boolean {
  const { name } = syntaxTree(context.state).resolveInner(context.pos, -1);
  return name === "string" || name === "comment" || /<[^\s>]*$/.test(context.state.sliceDoc(context.state.doc.lineAt(context.pos).from, context.pos));
}

interface Typed {
  from: number;
  /** The words that name a thing. */
  text: string;
  /** The prefix that was typed before them. */
  prefix: string | null;
}

/** The bare words before the cursor, or what stands behind a prefix. In SPARQL only keywords are bare words, so
 * all others are the beginning of a label, which may have several. */
function typedWords(context: CompletionContext): Typed | null {
  const withPrefix = context.matchBefore(/[A-Za-z][\w-]*:[\p{L}\p{N}_-]*/u);
  if (withPrefix) {
    const [prefix = "", local = ""] = withPrefix.text.split(":");
    return { from: withPrefix.from, text: local, prefix };
  }
  const words = context.matchBefore(/(?:(?<![?$:@\p{L}\p{N}_])[\p{L}\p{M}\p{N}]+ ?)+/u);
  if (!words) return context.explicit ? { from: context.pos, text: "", prefix: null } : null;
  const leading = /^(?:(?:[A-Z]+|a|[\d.]+) +)*/.exec(words.text)?.[0].length ?? 0;
  const text = words.text.slice(leading);
  if (/^[\d.]+$/.test(text) && !context.explicit) return null; // A figure is the beginning of no name.
  return text.length > 1 || context.explicit ? { from: words.from + leading, text, prefix: null } : null;
}

function variables(context: CompletionContext, from: number): CompletionResult {
  const known = new Set(context.state.doc.toString().match(/[?$][\p{L}\p{N}_]+/gu));
  known.delete(context.state.sliceDoc(from, context.pos));
  return { from, options: [...known].map((label) => ({ label, type: "variable" })), validFor: /^[?$][\p{L}\p{N}_]*$/u };
}

function keywords(typed: string): Completion[] {
  const start = typed.toUpperCase();
  return KEYWORDS.filter((word) => start && word.startsWith(start)).map((label) => ({ label, type: "keyword" }));
}

function snippets(typed: string, messages: Messages): Completion[] {
  const wanted = folded(typed);
  return SNIPPETS.flatMap(({ name, template, prefixes }) => {
    const label = messages.sparql.snippets[name];
    if (wanted && !folded(label).includes(wanted)) return [];
    const apply = (view: EditorView, picked: Completion, from: number, to: number) =>
      void ownPrefixes().then((own) => {
        const shift = declare(view, prefixes, own);
        snippet(template)(view, picked, from + shift, to + shift);
      });
    return [{ label, type: "text", detail: messages.sparql.snippet, apply }];
  });
}

async function things(typed: Typed, context: CompletionContext, language: Language): Promise<Completion[]> {
  if (!typed.text.trim()) return [];
  const controller = new AbortController();
  context.addEventListener("abort", () => controller.abort());
  const query = new URLSearchParams({ q: typed.text, limit: String(MOST) });
  try {
    const [found, prefixes] = await Promise.all([getJson<Found[]>(`/api/search?${query}`, controller.signal), ownPrefixes()]);
    return found.flatMap((thing) => option(thing, typed, prefixes, language));
  } catch {
    return []; // Without the server there is nothing to offer; running the query tells why.
  }
}

function option(thing: Found, typed: Typed, prefixes: Prefixes, language: Language): Completion[] {
  const name = prefixed(thing.iri, prefixes);
  if (!name || (typed.prefix !== null && typed.prefix !== name.prefix)) return [];
  const text = `${name.prefix}:${name.local}`;
  const apply = (view: EditorView, picked: Completion, from: number, to: number) => {
    const shift = declare(view, [name.prefix], prefixes);
    view.dispatch({
      changes: { from: from + shift, to: to + shift, insert: text },
      selection: { anchor: from + shift + text.length },
      annotations: pickedCompletion.of(picked),
      userEvent: "input.complete",
    });
  };
  return [{ label: localised(thing.label, language, text), detail: text, type: kind(thing.class), apply }];
}

/** Declares prefixes that the query lacks at its top; gives how far that moves the rest. */
function declare(view: EditorView, names: readonly string[], prefixes: Prefixes): number {
  const query = view.state.doc.toString();
  const insert = names.map((name) => declaration(query, name, prefixes)).join("");
  if (insert) view.dispatch({ changes: { from: 0, insert } });
  return insert.length;
}

function kind(of: string | null): string {
  if (of === `${OWL}Class`) return "class";
  return of === `${OWL}ObjectProperty` || of === `${OWL}DatatypeProperty` ? "property" : "constant";
}
