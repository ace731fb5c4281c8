/** What ECharts draws of figures: lines over time, bars of a list, a map of weekdays and hours. Numbers stand on the chart itself. */
import type { EChartsCoreOption } from 'echarts/core'
import { WEEKDAYS } from './report.ts'

interface Series {
  readonly name: string
  readonly values: readonly (number | null)[]
}

/** The last point of each line carries its name and number. */
export function lineChart(
  names: readonly string[],
  unit: string,
  series: readonly Series[],
): EChartsCoreOption {
  return {
    grid: { left: 46, right: 96, top: 34, bottom: 30 },
    tooltip: {
      renderMode: 'richText',
      trigger: 'axis',
      confine: true,
      valueFormatter: (value: unknown) => (typeof value === 'number' ? value.toFixed(1) : '—'),
    },
    xAxis: { type: 'category', data: names, axisLabel: { color: '#4d5b60', hideOverlap: true } },
    yAxis: {
      type: 'value',
      name: unit,
      scale: unit === '%',
      axisLabel: { color: '#4d5b60' },
      nameTextStyle: { color: '#4d5b60' },
    },
    series: series.map(({ name, values }, n) => ({
      name,
      type: 'line',
      data: values,
      symbol: n === 0 ? 'circle' : 'emptyTriangle',
      symbolSize: 8,
      lineStyle: { width: 2.5, type: n === 0 ? 'solid' : 'dashed' },
      connectNulls: false,
      endLabel: {
        show: true,
        // Of two lines that end beside each other one name goes up and the other down.
        offset: [0, isHighest(series, n) ? -8 : 8],
        color: '#1d2a2e',
        formatter: ({ value }: { value: unknown }) =>
          `${name} ${typeof value === 'number' ? value.toFixed(1) : ''}`,
      },
    })),
  }
}

function isHighest(series: readonly Series[], n: number): boolean {
  const last = series.map(({ values }) => values.at(-1) ?? 0)
  return last[n] === Math.max(...last)
}

/** Lying bars, the first one on top, each with its number. */
export function barChart(names: readonly string[], series: readonly Series[], digits = 1): EChartsCoreOption {
  const isOne = series.length === 1
  return {
    grid: { left: 8, right: 56, top: isOne ? 8 : 34, bottom: 24, containLabel: true },
    ...(isOne ? {} : { legend: { top: 0, left: 0, itemWidth: 22 } }),
    xAxis: { type: 'value', axisLabel: { color: '#4d5b60' } },
    yAxis: {
      type: 'category',
      inverse: true,
      data: names,
      axisLabel: { color: '#1d2a2e', width: 150, overflow: 'truncate', interval: 0 },
    },
    series: series.map(({ name, values }) => ({
      name,
      type: 'bar',
      barMaxWidth: 18,
      data: values.map((value) => value ?? 0),
      label: {
        show: true,
        position: 'right',
        color: '#1d2a2e',
        formatter: ({ value }: { value: unknown }) =>
          typeof value === 'number' ? value.toFixed(digits) : '',
      },
    })),
  }
}

/** One point: hour, weekday, value. */
export type Cell = readonly [hour: number, weekday: number, value: number]

export function heatMap(hours: readonly number[], cells: readonly Cell[]): EChartsCoreOption {
  const most = Math.max(1, ...cells.map(([, , value]) => value))
  return {
    grid: { left: 44, right: 12, top: 10, bottom: 64 },
    // Patterns over thirty shades would hide the numbers that stand in the cells.
    aria: { enabled: true, label: { enabled: false }, decal: { show: false } },
    xAxis: { type: 'category', data: hours.map((hour) => `${hour}时`), axisLabel: { color: '#4d5b60' } },
    yAxis: { type: 'category', inverse: true, data: [...WEEKDAYS], axisLabel: { color: '#4d5b60' } },
    visualMap: {
      min: 0,
      max: most,
      orient: 'horizontal',
      left: 'center',
      bottom: 0,
      itemHeight: 160,
      text: ['多', '少'],
      // From light to dark, so that it reads in grey.
      inRange: { color: ['#f4f7f6', '#bcd5dc', '#6fa3b3', '#2c7189', '#0b3a49'] },
    },
    series: [
      {
        type: 'heatmap',
        data: cells.map(([hour, weekday, value]) => ({
          value: [hours.indexOf(hour), weekday, value],
          label: { color: value > most * 0.5 ? '#ffffff' : '#1d2a2e' },
        })),
        label: {
          show: true,
          formatter: ({ value }: { value: unknown }) => {
            const number = (value as readonly number[])[2]!
            return Number.isInteger(number) ? String(number) : number.toFixed(1)
          },
        },
        itemStyle: { borderColor: '#ffffff', borderWidth: 1 },
      },
    ],
  }
}
