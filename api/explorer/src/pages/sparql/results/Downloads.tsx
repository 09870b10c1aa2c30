import { useState } from "react";
import { post, request } from "../../../api/client";
import { useReader } from "../../../app/language";
import { save } from "../../../text/save";
import type { Run } from "./outcome";

const FORMATS = {
  table: [
    ["CSV", "csv"],
    ["TSV", "tsv"],
    ["JSON", "json"],
    ["XLSX", "xlsx"],
  ],
  graph: [
    ["Turtle", "turtle"],
    ["JSON-LD", "jsonld"],
    ["N-Triples", "ntriples"],
  ],
} as const;
const SUFFIXES: Record<string, string> = { turtle: "ttl", jsonld: "jsonld", ntriples: "nt" };

/** The whole answer as files, asked for anew: the server knows more forms than the page has drawn. */
export function Downloads({ run: { query, outcome } }: { run: Run }) {
  const { language, messages } = useReader();
  const [failed, setFailed] = useState(false);
  if (outcome.kind !== "table") return null;
  const download = async (format: string) => {
    try {
      const response = await (format === "xlsx" ? workbook(query, language) : asked(query, format));
      save(await response.blob(), `lienket.${SUFFIXES[format] ?? format}`);
      setFailed(false);
    } catch {
      setFailed(true);
    }
  };
  return (
    <>
      {FORMATS[outcome.isGraph ? "graph" : "table"].map(([name, format]) => (
        <button key={format} type="button" className="button button--quiet" onClick={() => void download(format)}>
          {name}
        </button>
      ))}
      {failed && <span role="alert">{messages.errors.title}</span>}
    </>
  );
}

const asked = (query: string, format: string): Promise<Response> =>
  request("/sparql", { method: "POST", body: new URLSearchParams({ query, format }) });

/** A workbook, with labels and sentences beside the values. */
const workbook = (query: string, lang: string): Promise<Response> =>
  post(`/api/export?lang=${lang}`, { query, format: "xlsx" });
