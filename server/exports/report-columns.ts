/** What stands in the columns of reports and of the monthly sheet. */
import type { ReportRow } from '../reports/report.ts'
import type { Sheet } from '../reports/sheet.ts'
import { type Cell, type Column, column } from './table.ts'
import { percent, type TitleOf } from './words.ts'

type SheetRow = Sheet['rows'][number]
/** What a row of a report and one of the sheet have in common. */
type Figures = Omit<ReportRow, 'period' | 'rules'>

const WEEKDAYS = ['星期一', '星期二', '星期三', '星期四', '星期五', '星期六', '星期日']

/** The columns of the grouping come first; a column for each rule that occurs comes last. */
export function reportColumns(rows: readonly ReportRow[], titleOf: TitleOf): readonly Column<ReportRow>[] {
  const keys = KEYS.filter(({ name }) => rows.some((row) => name in row))
  const rules = [...new Set(rows.flatMap((row) => row.rules.map(({ rule }) => rule)))]
  return [
    ...keys.map(({ heading, width, of }) => column<ReportRow>(heading, width, (row) => of(row, titleOf))),
    ...(rows.some(({ period }) => period !== '')
      ? [column<ReportRow>('周期', 12, ({ period }) => period)]
      : []),
    ...FIGURES,
    ...rules.map((rule) =>
      column<ReportRow>(`${titleOf(rule)}（履行率）`, 16, (row) =>
        percent(row.rules.find((of) => of.rule === rule)?.rate ?? null),
      ),
    ),
  ]
}

interface KeyColumn {
  readonly name: keyof Figures
  readonly heading: string
  readonly width: number
  readonly of: (row: Figures, titleOf: TitleOf) => Cell
}

const KEYS: readonly KeyColumn[] = [
  { name: 'unit', heading: '单位', width: 20, of: ({ unit = null }) => unit },
  { name: 'staff', heading: '工作人员', width: 12, of: ({ staff = null }) => staff },
  { name: 'window', heading: '窗口', width: 12, of: ({ window = null }) => window },
  { name: 'phrase', heading: '用语', width: 16, of: ({ phrase = '' }, titleOf) => titleOf(phrase) },
  { name: 'rule', heading: '规则', width: 16, of: ({ rule = '' }, titleOf) => titleOf(rule) },
  { name: 'day', heading: '日期', width: 12, of: ({ day = null }) => day },
  { name: 'weekday', heading: '星期', width: 8, of: ({ weekday = 0 }) => WEEKDAYS[weekday] ?? null },
  { name: 'hour', heading: '时', width: 6, of: ({ hour = null }) => hour },
]

const FIGURES: readonly Column<Figures>[] = [
  column('会话数', 8, ({ conversations }) => conversations),
  column('工作人员句数', 12, ({ staffLines }) => staffLines),
  column('检测忌语', 10, ({ found }) => found),
  column('复核后忌语', 11, ({ counted }) => counted),
  column('每千句忌语', 11, ({ perThousand }) => perThousand),
  column('其中轻微', 10, ({ severities }) => severities.minor),
  column('其中严重', 10, ({ severities }) => severities.major),
  column('其中特别严重', 12, ({ severities }) => severities.critical),
  column('检测平均分', 11, ({ score }) => score),
  column('复核后平均分', 12, ({ reviewedScore }) => reviewedScore),
  column('检测合格率', 11, ({ passRate }) => percent(passRate)),
  column('复核后合格率', 12, ({ reviewedPassRate }) => percent(reviewedPassRate)),
  column('规则履行率', 11, ({ compliance }) => percent(compliance)),
  column('申诉数', 8, ({ appeals }) => appeals.filed),
  column('申诉成立', 9, ({ appeals }) => appeals.upheld),
]

export const SHEET_COLUMNS: readonly Column<SheetRow>[] = [
  column('单位', 20, ({ unit = null }) => unit),
  column('工作人员', 12, ({ staff = null }) => staff),
  ...FIGURES,
  column('扣分合计', 9, ({ points }) => points),
  column('扣分明细', 60, ({ deductions }) => deductions.map(clauseWords).join('；')),
  column('考核得分', 9, ({ finalScore }) => finalScore),
]

function clauseWords({ norm, article, points, times }: SheetRow['deductions'][number]): string {
  const clause = norm === null ? '未列条款' : `${norm} ${article}`
  return `${clause}：${times} 次，扣 ${points} 分`
}
