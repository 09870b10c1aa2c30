import { useId, useMemo, useState } from "react";
import { type Answer, type Column, type Evidence, type Term, termIn } from "../../api/types";
import { useReader } from "../../app/language";
import { usePrinting } from "../../app/media";
import { Link } from "../../app/router";
import { Icon } from "../../components/Icon";
import { Label } from "../../components/Label";
import { QuoteSentence } from "../../components/Quote";
import { TermView } from "../../components/TermView";
import { formatDate, formatNumber, localised } from "../../text/format";

type Row = Answer["rows"][number];

/** A browser takes seconds to draw ten thousand rows. */
const ROWS_AT_ONCE = 500;

const nothing = () => null;

/** The rows of an answer; each opens to the sentences that it rests on. `noted` is what is to be said of a row. */
export function AnswerTable({ answer, noted = nothing }: { answer: Answer; noted?: (row: Row) => string | null }) {
  const { language, messages } = useReader();
  const numeric = useMemo(() => numericColumns(answer), [answer]);
  const [shown, setShown] = useState(ROWS_AT_ONCE);
  const left = answer.rows.length - shown;
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={messages.questions.answer}>
      <table className="table">
        <thead>
          <tr>
            {answer.columns.map((column) => (
              <th
                key={column.name}
                scope="col"
                data-numeric={numeric.has(column) ? "" : undefined}
                title={column.meaning ? localised(column.meaning, language) : undefined}
              >
                <Label of={column.label} fallback={column.name} />
              </th>
            ))}
            <th scope="col" className="table__proof">
              {messages.questions.evidence}
            </th>
          </tr>
        </thead>
        <tbody>
          {answer.rows.slice(0, shown).map((row, number) => (
            <AnswerRow key={number} number={number + 1} row={row} note={noted(row)} answer={answer} numeric={numeric} />
          ))}
        </tbody>
      </table>
      {left > 0 && (
        <button type="button" className="button" onClick={() => setShown(shown + ROWS_AT_ONCE)}>
          {messages.questions.moreRows(Math.min(left, ROWS_AT_ONCE), left)}
        </button>
      )}
    </div>
  );
}

interface RowProperties {
  number: number;
  row: Row;
  note: string | null;
  answer: Answer;
  numeric: ReadonlySet<Column>;
}

function AnswerRow({ number, row, note, answer, numeric }: RowProperties) {
  const { language, messages } = useReader();
  const [open, setOpen] = useState(false);
  const isPrinting = usePrinting();
  const id = useId();
  const evidence = evidenceOf(row, answer);
  return (
    <>
      <tr>
        {answer.columns.map((column, index) => (
          <td key={column.name} data-role={column.role} data-numeric={numeric.has(column) ? "" : undefined}>
            {index === 0 && note && <strong className="note">{note}</strong>}
            <Value term={termIn(row, column.name)} column={column} isSource={column.role === "document" && evidence.length === 0} />
          </td>
        ))}
        <td className="table__proof">
          {evidence.length > 0 && (
            <button
              type="button"
              className="button button--quiet expander"
              aria-expanded={open}
              aria-controls={id}
              onClick={() => setOpen(!open)}
            >
              <Icon name="down" />
              {evidence.length}
              <span className="visually-hidden"> {messages.questions.showEvidence(number)}</span>
            </button>
          )}
          {/* The proof is a page of the server, not of this application. */}
          <a href={`${String(row.proof)}?lang=${language}`}>
            {messages.questions.proof}
            <span className="visually-hidden"> {messages.questions.ofRow(number)}</span>
          </a>
        </td>
      </tr>
      {(open || (isPrinting && evidence.length > 0)) && (
        <tr className="table__evidence">
          <td id={id} colSpan={answer.columns.length + 1}>
            {evidence.map((item) => (
              <QuoteSentence key={keyOf(item)} evidence={item} />
            ))}
          </td>
        </tr>
      )}
    </>
  );
}

interface ValueProperties {
  term: Term | null | undefined;
  column: Column;
  /** Whether it only says where a row is from that no sentence proves: a register has no text to open. */
  isSource: boolean;
}

function Value({ term, column, isSource }: ValueProperties) {
  const { language, messages } = useReader();
  if (term && column.role === "value" && isNumber(term)) {
    const figure = formatNumber(Number(term.value), language);
    return term.opens ? <Link href={term.opens}>{figure}</Link> : figure;
  }
  if (term && isDate(term)) return formatDate(term.value, language);
  if (term && isBoolean(term)) return messages.questions.truth(term.value === "true");
  if (term && column.role === "comparison" && !term.label)
    return <TermView term={{ ...term, label: { [language]: messages.questions.openProof } }} />;
  return <TermView term={term} linked={!isSource} />;
}

const isDate = ({ datatype }: Term): boolean => /#(date|gYearMonth)$/.test(datatype ?? "");

const isBoolean = ({ datatype }: Term): boolean => datatype === "http://www.w3.org/2001/XMLSchema#boolean";

/** A year is written as it is: 2025 and not 2.025. */
const isNumber = (term: Term | null | undefined): boolean =>
  term?.type === "literal" && !term.datatype?.endsWith("#gYear") && /^[+-]?\d+(\.\d+)?$/.test(term.value);

/** The columns of figures: they line up on the right. */
function numericColumns({ columns, rows }: Answer): ReadonlySet<Column> {
  const isFigure = (column: Column) => column.role === "value" && rows.every((row) => !row[column.name] || isNumber(termIn(row, column.name)));
  return new Set(columns.filter(isFigure));
}

const keyOf = ({ document, start, end }: Evidence): string => `${document.id} ${start} ${end}`;

/** The evidence of every fact in a row, each sentence once. */
function evidenceOf(row: Row, answer: Answer): Evidence[] {
  const terms = answer.columns.map((column) => termIn(row, column.name));
  const iris = new Set(terms.flatMap((term) => (term?.type === "uri" ? [term.value] : [])));
  const found = [...iris].flatMap((iri) => answer.evidence[iri] ?? []);
  return [...new Map(found.map((item) => [keyOf(item), item])).values()];
}
