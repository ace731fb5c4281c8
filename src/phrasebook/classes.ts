/** Word classes: `<名>` in a pattern becomes an alternative of the class's words, classes within classes included. */
import type { Pattern, PatternNode, Problem } from '../model.ts'
import { itemsOf } from './document.ts'
import { report, suggest, type Written } from './merge.ts'
import { classesIn, replaceClasses, sizeOf } from './pattern-tree.ts'
import { placeAt } from './source.ts'
import { rangeOfText, startOfText } from './text-range.ts'

/** Name -> the alternative of its words, one object shared by all patterns that use the class. */
export type Classes = ReadonlyMap<string, PatternNode>

/** Nodes that one pattern may have once its classes are replaced. */
const MAX_SIZE = 10_000
/** Classes that may stand within each other. */
const MAX_NESTING = 10

export function expandClasses(written: ReadonlyMap<string, Written>, problems: Problem[]): Classes {
  const classes = new Map<string, PatternNode>()
  for (const name of written.keys()) expandClass({ written, classes, problems }, name, [])
  return classes
}

/** The pattern written in a node, its classes replaced; unknown ones are reported where they stand. `names`: what there is to suggest. */
export function resolvePattern(
  at: Written,
  classes: Classes,
  problems: Problem[],
  names: ReadonlyMap<string, unknown> = classes,
): Pattern {
  const { document, node } = at
  const parts = (document.patterns.get(node) ?? []).map((part) =>
    replaceKnown(at, part, classes, problems, names),
  )
  if (parts.reduce((sum, part) => sum + sizeOf(part), 0) > MAX_SIZE) {
    report(problems, at, 'pattern-too-big', '词类代入后句型太大：请少用几个词类，或拆成几条')
  }
  return { source: String(node.value), parts, at: placeAt(document.source, startOfText(node)) }
}

interface Expansion {
  readonly written: ReadonlyMap<string, Written>
  readonly classes: Map<string, PatternNode>
  readonly problems: Problem[]
}

const NOTHING: PatternNode = { type: 'alt', items: [] }

/** `open` are the classes within whose words this one is wanted, outermost first. */
function expandClass(expansion: Expansion, name: string, open: readonly string[]): void {
  const { written, classes, problems } = expansion
  const at = written.get(name)
  if (at === undefined || classes.has(name)) return
  const words = itemsOf(at.document, at.node).map((node) => ({ document: at.document, node }))
  for (const word of words) {
    for (const part of word.document.patterns.get(word.node) ?? []) {
      for (const inner of classesIn(part)) {
        const chain = [...open, name, inner.name]
        if (open.includes(inner.name) || inner.name === name) {
          const circle = chain.slice(chain.indexOf(inner.name)).join(' → ')
          report(problems, word, 'class-cycle', `词类互相引用，绕成了一圈：${circle}`)
          classes.set(inner.name, NOTHING)
        } else if (open.length >= MAX_NESTING) {
          report(problems, word, 'pattern-too-deep', `词类里套词类最多 ${MAX_NESTING} 层`)
          classes.set(inner.name, NOTHING)
        } else expandClass(expansion, inner.name, [...open, name])
      }
    }
  }
  const items = words.flatMap((word) => resolvePattern(word, classes, problems, written).parts)
  const expanded: PatternNode = { type: 'alt', items }
  const tooBig = sizeOf(expanded) > MAX_SIZE
  if (tooBig) report(problems, at, 'pattern-too-big', `词类 ${name} 太大：最多 ${MAX_SIZE} 个词`)
  classes.set(name, tooBig ? NOTHING : expanded)
}

function replaceKnown(
  at: Written,
  part: PatternNode,
  classes: Classes,
  problems: Problem[],
  names: ReadonlyMap<string, unknown>,
): PatternNode {
  const { document, node } = at
  for (const { name, offset } of classesIn(part)) {
    if (classes.has(name)) continue
    const range = rangeOfText(document.source, node, offset, name.length + 2)
    const message = `没有词类“${name}”${suggest(problems, name, names.keys())}`
    report(problems, at, 'unknown-class', message, range)
  }
  return replaceClasses(part, (name) => classes.get(name))
}
