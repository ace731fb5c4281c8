/** What a well-written scenario file can still have wrong: ways that lead nowhere, turns nobody comes to, ids that the book lacks. */
import type { Phrasebook, Problem, Scenario, Turn, When } from '../model.ts'
import type { ProblemCode } from '../phrasebook/codes.ts'
import { didYouMean } from '../phrasebook/nearest.ts'
import { problemAt, type Source } from '../phrasebook/source.ts'
import type { SourceNode } from '../phrasebook/yaml.ts'

/** `root` is the tree that the scenario was read from: it knows the places. */
export function lookOver(
  scenario: Scenario,
  source: Source,
  root: SourceNode,
  book: Phrasebook | undefined,
): Problem[] {
  const tell: Tell = (path, code, message) => {
    const node = nodeAt(root, path)
    return problemAt(source, node.key ?? node, code, message)
  }
  return [
    ...waysOf(scenario, tell),
    ...turnsOf(scenario, tell),
    ...(book === undefined ? [] : idsOf(scenario, book, tell)),
  ]
}

type Path = readonly (string | number)[]
type Tell = (path: Path, code: ProblemCode, message: string) => Problem

/** The nearest place that is written: a `next` that is one word has no steps of its own. */
function nodeAt(root: SourceNode, path: Path): SourceNode {
  let node = root
  for (const key of path) {
    const inner = typeof key === 'number' ? node.items?.[key] : node.fields?.get(key)
    if (inner === undefined) return node
    node = inner
  }
  return node
}

function waysOf({ start, turns, endings }: Scenario, tell: Tell): Problem[] {
  const names = [...Object.keys(turns), ...Object.keys(endings)]
  const ways = Object.entries(turns).flatMap(([id, { next }]) =>
    next.map(({ go }, n) => ({ go, path: ['turns', id, 'next', n, 'go'] })),
  )
  const wrong = ways
    .filter(({ go }) => !names.includes(go))
    .map(({ go, path }) => tell(path, 'unknown-turn', `没有叫“${go}”的一轮或结局${didYouMean(go, names)}`))
  if (!Object.hasOwn(turns, start))
    wrong.unshift(
      tell(['start'], 'unknown-turn', `start 写的“${start}”不是一轮${didYouMean(start, Object.keys(turns))}`),
    )
  const twice = Object.keys(endings)
    .filter((id) => Object.hasOwn(turns, id))
    .map((id) => tell(['endings', id], 'duplicate-key', `“${id}”既是一轮又是结局：请改一个名字`))
  if (wrong.length > 0) return [...wrong, ...twice]
  return [...twice, ...unreached(start, turns, endings, tell), ...endless(turns, endings, tell)]
}

function unreached(
  start: string,
  turns: Scenario['turns'],
  endings: Scenario['endings'],
  tell: Tell,
): Problem[] {
  const reached = new Set([start])
  // A set hands out what is added to it while it is walked.
  for (const id of reached) for (const { go } of turns[id]?.next ?? []) reached.add(go)
  const lost = (section: string, ids: readonly string[]) =>
    ids
      .filter((id) => !reached.has(id))
      .map((id) => tell([section, id], 'unreachable-turn', `从 start 怎么走也到不了“${id}”`))
  return [...lost('turns', Object.keys(turns)), ...lost('endings', Object.keys(endings))]
}

function endless(turns: Scenario['turns'], endings: Scenario['endings'], tell: Tell): Problem[] {
  const ending = new Set(Object.keys(endings))
  for (let size = -1; size !== ending.size; ) {
    size = ending.size
    for (const [id, { next }] of Object.entries(turns))
      if (next.some(({ go }) => ending.has(go))) ending.add(id)
  }
  return Object.keys(turns)
    .filter((id) => !ending.has(id))
    .map((id) => tell(['turns', id], 'no-ending', `从“${id}”怎么走也到不了结局`))
}

function turnsOf({ turns }: Scenario, tell: Tell): Problem[] {
  return Object.entries(turns).flatMap(([id, turn]) => [
    ...(turn.citizen.length === 0 && turn.scene === undefined
      ? [tell(['turns', id], 'missing-field', `“${id}”要写 citizen（群众说的话）或 scene（情景）`)]
      : []),
    ...(turn.want.length > 0 && turn.hints === undefined
      ? [tell(['turns', id], 'missing-field', `“${id}”写了 want，也要写 hints（三步提示）`)]
      : []),
    ...stepsOf(id, turn, tell),
  ])
}

function stepsOf(id: string, { next }: Turn, tell: Tell): Problem[] {
  const last = next.length - 1
  return next.flatMap(({ when }, n) => {
    const path = ['turns', id, 'next', n]
    if (n === last && when !== undefined)
      return [tell(path, 'wrong-value', `“${id}”的最后一步不能有 when：别的情形也要有去处`)]
    if (n < last && when === undefined)
      return [tell(path, 'wrong-value', `“${id}”的第 ${n + 1} 步没有 when，后面的几步永远走不到`)]
    return []
  })
}

function idsOf({ trains, turns }: Scenario, book: Phrasebook, tell: Tell): Problem[] {
  const phrases = book.phrases.map(({ id }) => id)
  const both = [...phrases, ...book.rules.map(({ id }) => id)]
  const phrase = (path: Path, ids: readonly string[]) =>
    ids
      .filter((id) => !phrases.includes(id))
      .map((id) => tell(path, 'unknown-phrase', `话术本里没有话术“${id}”${didYouMean(id, phrases)}`))
  const either = (path: Path, ids: readonly string[]) =>
    ids
      .filter((id) => !both.includes(id))
      .map((id) => tell(path, 'unknown-id', `话术本里没有话术或规则“${id}”${didYouMean(id, both)}`))
  return [
    ...either(['trains'], trains),
    ...Object.entries(turns).flatMap(([id, { want, hints, next }]) => [
      ...want.flatMap((group, n) => phrase(['turns', id, 'want', n], group)),
      ...(hints === undefined ? [] : either(['turns', id, 'hints', 'see'], [hints.see])),
      ...next.flatMap(({ when }, n) => phrase(['turns', id, 'next', n, 'when'], namedIn(when))),
    ]),
  ]
}

function namedIn(when: When = {}): readonly string[] {
  const { any = [], all = [], lacks = [], forbidden = true } = when
  return [...any, ...all, ...lacks, ...(forbidden === true ? [] : forbidden)]
}
