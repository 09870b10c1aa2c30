import type { Term } from "../../../api/types";
import type { Row } from "./outcome";

const TERM = String.raw`<[^>]*>|_:\S+|"(?:[^"\\]|\\.)*"(?:@[\w-]+|\^\^<[^>]*>)?|<<.*>>`;
const TRIPLE = new RegExp(String.raw`^(${TERM})\s+(${TERM})\s+(${TERM})\s*\.\s*$`);
const LITERAL = /^"((?:[^"\\]|\\.)*)"(?:@([\w-]+)|\^\^<([^>]*)>)?$/;
const ESCAPE = /\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/g;
const CHARACTERS: Record<string, string> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

/** The triples of a graph as the server writes N-Triples: one on each line. */
export function readTriples(text: string): Row[] {
  return text.split("\n").flatMap((line) => {
    const found = TRIPLE.exec(line);
    return found ? [{ subject: term(found[1] ?? ""), predicate: term(found[2] ?? ""), object: term(found[3] ?? "") }] : [];
  });
}

function term(text: string): Term {
  if (text.startsWith("<<")) return { type: "triple", value: text };
  if (text.startsWith("<")) return { type: "uri", value: unescaped(text.slice(1, -1)) };
  if (text.startsWith("_:")) return { type: "bnode", value: text };
  const [, value = "", language, datatype] = LITERAL.exec(text) ?? [];
  return { type: "literal", value: unescaped(value), ...(language && { language }), ...(datatype && { datatype }) };
}

const unescaped = (text: string): string =>
  text.replace(ESCAPE, (_, four?: string, eight?: string, one?: string) =>
    one === undefined ? String.fromCodePoint(parseInt(four ?? eight ?? "", 16)) : (CHARACTERS[one] ?? one),
  );
