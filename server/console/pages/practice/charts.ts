/** What the two charts of progress show, as ECharts takes it. Colours stay apart for the colour-blind; signs and patterns differ too. */
import type { Schemas } from '../../client.ts'
import { momentOf } from '../../time.ts'

type Run = Schemas['PracticeRun']
type Week = Schemas['PracticeProgress']['live'][number]

/** Okabe and Ito's blue and vermilion. */
const BLUE = '#0072b2'
const VERMILION = '#b84a00'
const INK = '#4d5b60'
const FONT = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif'
const TEXT = { color: INK, fontFamily: FONT, fontSize: 13 }
const GRID = { left: 48, right: 24, top: 36, bottom: 34 }

/** Scores of one exercise after another; filled signs passed, hollow ones did not. */
export function scoreChart(runs: readonly Run[], pass: number | undefined): Record<string, unknown> {
  const data = runs.map(({ score, passed }) => ({
    value: score,
    symbol: passed ? 'circle' : 'emptyCircle',
  }))
  const line = {
    symbol: 'none',
    lineStyle: { type: 'dashed', color: INK },
    label: { formatter: '及格', position: 'insideEndTop', ...TEXT },
    data: [{ yAxis: pass }],
  }
  return {
    grid: GRID,
    xAxis: {
      type: 'category',
      data: runs.map(({ at }) => momentOf(at).slice(5)),
      axisLabel: { ...TEXT, hideOverlap: true },
    },
    yAxis: { type: 'value', name: '分', min: 0, max: 100, nameTextStyle: TEXT, axisLabel: TEXT },
    series: [
      {
        type: 'line',
        data,
        symbolSize: 9,
        // Each tells whether it was passed, also where there is no room for its time.
        showAllSymbol: true,
        color: BLUE,
        lineStyle: { width: 2 },
        ...(pass !== undefined && { markLine: line }),
      },
    ],
  }
}

/** Misses for each hundred chances, week by week; weeks before practice are hatched. */
export function liveChart(weeks: readonly Week[]): Record<string, unknown> {
  const data = weeks.map((week) => ({
    value: rateOf(week),
    itemStyle: {
      color: week.week < 0 ? VERMILION : BLUE,
      ...(week.week < 0 && {
        decal: {
          symbol: 'rect',
          rotation: Math.PI / 4,
          dashArrayX: [1, 0],
          dashArrayY: [3, 4],
          color: 'rgb(255 255 255 / 55%)',
        },
      }),
    },
  }))
  return {
    grid: GRID,
    aria: { enabled: true, decal: { show: false } },
    xAxis: {
      type: 'category',
      data: weeks.map(({ week }) => weekName(week)),
      axisLabel: { ...TEXT, hideOverlap: true },
    },
    yAxis: { type: 'value', name: '每百次', min: 0, nameTextStyle: TEXT, axisLabel: TEXT },
    series: [{ type: 'bar', data, barMaxWidth: 34, label: { show: true, position: 'top', ...TEXT } }],
  }
}

export function rateOf({ chances, misses }: Pick<Week, 'chances' | 'misses'>): number {
  return chances === 0 ? 0 : Math.round((misses / chances) * 1_000) / 10
}

export function weekName(week: number): string {
  return week < 0 ? `练前 ${-week} 周` : `练后 ${week + 1} 周`
}

/** One sentence: whether it fell. Undefined where one side has nothing. */
export function verdictOf(weeks: readonly Week[]): string | undefined {
  const side = (is: (week: number) => boolean) => {
    const own = weeks.filter(({ week }) => is(week))
    const sum = (field: 'chances' | 'misses') => own.reduce((total, one) => total + one[field], 0)
    return { chances: sum('chances'), misses: sum('misses') }
  }
  const before = side((week) => week < 0)
  const after = side((week) => week >= 0)
  if (before.chances === 0 || after.chances === 0) return undefined
  const [was, is] = [rateOf(before), rateOf(after)]
  const course = is < was ? '少了' : is > was ? '多了' : '没有变'
  return `练过的这些，在真实会话里每百次出错：练前 ${was} 次，练后 ${is} 次，${course}。`
}
