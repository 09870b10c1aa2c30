import type { ApiError } from "../../../api/client";
import type { Messages } from "../../../messages";

/** What is wrong with the query, and where, counted from 1. */
export interface Fault {
  line: number;
  column: number;
  message: string;
}

/** Strings, IRIs and comments: words in them are none of the query's. */
const QUOTED = /"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|<[^<>\s]*>|#.*/g;
const REFUSED = /\b(?:SERVICE|FROM|INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY)\b/i;

/** Where and in which words of the reader's an error is about a place in the query; null where it is not. */
export function faultOf(error: ApiError, query: string, messages: Messages): Fault | null {
  const { faults, notSparql } = messages.sparql;
  if (error.kind === "query-refused") return refusal(query, messages);
  if (error.line === undefined) return null;
  const message = faults[error.fault]?.(error.word) ?? notSparql(error.expected.filter((one) => /^"[.;,{}()]"$/.test(one)));
  return { line: error.line, column: error.column ?? 1, message };
}

function refusal(query: string, { sparql }: Messages): Fault | null {
  const found = REFUSED.exec(query.replace(QUOTED, (text) => text.replace(/[^\n]/g, " ")));
  if (!found) return null;
  const lines = query.slice(0, found.index).split("\n");
  const word = found[0].toUpperCase();
  const message = word === "SERVICE" ? sparql.refused.service : word === "FROM" ? sparql.refused.from : sparql.refused.change(word);
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1, message };
}
