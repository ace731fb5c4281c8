/** The charts of practice: only what they need of ECharts, drawn on a canvas, since the policy allows no inline styles. */
import { BarChart, LineChart } from 'echarts/charts'
import { AriaComponent, GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import { type EChartsCoreOption, init, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'

use([LineChart, BarChart, GridComponent, TooltipComponent, MarkLineComponent, AriaComponent, CanvasRenderer])

export interface Chart {
  show(option: EChartsCoreOption): void
  close(): void
}

/** Follows the size of its place. */
export function draw(place: HTMLElement): Chart {
  const chart = init(place)
  const sized = new ResizeObserver(() => chart.resize())
  sized.observe(place)
  return {
    show: (option) =>
      chart.setOption(
        { animation: false, tooltip: { renderMode: 'richText', trigger: 'axis' }, ...option },
        { notMerge: true },
      ),
    close() {
      sized.disconnect()
      chart.dispose()
    },
  }
}
