/** The score with every deduction and bonus, and what is counted without being judged. */
import type { Report } from '../../model.ts'
import { printable } from '../printable.ts'
import type { Sheet } from './sheet.ts'

export function printScore(sheet: Sheet): string[] {
  const { paint, report, book } = sheet
  const { score, passed, deductions } = report
  const verdict = `得分 ${score}，${passed ? '合格' : '不合格'}（满分 ${book.scoring.max}，${book.scoring.pass} 分合格）`
  return [
    `  ${paint('bold', paint(passed ? 'green' : 'red', verdict))}`,
    ...fatal(sheet),
    ...deductions.map(({ points, because }) => `  ${paint('red', amount(-points))}  ${printable(because)}`),
    ...bonus(sheet),
    ...counts(report).map((line) => `  ${paint('dim', line)}`),
  ]
}

function fatal({ paint, report, phrases, rules }: Sheet): string[] {
  if (report.fatal.length === 0) return []
  const titles = report.fatal.map((id) => phrases.get(id)?.title ?? rules.get(id)?.title ?? id)
  return [`  ${paint('red', `一票否决：${titles.join('、')}`)}`]
}

function bonus({ paint, report, phrases }: Sheet): string[] {
  return report.bonus.map(({ points, for: id }) => {
    const title = phrases.get(id)?.title ?? id
    return `  ${paint('green', amount(points))}  加分：${title}`
  })
}

/** Right-aligned, with its sign. */
function amount(points: number): string {
  return (points > 0 ? `+${points}` : `${points === 0 ? '-0' : points}`).padStart(5)
}

function counts({ stats }: Report): string[] {
  const { courtesyWords, staffLines, customerLines, speakingRate, answerTime } = stats
  const words = Object.entries(courtesyWords).map(([word, times]) => `${word} ${times}`)
  const pace = [
    speakingRate.staff === null ? '' : `窗口 ${Math.round(speakingRate.staff)} 字/分`,
    speakingRate.customer === null ? '' : `群众 ${Math.round(speakingRate.customer)} 字/分`,
  ].filter(Boolean)
  const { median, longest } = answerTime
  return [
    words.length === 0 ? '' : `十字文明用语  ${words.join(' · ')}`,
    `语句  窗口 ${staffLines} 句 · 群众 ${customerLines} 句`,
    pace.length === 0 ? '' : `语速  ${pace.join(' · ')}`,
    median === null || longest === null ? '' : `应答  中位 ${seconds(median)} · 最长 ${seconds(longest)}`,
  ].filter(Boolean)
}

function seconds(ms: number): string {
  return `${Math.round(ms / 100) / 10} 秒`
}
