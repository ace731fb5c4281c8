/** The head of a report: which conversation, under which book, and the result in one line. */
import { printable } from '../printable.ts'
import { CHANNEL_NAMES, ROLE_NAMES } from '../vocabulary.ts'
import type { Sheet } from './sheet.ts'

const SHORT_VERSION = 8

export function printHead(sheet: Sheet): string[] {
  const { paint, conversation } = sheet
  const { id, channel, window, staff, unit, startedAt, ringCount, endedBy } = conversation
  const who = [CHANNEL_NAMES[channel], window, staff, unit, startedAt].filter((part) => part !== undefined)
  const facts = [
    `话术本 ${bookName(sheet)}`,
    ringCount === undefined ? '' : `响铃 ${ringCount} 声`,
    endedBy === undefined ? '' : `${ROLE_NAMES[endedBy]}先结束`,
  ].filter(Boolean)
  return [
    `${paint('bold', `■ ${printable(id)}`)}  ${printable(who.join(' · '))}`,
    `  ${paint('dim', facts.join(' · '))}`,
    `  ${result(sheet)}`,
  ]
}

/** window-service 3fa9c21d */
function bookName({ report }: Sheet): string {
  const { id, version } = report.phrasebook
  return `${id} ${version.replace(/^sha256:/, '').slice(0, SHORT_VERSION)}`
}

function result({ paint, report }: Sheet): string {
  const { score, passed, findings, rules } = report
  const forbidden = findings.filter(({ kind, status }) => kind === 'forbidden' && status === 'kept').length
  const doubtful = findings.filter(({ kind, status }) => kind === 'forbidden' && status !== 'kept').length
  const missed = rules.filter(({ status }) => status === 'missed').length
  const words = [
    `得分 ${score}（${passed ? '合格' : '不合格'}）`,
    forbidden === 0 ? '没有忌语' : `忌语 ${forbidden} 处`,
    doubtful === 0 ? '' : `疑似 ${doubtful} 处`,
    missed === 0 ? '' : `${missed} 条规则没做到`,
  ].filter(Boolean)
  return paint(passed ? 'green' : 'red', words.join(' · '))
}
