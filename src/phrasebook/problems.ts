/** Problems of a phrasebook as an error, and as text for a terminal: place, message, source line and caret. */
import type { Problem } from '../model.ts'

/** Thrown when a phrasebook cannot be used; `problems` holds everything that is wrong with it. */
export class PhrasebookError extends Error {
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    super(formatProblems(problems, { color: false }))
    this.name = 'PhrasebookError'
    this.problems = problems
  }
}

/**
 * One block a problem, `path:line:column`, message, the source line and a caret under what is meant, and a count at
 * the end. `color` adds ANSI colours.
 */
export function formatProblems(problems: readonly Problem[], { color }: { readonly color: boolean }): string {
  const paint: Paint = color ? (code, text) => `\u001b[${code}m${text}\u001b[0m` : (_, text) => text
  const blocks = problems.map((problem) => formatProblem(problem, paint))
  return [...blocks, count(problems, paint)].join('\n')
}

type Paint = (code: number, text: string) => string

const BOLD = 1
const RED = 31
const YELLOW = 33
const GREY = 90

/** Terminal cells of a source line that are shown, the marked place in the middle. */
const SHOWN = 100

function formatProblem(problem: Problem, paint: Paint): string {
  const { file, line, column, level, code, message, excerpt, width } = problem
  const hue = level === 'error' ? RED : YELLOW
  const head = `${paint(BOLD, `${file}:${line}:${column}`)} ${paint(hue, level === 'error' ? '错误' : '警告')} ${message} ${paint(GREY, `[${code}]`)}`
  if (excerpt === undefined) return head
  const window = cut(excerpt, column - 1, width ?? 1)
  const gutter = String(line)
  const margin = ' '.repeat(gutter.length)
  const caret = ' '.repeat(cells(window.before)) + paint(hue, '^'.repeat(Math.max(1, cells(window.marked))))
  const shown = window.before + window.marked + window.after
  return `${head}\n  ${paint(GREY, `${gutter} |`)} ${shown}\n  ${paint(GREY, `${margin} |`)} ${caret}`
}

/** The line around the marked place, tabs and control characters made plain, long ends cut off. */
function cut(
  excerpt: string,
  start: number,
  width: number,
): { before: string; marked: string; after: string } {
  const plain = excerpt.replace(/\p{Cc}/gu, ' ')
  const marked = takeCells(plain.slice(start, start + width), SHOWN)
  const room = Math.max(0, SHOWN - cells(marked))
  const left = plain.slice(0, start)
  const right = plain.slice(start + marked.length)
  const before = cells(left) <= room ? left : `…${reverse(takeCells(reverse(left), room >> 1))}`
  const after = takeCells(right, Math.max(0, room - cells(before)))
  return { before, marked, after: after.length < right.length ? `${after}…` : after }
}

function takeCells(text: string, most: number): string {
  let taken = ''
  let used = 0
  for (const character of text) {
    used += cellsOf(character)
    if (used > most) break
    taken += character
  }
  return taken
}

function reverse(text: string): string {
  return [...text].reverse().join('')
}

/** Terminal cells that a text takes: Chinese characters and their punctuation take two. */
function cells(text: string): number {
  let sum = 0
  for (const character of text) sum += cellsOf(character)
  return sum
}

const WIDE =
  /^[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE10-\uFE19\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1FAFF}\u{20000}-\u{3FFFD}]$/u

function cellsOf(character: string): number {
  if (/^[\p{M}\p{Cf}]$/u.test(character)) return 0
  return WIDE.test(character) ? 2 : 1
}

function count(problems: readonly Problem[], paint: Paint): string {
  const errors = problems.filter(({ level }) => level === 'error').length
  const warnings = problems.length - errors
  if (errors === 0 && warnings === 0) return '没有发现问题'
  const parts = [errors > 0 ? `${errors} 个错误` : '', warnings > 0 ? `${warnings} 个警告` : '']
  return paint(BOLD, `共 ${parts.filter(Boolean).join('，')}`)
}
