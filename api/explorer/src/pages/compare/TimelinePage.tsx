import { useCallback, useMemo } from "react";
import { type Answer, type AnswerRow, termIn } from "../../api/types";
import { useLatest } from "../../api/useLatest";
import { useReader } from "../../app/language";
import { useMedia } from "../../app/media";
import { Link, useLocation } from "../../app/router";
import { Chart } from "../../components/chart/Chart";
import type { Colours } from "../../components/chart/echarts";
import { EmptyState, Loaded } from "../../components/Notice";
import { formatDate, formatValue, localised } from "../../text/format";
import { AnswerTable } from "../questions/AnswerTable";
import "../questions/questions.css";
import "./compare.css";
import { drawn } from "./drawing";
import { distinct, mostTold, type Point, pointsOf } from "./timeline";
import { TimelineForm } from "./TimelineForm";
import { useContradicted } from "./useContradicted";

const QUESTION = "/questions/indicator-timeline";

/** One indicator over time, of the provinces that the reader chooses, against the nation's targets. */
export function TimelinePage() {
  const { language } = useReader();
  const { parameters } = useLocation();
  const asked = new URLSearchParams({ format: "json", lang: language });
  const indicator = parameters.get("indicator");
  if (indicator) asked.set("indicator", indicator);
  const { resource } = useLatest<Answer>(`${QUESTION}?${asked}`);
  return (
    <Loaded resource={resource} lines={10}>
      {(data) => <Timeline answer={data} />}
    </Loaded>
  );
}

function Timeline({ answer }: { answer: Answer }) {
  const { language } = useReader();
  const { parameters } = useLocation();
  const indicator = answer.parameters.find(({ name }) => name === "indicator");
  const points = useMemo(() => pointsOf(answer, language), [answer, language]);
  const level = parameters.get("level");
  const places = distinct(points, ({ place, placeName }) => (place ? [place, placeName] : null));
  const levels = distinct(points, ({ level: own, levelName }) => (own ? [own, levelName] : null));
  const asked = parameters.getAll("place").join(" ");
  const chosen = useMemo(
    () => new Set(parameters.has("place") ? asked.split(" ") : mostTold(points)),
    [points, asked, parameters.has("place")],
  );
  const rows = useMemo(
    () => answer.rows.filter((_, index) => isShown(points[index], chosen, level)),
    [answer, points, chosen, level],
  );
  return (
    <>
      <TimelineForm indicator={indicator} levels={levels} level={level} places={places} chosen={chosen} />
      <Figures
        answer={{ ...answer, rows }}
        indicator={indicator?.value ?? null}
        title={localised(indicator?.choices.find(({ value }) => value === indicator.value)?.label, language)}
      />
    </>
  );
}

const isShown = (point: Point | undefined, chosen: ReadonlySet<string>, level: string | null): boolean =>
  point !== undefined && (point.place === null || chosen.has(point.place)) && (level === null || point.level === level);

/** The figures as a picture, and as a table that says the same. */
function Figures({ answer, indicator, title }: { answer: Answer; indicator: string | null; title: string }) {
  const { language, messages } = useReader();
  const contradicted = useContradicted(indicator);
  const room = useMedia("(min-width: 64rem)") ? 640 : 260;
  const points = useMemo(() => pointsOf(answer, language), [answer.rows, language]);
  const option = useCallback(
    (colours: Colours) => {
      const told = (point: Point, isContradicted: boolean) =>
        [
          [point.placeName || messages.compare.words.national, point.levelName].filter(Boolean).join(" · "),
          messages.compare.words.kinds[point.kind],
          formatValue(point.value, point.unit, language, messages, point.comparator),
          point.time && formatDate(point.time, language) + (point.isUndated ? ` ${messages.compare.words.undated}` : ""),
          isContradicted && messages.compare.words.contradicted,
        ]
          .filter(Boolean)
          .join("\n");
      const unit = points[0]?.unit ?? "count";
      const figure = (value: number) => formatValue(value, unit, language, messages);
      return drawn(points, contradicted, { ...messages.compare.words, told, figure, room }, colours);
    },
    [points, contradicted, messages, language, room],
  );
  const isContradicted = (row: AnswerRow) => contradicted.has(termIn(row, "figure")?.value ?? "");
  if (!points.some(({ kind }) => kind !== "NationalTarget"))
    return (
      <EmptyState title={messages.compare.emptyTitle} text={messages.compare.empty}>
        <Link href="/documents">{messages.questions.whichDocuments}</Link>
      </EmptyState>
    );
  return (
    <>
      <div>
        <Chart option={option} label={messages.compare.chart(title)} />
        <p className="hint">{messages.compare.legend}</p>
      </div>
      {answer.rows.some(isContradicted) && (
        <p role="status">
          <strong>{messages.compare.contradicted}</strong>{" "}
          <Link href={`/questions/contradictions?${new URLSearchParams({ indicator: indicator ?? "" })}`}>
            {messages.compare.toContradictions}
          </Link>
        </p>
      )}
      <AnswerTable answer={answer} noted={(row) => (isContradicted(row) ? messages.compare.words.contradicted : null)} />
    </>
  );
}
