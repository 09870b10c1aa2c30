import { useCallback, useMemo } from "react";
import { type Answer, termIn } from "../../api/types";
import { useResource } from "../../api/useResource";
import { useReader } from "../../app/language";
import { navigate, useLocation } from "../../app/router";
import { Chart } from "../../components/chart/Chart";
import type { Colours } from "../../components/chart/echarts";
import { EmptyState, Loaded } from "../../components/Notice";
import { ShareButton } from "../../components/ShareButton";
import { localised } from "../../text/format";
import { AnswerTable } from "../questions/AnswerTable";
import { drawn, type Point, pointsOf } from "./timeline";

const QUESTION = "/questions/indicator-timeline";

/** One indicator over time, of the provinces that the reader chooses, against the nation's targets. */
export function TimelinePage() {
  const { language } = useReader();
  const { parameters } = useLocation();
  const asked = new URLSearchParams({ format: "json", lang: language });
  const indicator = parameters.get("indicator");
  if (indicator) asked.set("indicator", indicator);
  const answer = useResource<Answer>(`${QUESTION}?${asked}`);
  return (
    <Loaded resource={answer} lines={10}>
      {(data) => <Timeline answer={data} />}
    </Loaded>
  );
}

function Timeline({ answer }: { answer: Answer }) {
  const { language, messages } = useReader();
  const { path, parameters } = useLocation();
  const indicator = answer.parameters.find(({ name }) => name === "indicator");
  const points = useMemo(() => pointsOf(answer, language), [answer, language]);
  const contradicted = useContradicted(indicator?.value ?? null);
  const places = distinct(points, ({ place, placeName }) => (place ? [place, placeName] : null));
  const levels = distinct(points, ({ level, levelName }) => (level ? [level, levelName] : null));
  const chosen = parameters.getAll("place");
  const level = parameters.get("level");
  const isShown = ({ place, level: own }: Point) =>
    (place === null || chosen.length === 0 || chosen.includes(place)) && (level === null || own === level);
  const shown = useMemo(() => points.filter(isShown), [points, parameters.toString()]);
  const option = useCallback(
    (colours: Colours) => drawn(shown, contradicted, messages.compare.words, colours),
    [shown, contradicted, messages],
  );
  const change = (name: string, values: string[]) => {
    const next = new URLSearchParams(parameters);
    next.delete(name);
    for (const value of values) next.append(name, value);
    navigate(`${path}?${next}`, { replace: true });
  };
  const rows = answer.rows.filter((_, index) => points[index] && isShown(points[index]));
  const title = localised(indicator?.choices.find(({ value }) => value === indicator.value)?.label, language);
  return (
    <>
      <div className="actions">
        <label className="field">
          <span className="field__label">{localised(indicator?.label, language)}</span>
          <select
            value={indicator?.value ?? ""}
            onChange={(event) => navigate(`${path}?${new URLSearchParams({ view: "time", indicator: event.target.value })}`, { replace: true })}
          >
            {indicator?.choices.map(({ value, label }) => (
              <option key={value} value={value}>
                {localised(label, language, value)}
              </option>
            ))}
          </select>
        </label>
        {levels.length > 1 && (
          <label className="field">
            <span className="field__label">{messages.compare.level}</span>
            <select value={level ?? ""} onChange={(event) => change("level", event.target.value ? [event.target.value] : [])}>
              <option value="">{messages.common.all}</option>
              {levels.map(([iri, name]) => (
                <option key={iri} value={iri}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        )}
        <ShareButton address={() => window.location.pathname + window.location.search} />
      </div>
      {places.length > 1 && (
        <fieldset className="choices">
          <legend className="field__label">{messages.compare.provinces}</legend>
          {places.map(([iri, name]) => (
            <label key={iri}>
              <input
                type="checkbox"
                checked={chosen.length === 0 || chosen.includes(iri)}
                onChange={(event) =>
                  change("place", places.map(([one]) => one).filter((one) => (one === iri ? event.target.checked : chosen.length === 0 || chosen.includes(one))))
                }
              />
              {name}
            </label>
          ))}
        </fieldset>
      )}
      {shown.length === 0 ? (
        <EmptyState title={messages.compare.emptyTitle} text={messages.compare.empty} />
      ) : (
        <>
          <Chart option={option} label={messages.compare.chart(title)} />
          <p className="hint">{messages.compare.legend}</p>
          {shown.some(({ figure }) => contradicted.has(figure)) && (
            <p role="status">
              <strong>{messages.compare.contradicted}</strong>
            </p>
          )}
          <AnswerTable answer={{ ...answer, rows }} />
        </>
      )}
    </>
  );
}

/** The figures of an indicator that contradict another one of the same time. */
function useContradicted(indicator: string | null): ReadonlySet<string> {
  const query = new URLSearchParams({ format: "json", indicator: indicator ?? "" });
  const found = useResource<Answer>(indicator ? `/questions/contradictions?${query}` : null);
  const data = found.status === "ready" ? found.data : null;
  return useMemo(
    () =>
      new Set(
        data?.rows
          .filter((row) => termIn(row, "kind")?.value.endsWith("#Contradiction"))
          .flatMap((row) => [termIn(row, "one")?.value ?? "", termIn(row, "other")?.value ?? ""]),
      ),
    [data],
  );
}

function distinct(points: readonly Point[], of: (point: Point) => readonly [string, string] | null): [string, string][] {
  const found = new Map(points.flatMap((point) => (of(point) ? [of(point) as [string, string]] : [])));
  return [...found].sort(([, one], [, other]) => one.localeCompare(other, "vi"));
}
