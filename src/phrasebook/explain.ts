/** Schema issues -> problems in Chinese that name the field, say what was expected, and point at the place. */
import type { z } from 'zod'
import type { Problem } from '../model.ts'
import type { ProblemCode } from './codes.ts'
import { BOOK_ID_MESSAGE, ID_MESSAGE } from './fields.ts'
import { didYouMean } from './nearest.ts'
import { problemAt, type Range, type Source } from './source.ts'
import type { SourceNode } from './yaml.ts'

type Issue = z.core.$ZodIssue
type Path = readonly PropertyKey[]

/** A problem together with the value that it spoils: whoever reads the data leaves that value out. */
export interface Fault {
  readonly problem: Problem
  readonly spoilt?: SourceNode
}

/** `path` leads from the root to the value that was validated. */
export function explain(
  source: Source,
  root: SourceNode,
  issues: readonly Issue[],
  path: Path = [],
): Fault[] {
  return issues.flatMap((issue) => explainOne(source, root, issue, [...path, ...issue.path]))
}

function explainOne(source: Source, root: SourceNode, issue: Issue, path: Path): Fault[] {
  const node = nodeAt(root, path)
  if (node?.broken) return []
  if (issue.code === 'invalid_union') return explainUnion(source, root, issue, path)
  if (issue.code === 'unrecognized_keys') return unknownKeys(source, node, issue, path)
  if (node === undefined) {
    // Absent values are no one's mistake but their parent's, which wanted them.
    const parent = nodeAt(root, path.slice(0, -1)) ?? root
    const message = `${label(path.slice(0, -1))}缺少 ${String(path.at(-1))}`
    return [{ problem: problemAt(source, parent.key ?? firstOf(parent), 'missing-field', message) }]
  }
  if (issue.code === 'invalid_key') {
    const at = node.key ?? node
    const message = `${label(path)}的编号${issue.issues[0]?.message ?? '写得不对'}`
    return [{ problem: problemAt(source, at, 'bad-id', message), spoilt: node }]
  }
  const fault = (code: ProblemCode, message: string): Fault[] => [
    { problem: problemAt(source, node, code, `${label(path)}${message}`), spoilt: node },
  ]
  if (issue.code === 'invalid_value') {
    const written = typeof node.value === 'string' ? node.value : ''
    const hint = didYouMean(written, issue.values.map(String))
    return fault('wrong-value', `应是 ${issue.values.join('、')} 之一，这里是${shown(node.value)}${hint}`)
  }
  if (issue.code === 'invalid_type') {
    return fault(
      'wrong-type',
      `${issue.message}，这里是${shown(node.value)}${quoteHint(issue.message, node)}`,
    )
  }
  return fault(ID_MESSAGES.has(issue.message) ? 'bad-id' : 'wrong-value', issue.message)
}

/** Of a union's branches the one that the author meant: the first whose outermost type fits. */
function explainUnion(
  source: Source,
  root: SourceNode,
  issue: z.core.$ZodIssueInvalidUnion,
  path: Path,
): Fault[] {
  const node = nodeAt(root, path)
  if (node === undefined) return []
  if ('discriminator' in issue && typeof issue.discriminator === 'string') {
    const options = ('options' in issue ? (issue.options as unknown[]) : []).map(String)
    const hint = typeof node.value === 'string' ? didYouMean(node.value, options) : ''
    const message = `${label(path)}应是 ${options.join('、')} 之一，这里是${shown(node.value)}${hint}`
    return [{ problem: problemAt(source, node, 'wrong-value', message), spoilt: node }]
  }
  const meant = issue.errors.find((branch) => fits(branch, node))
  if (meant !== undefined) return explain(source, root, meant, path)
  const hint = quoteHint(issue.message, node)
  const message = `${label(path)}${issue.message}，这里是${shown(node.value)}${hint}`
  return [{ problem: problemAt(source, node, 'wrong-type', message), spoilt: node }]
}

function fits(branch: readonly Issue[], node: SourceNode): boolean {
  return branch.every((issue) => {
    if (issue.path.length > 0) {
      const absent = 'discriminator' in issue && !node.fields?.has(String(issue.path[0]))
      return !absent
    }
    if (issue.code === 'invalid_union') return issue.errors.some((inner) => fits(inner, node))
    return issue.code !== 'invalid_type' && issue.code !== 'invalid_value'
  })
}

function unknownKeys(
  source: Source,
  node: SourceNode | undefined,
  issue: z.core.$ZodIssueUnrecognizedKeys,
  path: Path,
): Fault[] {
  const known = issue.message.split(' ')
  return issue.keys.flatMap((key) => {
    const field = node?.fields?.get(key)
    if (field?.key === undefined) return []
    const hint = didYouMean(key, known) || `；可以写的有 ${known.join('、')}`
    const message = `${label(path)}没有“${key}”这一项${hint}`
    return [{ problem: problemAt(source, field.key, 'unknown-key', message), spoilt: field }]
  })
}

const ID_MESSAGES: ReadonlySet<string> = new Set([ID_MESSAGE, BOOK_ID_MESSAGE])

function nodeAt(root: SourceNode, path: Path): SourceNode | undefined {
  let node: SourceNode | undefined = root
  for (const step of path) {
    node = typeof step === 'number' ? node?.items?.[step] : node?.fields?.get(String(step))
  }
  return node
}

/** `phrases.hello 的 say 第 2 项 `, or nothing at the top. */
function label(path: Path): string {
  const [section, name, ...rest] = path
  if (section === undefined) return ''
  const head = name === undefined ? String(section) : step(`${String(section)}.`, name)
  return `${rest.reduce<string>((written, key) => step(`${written} 的 `, key), head)} `
}

function step(before: string, key: PropertyKey): string {
  if (typeof key !== 'number') return `${before}${String(key)}`
  return `${before.replace(/( 的 |\.)$/, '')} 第 ${key + 1} 项`
}

function shown(value: unknown): string {
  if (value === null) return '空的'
  if (Array.isArray(value)) return '一列内容'
  if (typeof value === 'object') return '一组“名字: 内容”'
  if (typeof value === 'string') return `“${value.length > 20 ? `${value.slice(0, 20)}…` : value}”`
  return ` ${String(value)}`
}

/** Bare brackets and numbers are YAML's, not text: the commonest slip in a list of patterns. */
function quoteHint(expected: string, node: SourceNode): string {
  if (node.value === null) return '；没有内容请删去这一行'
  if (!/文字|编号/.test(expected) || /一列/.test(expected)) return ''
  return typeof node.value === 'string' ? '' : '；请用引号括起来'
}

function firstOf(node: SourceNode): Range {
  return { start: node.start, end: node.start + 1 }
}
