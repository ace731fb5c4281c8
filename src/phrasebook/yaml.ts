/** YAML text -> a tree of plain values that knows where each of them stands, and the mistakes of the YAML itself. */
import {
  Composer,
  type CST,
  type Document,
  type ErrorCode,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  Parser,
} from 'yaml'
import type { Problem } from '../model.ts'
import { problemAt, type Range, type Source } from './source.ts'
import { yamlMessage } from './yaml-messages.ts'
import { tooDeep, unclosedBefore } from './yaml-tokens.ts'

/** One value of the file. `value` is plain data; the children lead to the same data piece by piece. */
export interface SourceNode extends Range {
  readonly value: unknown
  /** Where the key stands that this value belongs to. */
  readonly key?: Range
  /** How a text is written; decides how an offset in the text becomes one in the file. */
  readonly style?: 'plain' | 'single' | 'double' | 'block'
  /** An alias that leads nowhere: reported already, whatever else is wrong with it. */
  readonly broken?: true
  readonly items?: readonly SourceNode[]
  readonly fields?: ReadonlyMap<string, SourceNode>
}

/** Deeper nesting than any phrasebook has; the YAML library would exhaust the stack on much deeper ones. */
const MAX_DEPTH = 40
/** Values that aliases may add to a file. */
const MAX_ALIASED = 100_000

/** The root is undefined where the YAML is broken or holds nothing; then `problems` is not empty. */
export function parseYaml(source: Source): { root?: SourceNode; problems: Problem[] } {
  const tokens = [...new Parser().parse(source.text)]
  const deep = tooDeep(tokens, MAX_DEPTH)
  if (deep !== undefined) {
    const range = { start: deep, end: deep + 1 }
    return { problems: [problemAt(source, range, 'too-deep', `嵌套超过 ${MAX_DEPTH} 层`)] }
  }
  // Keys are compared in `readMap`: the library's own comparison takes quadratic time in the keys of a map.
  const documents = [...new Composer({ uniqueKeys: false }).compose(tokens, true, source.text.length)]
  const problems = documents.flatMap((document) => mistakesOf(source, tokens, document))
  if (problems.length > 0) return { problems: onePerLine(problems) }
  const contents = documents[0]?.contents
  const blank = contents === undefined || contents === null || (isScalar(contents) && contents.value === null)
  if (blank) {
    const range = { start: 0, end: 1 }
    return { problems: [problemAt(source, range, 'empty-file', '文件里没有内容：至少要写 id 和 title')] }
  }
  if (documents.length > 1) {
    const start = documents[1]?.range?.[0] ?? 0
    const message = '一个文件里只能有一份话术本：请去掉单独成行的 ---'
    return { problems: [problemAt(source, { start, end: start + 3 }, 'yaml', message)] }
  }
  const walk: Walk = { source, anchors: new Map(), open: new Set(), aliased: 0, inAlias: 0, problems: [] }
  const root = readNode(walk, contents as Node)
  return { root, problems: walk.problems }
}

interface Walk {
  readonly source: Source
  /** The latest node of each anchor name so far. */
  readonly anchors: Map<string, Node>
  readonly open: Set<Node>
  aliased: number
  inAlias: number
  readonly problems: Problem[]
}

function mistakesOf(source: Source, tokens: readonly CST.Token[], document: Document): Problem[] {
  return [...document.errors, ...document.warnings].map((mistake) => {
    const [start, end] = mistake.pos
    const message = yamlMessage(mistake.code, mistake.message, source, start)
    // The library stumbles where the text after an open bracket or quote ends; the author looks for its beginning.
    const opener = OPEN_ENDED.has(mistake.code) ? unclosedBefore(tokens, start) : undefined
    if (opener === undefined) return problemAt(source, { start, end }, 'yaml', message)
    const range = { start: opener, end: opener + 1 }
    return problemAt(source, range, 'yaml', `这里的“${source.text.charAt(opener)}”没有收口`)
  })
}

const OPEN_ENDED: ReadonlySet<ErrorCode> = new Set(['MISSING_CHAR', 'BAD_INDENT'])

/** One slip makes the library stumble several times in a row: the first of each line is the telling one. */
function onePerLine(problems: readonly Problem[]): Problem[] {
  const seen = new Set<number>()
  return problems.filter(({ line }) => !seen.has(line) && seen.add(line))
}

function readNode(walk: Walk, node: Node | null, key?: Range): SourceNode {
  const at = rangeOf(node, key)
  const place = key === undefined ? at : { ...at, key }
  if (node === null) return { ...place, value: null }
  if (walk.inAlias > 0) walk.aliased++
  // An alias shows `*name`, so that offsets in its text mean nothing there: a style keeps them from being tried.
  if (isAlias(node)) return { ...readAlias(walk, node.source, at), ...place, style: 'plain' }
  if ('anchor' in node && node.anchor) walk.anchors.set(node.anchor, node)
  if (isScalar(node)) {
    const style = STYLES[node.type ?? ''] ?? 'plain'
    return { ...place, value: node.value, style }
  }
  walk.open.add(node)
  const tree = isMap(node) ? readMap(walk, node.items as Pair<Node, Node | null>[]) : readList(walk, node)
  walk.open.delete(node)
  return { ...place, ...tree }
}

function readList(walk: Walk, node: Node): Pick<SourceNode, 'value' | 'items'> {
  const items = isSeq(node) ? node.items.map((item) => readNode(walk, item as Node | null)) : []
  return { value: items.map((item) => item.value), items }
}

function readMap(
  walk: Walk,
  pairs: readonly Pair<Node, Node | null>[],
): Pick<SourceNode, 'value' | 'fields'> {
  const fields = new Map<string, SourceNode>()
  for (const pair of pairs) {
    const keyRange = rangeOf(pair.key)
    const name = isScalar(pair.key) ? walk.source.text.slice(keyRange.start, keyRange.end) : undefined
    const key =
      name !== undefined && isScalar(pair.key) && typeof pair.key.value === 'string' ? pair.key.value : name
    if (key === undefined || key === '' || key === '__proto__') {
      walk.problems.push(problemAt(walk.source, keyRange, 'yaml', '冒号前面只能是一个名字'))
    } else if (fields.has(key)) {
      const message = `“${key}”在同一处写了两次：请合并或删去一个`
      walk.problems.push(problemAt(walk.source, keyRange, 'duplicate-key', message))
    } else fields.set(key, readNode(walk, pair.value, keyRange))
  }
  const value: Record<string, unknown> = {}
  for (const [key, field] of fields) value[key] = field.value
  return { value, fields }
}

/** What the anchor named so stands for, or null if that is nothing, itself, or too much. */
function readAlias(walk: Walk, name: string, at: Range): SourceNode {
  const target = walk.anchors.get(name)
  if (target === undefined) {
    const message = `*${name} 是 YAML 的别名写法，但前面没有 &${name}；要写星号本身请加引号`
    walk.problems.push(problemAt(walk.source, at, 'yaml', message))
    return { ...at, value: null, broken: true }
  }
  if (walk.open.has(target) || walk.aliased > MAX_ALIASED) {
    if (!walk.problems.some(({ code }) => code === 'too-many-aliases')) {
      const message = `别名 *${name} 引用了自己，或展开后太大`
      walk.problems.push(problemAt(walk.source, at, 'too-many-aliases', message))
    }
    return { ...at, value: null, broken: true }
  }
  walk.inAlias++
  const node = readNode(walk, target)
  walk.inAlias--
  return node
}

const STYLES: Readonly<Record<string, NonNullable<SourceNode['style']>>> = {
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'block',
  BLOCK_FOLDED: 'block',
}

/** A value that is left out stands where its key does. */
function rangeOf(node: Node | null | undefined, key?: Range): Range {
  const [start, end] = node?.range ?? [0, 0]
  return end > start ? { start, end } : (key ?? { start, end })
}
