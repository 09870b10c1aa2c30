import { useVirtualizer } from "@tanstack/react-virtual";
import { useRef } from "react";
import type { Evidence } from "../../../api/types";
import { useReader } from "../../../app/language";
import { usePrinting } from "../../../app/media";
import { Link } from "../../../app/router";
import { TermView } from "../../../components/TermView";
import { documentPath, formatNumber } from "../../../text/format";
import type { Row, Table } from "./outcome";
import { type Thing, useThings } from "./useThings";

/** A browser's element cannot be much higher than this many rows. */
export const MOST_ROWS = 100_000;
const ROW_HEIGHT = 34;
const OVERSCAN = 12;
const MOST_PRINTED = 500;

/** The rows, of which only those in sight are drawn, with the sentence behind each row that has one. */
export function ResultTable({ table }: { table: Table }) {
  const { language, messages } = useReader();
  const isPrinting = usePrinting();
  const scroller = useRef<HTMLDivElement>(null);
  const count = Math.min(table.rows.length, MOST_ROWS);
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: isPrinting ? MOST_PRINTED : OVERSCAN,
  });
  const items = virtual.getVirtualItems();
  const inSight = items.map(({ index }) => table.rows[index] ?? {});
  const things = useThings(inSight);
  const hasEvidence = inSight.some((row) => evidenceOf(row, things).length > 0);
  const width = table.columns.length + (hasEvidence ? 1 : 0);
  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <div ref={scroller} className="results-scroll" tabIndex={0} role="region" aria-label={messages.sparql.results}>
      <table className="table results-table" aria-rowcount={count + 1}>
        <thead>
          <tr aria-rowindex={1}>
            {table.columns.map((column) => (
              <th key={column} scope="col">
                {table.isGraph ? messages.sparql.triple[column as keyof typeof messages.sparql.triple] : column}
              </th>
            ))}
            {hasEvidence && <th scope="col">{messages.questions.evidence}</th>}
          </tr>
        </thead>
        <tbody>
          <Spacer height={before} width={width} />
          {items.map(({ index }) => {
            const row = table.rows[index] ?? {};
            return (
              <tr key={index} aria-rowindex={index + 2}>
                {table.columns.map((column) => (
                  <td key={column}>
                    <Cell term={row[column]} things={things} />
                  </td>
                ))}
                {hasEvidence && (
                  <td>
                    <Quotes evidence={evidenceOf(row, things)} />
                  </td>
                )}
              </tr>
            );
          })}
          <Spacer height={after} width={width} />
        </tbody>
      </table>
      {items.length < table.rows.length && (
        <p className="print-only">{messages.sparql.firstRows(formatNumber(items.length, language), formatNumber(table.rows.length, language))}</p>
      )}
    </div>
  );
}

/** Stands for the rows that are out of sight. */
function Spacer({ height, width }: { height: number; width: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden="true" className="results-table__spacer">
      <td colSpan={width} style={{ height }} />
    </tr>
  );
}

function Cell({ term, things }: { term: Row[string]; things: ReadonlyMap<string, Thing | null> }) {
  if (term?.type !== "uri") return <TermView term={term} />;
  return <TermView term={{ ...term, label: things.get(term.value)?.label ?? null }} />;
}

function Quotes({ evidence }: { evidence: Evidence[] }) {
  return evidence.map((item) => (
    <Link
      key={`${item.document.id} ${item.start}`}
      className="results-table__quote"
      href={documentPath(item.document.id, item)}
      title={`${item.prefix}${item.exact}${item.suffix}`}
    >
      <q lang="vi">{item.exact}</q>
    </Link>
  ));
}

const evidenceOf = (row: Row, things: ReadonlyMap<string, Thing | null>): Evidence[] =>
  Object.values(row).flatMap((term) => (term?.type === "uri" ? (things.get(term.value)?.evidence ?? []) : []));
