/** Warnings about patterns: those that can never be found, that have no anchor, or that say what another says already. */
import type { Pattern, PatternNode, Phrase, Phrasebook, Problem, SoundTolerance } from '../model.ts'
import type { ProblemCode } from './codes.ts'
import { anchorsOf, canFire, isDropped, onlyFillers } from './firing.ts'
import { keyOf } from './pattern-tree.ts'
import { readingsOf } from './readings.ts'

/** Characters of a pattern that its problem repeats; the source line shows the rest. */
const SHOWN = 24

/** Patterns that the matcher cannot search for: such a book cannot be used. */
export function lintAnchors(book: Phrasebook): Problem[] {
  return [
    ...book.phrases.flatMap(({ say, sound }) => say.flatMap((pattern) => lintAnchor(pattern, sound))),
    // Exceptions and guard wordings are searched for letter by letter: one fixed character will do.
    ...surroundings(book).flatMap((pattern) => lintAnchor(pattern, 'off')),
  ]
}

export function lintPatterns(book: Phrasebook): Problem[] {
  return [
    ...[...book.phrases.flatMap(({ say }) => say), ...surroundings(book)].flatMap(lintFiring),
    ...lintDuplicates(book.phrases),
    ...book.phrases.flatMap(lintShadows),
  ]
}

/** Exceptions and guard wordings. */
function surroundings({ phrases, guards }: Phrasebook): Pattern[] {
  const wordings = Object.values(guards).flatMap((guard) => [guard.before, guard.after, guard.anywhere])
  return [...phrases.map(({ unless }) => unless), ...wordings].flat()
}

/** The matcher searches for fixed characters, two in a row where it can; what has none on some way is never found. */
function lintAnchor(pattern: Pattern, sound: SoundTolerance): Problem[] {
  const anchors = pattern.parts.map(anchorsOf)
  if (anchors.some(({ worst }) => worst === 0)) {
    const message = '至少有一种说法里没有固定的字，无法查找：不能整句都是可有可无的或要填的'
    return [problemOf(pattern, 'error', 'no-anchor', message)]
  }
  if (sound === 'off' || anchors.some(({ worst }) => worst === 2)) return []
  if (anchors.every(({ best }) => best < 2)) {
    const message = '没有两个连着的固定的字，无法查找；只有一个字的话术要写 sound: off'
    return [problemOf(pattern, 'error', 'no-anchor', message)]
  }
  const message = '有的说法里没有两个连着的固定的字：查得慢，听错一个字就找不到'
  return [problemOf(pattern, 'warning', 'weak-anchor', message)]
}

function lintFiring(pattern: Pattern): Problem[] {
  const { parts } = pattern
  const problems: Problem[] = []
  const warn = (code: ProblemCode, message: string): void => {
    problems.push(problemOf(pattern, 'warning', code, message))
  }
  if (!parts.every(canFire)) warn('never-fires', whyNever(pattern))
  else if (parts.some(onlyFillers)) warn('only-fillers', '只有口头语：它们在哪里都可能出现，不能当话术找')
  else if (parts.some(hasIdleBranch))
    warn('only-fillers', '有一处全是语气词：话里的语气词都先去掉，这一处等于没写')
  const written = textIn(parts).find((text) => /xx|XX|хх/.test(text))
  if (written !== undefined) warn('placeholder', `“${written}”里的占位符要写成 {窗口} 这样的插槽`)
  return problems
}

function whyNever({ parts }: Pattern): string {
  if (parts.some(hasEmptyClass)) return '用到的词类是空的，永远不会命中'
  if (parts.some(onlyFillers)) return '只有语气词：话里的语气词都先去掉，永远不会命中'
  return '^ 只能在最前面，$ 只能在最后面，这样写永远不会命中'
}

function lintDuplicates(phrases: readonly Phrase[]): Problem[] {
  const first = new Map<string, { phrase: Phrase; pattern: Pattern }>()
  return phrases.flatMap((phrase) =>
    phrase.say.flatMap((pattern) => {
      const key = `${phrase.speaker}\n${patternKey(pattern)}`
      const before = first.get(key)
      if (before === undefined) {
        first.set(key, { phrase, pattern })
        return []
      }
      const where = before.phrase.id === phrase.id ? '上面' : `话术 ${before.phrase.id} 里`
      const message = `和${where}的“${before.pattern.source}”是同一条句型`
      return [problemOf(pattern, 'warning', 'duplicate-pattern', message)]
    }),
  )
}

/** Only patterns without gaps and slots can be compared: each is then a short list of wordings. */
function lintShadows(phrase: Phrase): Problem[] {
  if (phrase.say.length < 2) return []
  const lists = phrase.say.map((pattern) => ({
    pattern,
    key: patternKey(pattern),
    readings: readingsOf(pattern),
  }))
  return lists.flatMap(({ pattern, key, readings }) => {
    if (readings === undefined || readings.size === 0) return []
    const wider = lists.find(
      (other) =>
        other.key !== key &&
        other.readings !== undefined &&
        other.readings.size > readings.size &&
        [...readings].every((reading) => other.readings?.has(reading)),
    )
    if (wider === undefined) return []
    const message = `“${wider.pattern.source}”已经包含这条句型，可以删去`
    return [problemOf(pattern, 'warning', 'shadowed-pattern', message)]
  })
}

function problemOf(pattern: Pattern, level: Problem['level'], code: ProblemCode, message: string): Problem {
  const { at, source } = pattern
  const shown = source.length > SHOWN ? `${source.slice(0, SHOWN)}…` : source
  return { ...at, level, code, message: `“${shown}”：${message}`, width: source.length }
}

/** An alternative of which one branch is dropped from every line before matching, so that it may as well be left out. */
function hasIdleBranch(node: PatternNode): boolean {
  if (node.type !== 'alt' && node.type !== 'seq') return false
  const isOptional = node.items.some((item) => item.type === 'seq' && item.items.length === 0)
  const idle = node.type === 'alt' && !isOptional && node.items.some(isIdle)
  return idle || node.items.some(hasIdleBranch)
}

function isIdle(branch: PatternNode): boolean {
  return branch.type === 'text' && isDropped(branch.text)
}

function hasEmptyClass(node: PatternNode): boolean {
  if (node.type !== 'alt' && node.type !== 'seq') return false
  return (node.type === 'alt' && node.items.length === 0) || node.items.some(hasEmptyClass)
}

function textIn(nodes: readonly PatternNode[]): string[] {
  return nodes.flatMap((node) => {
    if (node.type === 'text') return [node.text]
    return node.type === 'alt' || node.type === 'seq' ? textIn(node.items) : []
  })
}

/** Parts are found each by itself: their order means nothing. */
function patternKey({ parts }: Pattern): string {
  return parts.map(keyOf).sort().join(' & ')
}
