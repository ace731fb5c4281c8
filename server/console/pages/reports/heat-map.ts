/** A map of weekdays and hours: how much it was is told by a number, a bar and a shade. */
import type { EChartsCoreOption } from 'echarts/core'
import { type Level, levelOf } from './levels.ts'
import { WEEKDAYS } from './report.ts'

/** One point: hour, weekday, value. */
export type Cell = readonly [hour: number, weekday: number, value: number]

export function heatMap(
  hours: readonly number[],
  cells: readonly Cell[],
  levels: readonly Level[],
): EChartsCoreOption {
  return {
    grid: { left: 44, right: 12, top: 10, bottom: 28 },
    // Patterns would hide the numbers that stand in the cells.
    aria: { enabled: true, label: { enabled: false }, decal: { show: false } },
    xAxis: { type: 'category', data: hours.map((hour) => `${hour}时`), axisLabel: { color: '#4d5b60' } },
    yAxis: { type: 'category', inverse: true, data: [...WEEKDAYS], axisLabel: { color: '#4d5b60' } },
    series: [
      {
        type: 'heatmap',
        data: cells.map(([hour, weekday, value]) => {
          const level = levelOf(levels, value)
          // In a narrow window a cell has room for three characters; the table has all of them.
          const short = value < 10 ? value : Math.round(value)
          return {
            value: [hours.indexOf(hour), weekday, value],
            itemStyle: { color: level?.colour ?? '#f8faf9' },
            label: {
              color: level?.isDark ? '#ffffff' : '#1d2a2e',
              formatter: `${short}\n${level?.bar ?? ''}`,
            },
          }
        }),
        label: { show: true, lineHeight: 15 },
        itemStyle: { borderColor: '#ffffff', borderWidth: 1 },
      },
    ],
  }
}
