import { BarChart, LineChart, ScatterChart } from "echarts/charts";
import { DataZoomComponent, GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { resolvedColour } from "../../../styles/colour";
import type { ChartKind } from "./charting";

use([BarChart, LineChart, ScatterChart, GridComponent, LegendComponent, TooltipComponent, DataZoomComponent, CanvasRenderer]);

interface Series {
  name: string;
  values: (number | null)[];
}

export interface Chart {
  draw(kind: ChartKind, names: string[], across: (number | null)[], series: Series[]): void;
  close(): void;
}

/** ECharts in an element. It draws on a canvas and shows its tips there: tips in HTML carry styles that a content
 * security policy forbids. */
export function drawing(element: HTMLElement): Chart {
  const chart = init(element, null, { renderer: "canvas" });
  const sized = new ResizeObserver(() => chart.resize());
  sized.observe(element);
  return {
    draw: (kind, names, across, series) => {
      const colour = (name: string) => resolvedColour(element, name);
      const text = { color: colour("--muted"), fontFamily: getComputedStyle(element).fontFamily };
      const isCloud = kind === "scatter" && across.every((value) => value !== null);
      chart.setOption(
        {
          animation: false,
          color: ["--accent", "--error", "--muted", "--text"].map(colour),
          textStyle: text,
          grid: { left: 8, right: 16, top: 40, bottom: names.length > 40 ? 56 : 16, containLabel: true },
          legend: { textStyle: text },
          tooltip: { trigger: isCloud ? "item" : "axis", renderMode: "richText", confine: true },
          dataZoom: names.length > 40 ? [{ type: "slider" }, { type: "inside" }] : [],
          xAxis: isCloud ? { type: "value" } : { type: "category", data: names, axisLabel: { width: 140, overflow: "truncate" } },
          yAxis: { type: "value", splitLine: { lineStyle: { color: colour("--line") } } },
          series: series.map(({ name, values }) => ({
            name,
            type: kind,
            data: isCloud ? values.map((value, index) => [across[index], value]) : values,
          })),
        },
        { notMerge: true },
      );
    },
    close: () => {
      sized.disconnect();
      chart.dispose();
    },
  };
}
