/** The parts of ECharts that the reports draw with, and how all charts look; loaded only where a chart is drawn. */
import { BarChart, HeatmapChart, LineChart } from 'echarts/charts'
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { type EChartsCoreOption, init, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'

use([
  BarChart,
  LineChart,
  HeatmapChart,
  AriaComponent,
  GridComponent,
  LegendComponent,
  TooltipComponent,
  CanvasRenderer,
])

const FONT = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif'
/** Differ in lightness too, so that they can be told apart in grey. */
const COLOURS = ['#14566b', '#c9772b', '#5b8c5a', '#7a5ea8']

/** What is drawn as a whole: `option` adds axes and series. */
export function draw(element: HTMLElement, option: EChartsCoreOption) {
  const chart = init(element, undefined, { renderer: 'canvas' })
  show(option)

  function show(next: EChartsCoreOption) {
    chart.setOption(
      {
        animation: false,
        color: COLOURS,
        textStyle: { fontFamily: FONT, color: '#1d2a2e' },
        // Tooltips of the other kind are HTML with style attributes, which the content policy forbids.
        tooltip: { renderMode: 'richText', confine: true },
        // Patterns beside colours, for print and for people who see colours otherwise; the words stand on the element.
        aria: { enabled: true, label: { enabled: false }, decal: { show: true } },
        ...next,
      },
      { notMerge: true },
    )
  }
  return { chart, show }
}
