import type { Cell, Comparator, MatrixRow, Province, Verdict } from "../../api/types";
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
  const heights = lines.map(({ kind }) => SIZES[kind]);
  const height = heights.reduce((sum, one) => sum + one, SIZES.head + SIZES.gap);
  const width = SIZES.lead + provinces.length * SIZES.column + SIZES.gap;
  const { canvas, context } = canvasOf(width, height);
  const reader = readerOf(element, language, messages);
  context.fillStyle = reader.colours("--surface");
  context.fillRect(0, 0, width, height);
  context.textBaseline = "middle";
  drawHead(context, provinces, reader);
  let top = SIZES.head;
  for (const line of lines) {
    if (line.kind === "heading") drawHeading(context, line, width, top, reader);
    else drawRow(context, line.row, provinces, top, reader);
    top += SIZES[line.kind];
  }
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/png"),
  );
}

/** The reader's words, and the page's colours and letters; each colour is looked up once. */
function readerOf(element: HTMLElement, language: Language, messages: Messages): Reader {
  const family = getComputedStyle(element).fontFamily;
  const known = new Map<string, string>();
  const colours: Colours = (property, verdict = "") => {
    const key = `${property} ${verdict}`;
    const colour = known.get(key) ?? resolvedColour(element, property, verdict);
    known.set(key, colour);
    return colour;
  };
  return { language, messages, colours, font: (weight, size) => `${weight} ${size}px ${family}` };
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

function drawHead(context: Draw, provinces: readonly Province[], { language, messages, colours, font }: Reader): void {
  const title = { font: font(650, 14), colour: colours("--text") };
  write(context, messages.matrix.target, SIZES.gap * 2, SIZES.head / 2, SIZES.lead, title);
  for (const [column, { code, label }] of provinces.entries()) {
    const left = SIZES.lead + column * SIZES.column + SIZES.gap;
    write(context, localised(label, language, code), left, SIZES.head / 2, SIZES.column - SIZES.gap, title);
  }
}

function drawHeading(
  context: Draw,
  line: Line & { kind: "heading" },
  width: number,
  top: number,
  reader: Reader,
): void {
  const { language, colours, font } = reader;
  context.fillStyle = colours("--raised");
  context.fillRect(0, top, width, SIZES.heading);
  const said = `${line.year}  ${localised(line.pillar, language)}`;
  const type = { font: font(600, 13), colour: colours("--text") };
  write(context, said, SIZES.gap * 2, top + SIZES.heading / 2, width, type);
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
  const written = (value: number, comparator: Comparator = "eq") =>
    formatValue(value, row.unit, language, messages, comparator);
  if (cell.verdict) {
    const value = cell.value === null ? null : written(cell.value, cell.comparator ?? "eq");
    context.fillStyle = colours("--verdict-soft", cell.verdict);
    context.fillRect(left + 2, top + 2, SIZES.column - 4, SIZES.row - 5);
    context.fillStyle = colours("--verdict", cell.verdict);
    context.fillRect(left + 2, top + 2, 3, SIZES.row - 5);
    sign(context, cell.verdict, value, left, top + (cell.progress ? 14 : SIZES.row / 2), reader);
  }
  if (cell.progress) {
    const colour = colours("--verdict", cell.progress.verdict);
    icon(context, cell.progress.verdict, left + 12, top + 31, colour);
    const reached = messages.matrix.reported(written(cell.progress.value));
    write(context, reached, left + 28, top + 32, SIZES.column - 34, { font: font(600, 11), colour });
  }
}

/** A verdict by glyph and name, and the value, if there is one, beside it. */
function sign(
  context: Draw,
  verdict: Verdict,
  value: string | null,
  left: number,
  middle: number,
  { messages, colours, font }: Reader,
): void {
  const colour = colours("--verdict", verdict);
  icon(context, verdict, left + 12, middle, colour);
  const room = value === null ? SIZES.column - 34 : 56;
  write(context, messages.verdicts[verdict], left + 28, middle, room, { font: font(600, 11), colour });
  if (value !== null)
    write(context, value, left + 88, middle, SIZES.column - 92, { font: font(700, 12), colour: colours("--text") });
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
