/** What was said, line by line, with marked spans; under each line why it is marked. */
import type { Line, ReportFinding } from '../../model.ts'
import { LEGEND, type Mark, markSpans } from '../mark.ts'
import { printable } from '../printable.ts'
import { shorten, shortenQuotes } from '../shorten.ts'
import { ROLE_NAMES, SEVERITY_NAMES } from '../vocabulary.ts'
import { citeInShort, type Sheet } from './sheet.ts'

/** Characters of a finding's text and of its pattern that are shown. */
const LONGEST_QUOTED = 30

export function printTranscript(sheet: Sheet): string[] {
  const { conversation, report, paint, colour } = sheet
  const { lines } = conversation
  if (lines.length === 0) return ['  （没有任何语句）']
  const byLine = findingsByLine(report.findings)
  const columns = {
    number: String(lines.length).length,
    hasTimes: lines.some(({ start }) => start !== undefined),
  }
  const said = lines.flatMap((line, index) => printLine(sheet, line, index, byLine.get(index) ?? [], columns))
  return colour || report.findings.length === 0 ? said : [...said, '', `  ${paint('dim', LEGEND)}`]
}

function findingsByLine(findings: readonly ReportFinding[]): ReadonlyMap<number, readonly ReportFinding[]> {
  const byLine = new Map<number, ReportFinding[]>()
  for (const finding of findings) {
    const known = byLine.get(finding.line)
    if (known === undefined) byLine.set(finding.line, [finding])
    else known.push(finding)
  }
  return byLine
}

interface Columns {
  readonly number: number
  readonly hasTimes: boolean
}

function printLine(
  sheet: Sheet,
  line: Line,
  index: number,
  findings: readonly ReportFinding[],
  { number, hasTimes }: Columns,
): string[] {
  const { paint, colour } = sheet
  const role = ROLE_NAMES[line.role]
  const time = hasTimes ? `${clock(line.start)}  ` : ''
  const place = `  ${String(index + 1).padStart(number)}  ${time}`
  const text = markSpans(line.text, findings.map(toMark), paint, colour)
  const head = `${paint('dim', place)}${line.role === 'staff' ? paint('cyan', role) : role}  ${text}`
  const margin = ' '.repeat(place.length + 6)
  return [head, ...notes(sheet, findings).map((note) => margin + note)]
}

function toMark({ kind, status, start, end }: ReportFinding): Mark {
  if (status === 'needs-listening') return { start, end, kind: 'doubtful' }
  return { start, end, kind: kind === 'forbidden' ? 'forbidden' : 'courtesy' }
}

function notes(sheet: Sheet, findings: readonly ReportFinding[]): string[] {
  const { paint, phrases } = sheet
  const blamed = findings.filter(({ kind }) => kind === 'forbidden')
  const judged = blamed.flatMap((one, at) => {
    const isFirst = blamed.findIndex(({ phrase }) => phrase === one.phrase) === at
    return [...judgement(sheet, one), ...(isFirst ? advice(one) : [])]
  })
  const courteous = findings
    .filter(({ kind }) => kind === 'courtesy')
    .map(({ phrase, status }) => {
      const title = phrases.get(phrase)?.title ?? phrase
      return `${title} ${phrase}${status === 'kept' ? '' : '（疑似）'}`
    })
  if (courteous.length === 0) return judged
  return [...judged, paint('green', `✓ ${[...new Set(courteous)].join(' · ')}`)]
}

function judgement({ paint, phrases }: Sheet, finding: ReportFinding): string[] {
  const { phrase, status, category, severity, text, reason, confidence } = finding
  const title = phrases.get(phrase)?.title ?? phrase
  const isSure = status === 'kept'
  const name = `${isSure ? '✗' : '？'} ${title} ${phrase}`
  const kind = [
    category,
    SEVERITY_NAMES[severity],
    isSure ? '' : `需听录音，把握 ${Math.round(confidence * 100)}%`,
  ]
  const why = reason.startsWith(`${title}：`) ? reason.slice(title.length + 1) : reason
  return [
    `${paint(isSure ? 'red' : 'yellow', name)}  ${kind.filter(Boolean).join(' · ')}`,
    `  理由  「${printable(shorten(text, LONGEST_QUOTED))}」：${printable(shortenQuotes(why, LONGEST_QUOTED))}`,
  ]
}

/** Told once a line for each phrase. */
function advice({ instead, clause }: ReportFinding): string[] {
  return [
    ...(instead.length === 0 ? [] : [`  应说  ${instead.join(' / ')}`]),
    ...(clause === undefined ? [] : [`  依据  ${citeInShort(clause)}`]),
  ]
}

/** 00:12, 1:02:03; blank where the line has no time. */
function clock(ms: number | undefined): string {
  if (ms === undefined) return '     '
  const all = Math.floor(ms / 1000)
  const seconds = String(all % 60).padStart(2, '0')
  const minutes = String(Math.floor(all / 60) % 60).padStart(2, '0')
  const hours = Math.floor(all / 3600)
  return hours === 0 ? `${minutes}:${seconds}` : `${hours}:${minutes}:${seconds}`
}
