import { BarChart, LineChart, ScatterChart } from "echarts/charts";
import {
  DataZoomComponent,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
} from "echarts/components";
import { type EChartsCoreOption, init, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { resolvedColour } from "../../styles/colour";

use([
  BarChart,
  LineChart,
  ScatterChart,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
  DataZoomComponent,
  CanvasRenderer,
]);

/** ECharts' description of a chart. */
export type Option = EChartsCoreOption;

/** The page's colours by the names of their properties, as a canvas takes them. */
export type Colours = (property: string) => string;

export interface Canvas {
  draw(option: (colours: Colours) => Option): void;
  png(): string;
  close(): void;
}

/** ECharts in an element. It draws on a canvas and shows its tips there: tips in HTML carry styles that a content
 * security policy forbids. */
export function canvas(element: HTMLElement): Canvas {
  const chart = init(element, null, { renderer: "canvas" });
  const sized = new ResizeObserver(() => chart.resize());
  sized.observe(element);
  const colours: Colours = (property) => resolvedColour(element, property);
  return {
    draw: (option) => {
      const text = { color: colours("--muted"), fontFamily: getComputedStyle(element).fontFamily };
      chart.setOption(
        {
          animation: false,
          color: Array.from({ length: 8 }, (_, index) => colours(`--kind-${index}`)),
          textStyle: text,
          grid: { left: 8, right: 24, top: 48, bottom: 16, containLabel: true },
          legend: { type: "scroll", top: 8, textStyle: text },
          tooltip: { renderMode: "richText", confine: true },
          ...option(colours),
        },
        { notMerge: true },
      );
    },
    png: () => chart.getDataURL({ pixelRatio: 2, backgroundColor: colours("--surface") }),
    close: () => {
      sized.disconnect();
      chart.dispose();
    },
  };
}
