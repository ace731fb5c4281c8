/** What ECharts draws of figures: lines over time, bars of a list. Numbers stand on the chart itself. */
import type { EChartsCoreOption } from 'echarts/core'

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
