import type { Cell, MatrixRow, Province, Verdict } from "../../api/types";
import { FILLED, PATHS, STROKE } from "../../components/Icon";
import type { Language, Messages } from "../../messages";
import { resolvedColour } from "../../styles/colour";
import { formatValue, localised } from "../../text/format";
import type { Line } from "./selection";

/** In pixels of the page. */
const SIZES = { lead: 420, column: 132, row: 46, head: 64, heading: 30, gap: 8, icon: 12 };
const LEADING = 17;
/** What browsers let a canvas be: a side, and the whole. */
const LONGEST = 16_000;
const LARGEST = 100_000_000;

type Draw = CanvasRenderingContext2D;
type Colours = (property: string, verdict?: string) => string;

interface Reader {
  language: Language;
  messages: Messages;
  colours: Colours;
  font: (weight: number, size: number) => string;
}

/** The whole matrix, as `lines` of it, as a picture in the page's colours, which are those where `element` stands. */
export async function draw(
  lines: readonly Line[],
  provinces: readonly Province[],
  element: HTMLElement,
  language: Language,
  messages: Messages,
): Promise<Blob> {
  const family = getComputedStyle(element).fontFamily;
  const known = new Map<string, string>();
  const colours: Colours = (property, verdict = "") => {
    const key = `${property} ${verdict}`;
    const colour = known.get(key) ?? resolvedColour(element, property, verdict);
    known.set(key, colour);
    return colour;
  };
  const reader: Reader = { language, messages, colours, font: (weight, size) => `${weight} ${size}px ${family}` };
  const height =
    SIZES.head + lines.reduce((sum, { kind }) => sum + (kind === "row" ? SIZES.row : SIZES.heading), SIZES.gap);
  const width = SIZES.lead + provinces.length * SIZES.column + SIZES.gap;
  const { canvas, context } = canvasOf(width, height);
  context.fillStyle = colours("--surface");
  context.fillRect(0, 0, width, height);
  context.textBaseline = "middle";
  const title = { font: reader.font(650, 14), colour: colours("--text") };
  write(context, messages.matrix.target, SIZES.gap * 2, SIZES.head / 2, SIZES.lead, title);
  for (const [column, { code, label }] of provinces.entries()) {
    const left = SIZES.lead + column * SIZES.column + SIZES.gap;
    write(context, localised(label, language, code), left, SIZES.head / 2, SIZES.column - SIZES.gap, title);
  }
  let top = SIZES.head;
  for (const line of lines) {
    if (line.kind === "heading") {
      context.fillStyle = colours("--raised");
      context.fillRect(0, top, width, SIZES.heading);
      const said = `${line.year}  ${localised(line.pillar, language)}`;
      write(context, said, SIZES.gap * 2, top + SIZES.heading / 2, width, {
        font: reader.font(600, 13),
        colour: colours("--text"),
      });
      top += SIZES.heading;
    } else {
      drawRow(context, line.row, provinces, top, reader);
      top += SIZES.row;
    }
  }
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/png"),
  );
}

/** A canvas for a drawing of that size, as fine as browsers allow. */
function canvasOf(width: number, height: number) {
  const scale = Math.min(2, LONGEST / Math.max(width, height), Math.sqrt(LARGEST / (width * height)));
  const canvas = document.createElement("canvas");
  canvas.width = Math.floor(width * scale);
  canvas.height = Math.floor(height * scale);
  const context = canvas.getContext("2d");
  if (!context) throw new Error("no canvas");
  context.scale(scale, scale);
  return { canvas, context };
}

function drawRow(context: Draw, row: MatrixRow, provinces: readonly Province[], top: number, reader: Reader): void {
  const { language, messages, colours, font } = reader;
  const asked = formatValue(row.value, row.unit, language, messages, row.comparator);
  const middle = top + SIZES.row / 2;
  const label = { font: font(450, 13), colour: colours("--text") };
  write(context, `${row.year}`, SIZES.gap * 2, middle, 36, { ...label, colour: colours("--muted") });
  write(context, localised(row.label, language, row.id), SIZES.gap * 2 + 42, middle, SIZES.lead - 152, label);
  write(context, asked, SIZES.lead - 84, middle, 76, { ...label, font: font(700, 13) });
  for (const [column, { code }] of provinces.entries()) {
    const cell = row.cells[code];
    if (cell) drawCell(context, cell, row, SIZES.lead + column * SIZES.column, top, reader);
  }
  context.fillStyle = colours("--line");
  context.fillRect(0, top + SIZES.row - 1, SIZES.lead + provinces.length * SIZES.column, 1);
}

function drawCell(context: Draw, cell: Cell, row: MatrixRow, left: number, top: number, reader: Reader): void {
  const { language, messages, colours, font } = reader;
  const value = (of: number) => formatValue(of, row.unit, language, messages, "eq");
  const width = SIZES.column - 4;
  if (cell.verdict) {
    context.fillStyle = colours("--verdict-soft", cell.verdict);
    context.fillRect(left + 2, top + 2, width, SIZES.row - 5);
    context.fillStyle = colours("--verdict", cell.verdict);
    context.fillRect(left + 2, top + 2, 3, SIZES.row - 5);
    const said = messages.verdicts[cell.verdict];
    sign(
      context,
      cell.verdict,
      cell.verdict,
      left,
      top + (cell.progress ? 14 : SIZES.row / 2),
      cell.value === null ? said : value(cell.value),
      said,
      reader,
    );
  }
  if (cell.progress) {
    const reached = messages.matrix.reported(value(cell.progress.value));
    icon(context, cell.progress.verdict, left + 12, top + 31, colours("--verdict", cell.progress.verdict));
    write(context, reached, left + 28, top + 32, width - 30, {
      font: font(600, 11),
      colour: colours("--verdict", cell.progress.verdict),
    });
  }
}

/** A verdict by glyph and name, and the value beside it. */
function sign(
  context: Draw,
  glyph: Verdict,
  verdict: Verdict,
  left: number,
  middle: number,
  value: string,
  said: string,
  reader: Reader,
): void {
  const { colours, font } = reader;
  icon(context, glyph, left + 12, middle, colours("--verdict", verdict));
  const name = { font: font(600, 11), colour: colours("--verdict", verdict) };
  if (value === said) return write(context, said, left + 28, middle, SIZES.column - 34, name);
  write(context, said, left + 28, middle, 58, name);
  return write(context, value, left + 88, middle, SIZES.column - 92, {
    font: font(700, 12),
    colour: colours("--text"),
  });
}

function icon(context: Draw, verdict: Verdict, left: number, middle: number, colour: string): void {
  context.save();
  context.translate(left, middle - SIZES.icon / 2);
  context.scale(SIZES.icon / 16, SIZES.icon / 16);
  context.lineWidth = STROKE;
  context.strokeStyle = colour;
  context.fillStyle = colour;
  const path = new Path2D(PATHS[verdict]);
  context.stroke(path);
  if (FILLED.has(verdict)) context.fill(path);
  context.restore();
}

interface Type {
  font: string;
  colour: string;
}

/** A text in so much room: in two lines where it is longer, and then ending in an ellipsis. */
function write(context: Draw, text: string, left: number, middle: number, room: number, { font, colour }: Type): void {
  context.font = font;
  context.fillStyle = colour;
  const fits = (said: string) => context.measureText(said).width <= room;
  if (fits(text)) return context.fillText(text, left, middle);
  const words = text.split(" ");
  const first = words.findLastIndex((_, end) => fits(words.slice(0, end).join(" ")));
  let rest = words.slice(first).join(" ");
  while (rest.length > 1 && !fits(rest)) rest = `${rest.slice(0, -2).trimEnd()}…`;
  context.fillText(words.slice(0, first).join(" "), left, middle - LEADING / 2);
  return context.fillText(rest, left, middle + LEADING / 2);
}
