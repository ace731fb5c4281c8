/** Makes a scenario of a conversation that took place: the citizen's lines become turns, what staff left out becomes what is wanted. */
import type {
  AnyOf,
  ConversationHead,
  Hints,
  Line,
  Phrasebook,
  Report,
  Rule,
  Scenario,
  Turn,
} from '../model.ts'
import type { Held } from './next-turn.ts'

export interface Made {
  readonly id: string
  readonly title: string
}

type Told = Pick<ConversationHead, 'channel' | 'ringCount' | 'window'> & { readonly lines: readonly Line[] }

/** More of a conversation would tire whoever practises. */
const MOST_TURNS = 30

/** Undefined where there is nothing to practise: no citizen's line that staff answered. */
export function scenarioFrom(
  { id, title }: Made,
  { channel, ringCount, window, lines }: Told,
  report: Report,
  book: Phrasebook,
  find: (line: Line) => readonly Held[],
): Scenario | undefined {
  const rounds = roundsOf(lines).slice(0, MOST_TURNS)
  if (!rounds.some(({ citizen }) => citizen.length > 0)) return undefined
  const missed = missedRules(report, book, lines, find)
  const faults = rounds.map((round, n) => faultsIn(round, n, rounds.length, report, missed))
  const name = (n: number) => (n < rounds.length ? `turn-${n + 1}` : 'done')
  const turns = rounds.map((round, n): [string, Turn] => [name(n), turnOf(round, faults[n]!, name(n + 1))])
  const trains = [
    ...new Set(faults.flatMap(({ rules, phrases }) => [...rules.map((rule) => rule.id), ...phrases])),
  ]
  return {
    id,
    title,
    channel,
    about: '由本单位一次真实会话改成：群众的话照当时的（个人信息已隐去），把当时漏了的话补上。',
    trains,
    head: { ...(ringCount !== undefined && { ringCount }), ...(window !== undefined && { window }) },
    start: name(0),
    turns: Object.fromEntries(turns),
    endings: {
      done: { grade: 'fair', word: '走完了。和报告对一对：当时漏的，这回都说到了吗？' },
    },
  }
}

/** What the citizen said at one go, and the staff's answer to it. */
interface Round {
  readonly citizen: readonly string[]
  /** Numbers of the lines. */
  readonly from: number
  readonly to: number
}

/** A last word of the citizen that nobody answered is no turn: there is nothing to reply. */
function roundsOf(lines: readonly Line[]): readonly Round[] {
  const rounds: Round[] = []
  let citizen: string[] = []
  let from = 0
  lines.forEach(({ role, text }, n) => {
    if (role === 'customer') citizen.push(text)
    else if (lines[n + 1]?.role !== 'staff') {
      rounds.push({ citizen: citizen.length > 0 ? [citizen.join(' ')] : [], from, to: n })
      citizen = []
      from = n + 1
    }
  })
  return rounds
}

interface Faults {
  readonly rules: readonly Rule[]
  /** Ids of forbidden phrases that were said. */
  readonly phrases: readonly string[]
  /** What to say instead of them. */
  readonly instead: readonly string[]
}

interface MissedRule {
  readonly rule: Rule
  /** Where it should have been kept; undefined: nowhere in particular. */
  readonly line: number | undefined
}

function missedRules(
  report: Report,
  book: Phrasebook,
  lines: readonly Line[],
  find: (line: Line) => readonly Held[],
): readonly MissedRule[] {
  const rules = new Map(book.rules.map((rule) => [rule.id, rule]))
  return report.rules.flatMap(({ rule: id, status, line }) => {
    const rule = rules.get(id)
    if (status !== 'missed' || rule === undefined || !('need' in rule.check)) return []
    return [{ rule, line: line === undefined ? undefined : placeOf(rule, line, lines, find) }]
  })
}

/** A rule is missed where its reach ends; what it asks for was due at what set it off, if the reply to that counts. */
function placeOf(
  { check }: Rule,
  missedAt: number,
  lines: readonly Line[],
  find: (line: Line) => readonly Held[],
): number {
  if (check.kind !== 'after') return missedAt
  const setOff = lines.findLastIndex(
    (line, n) => n <= missedAt && find(line).some(({ phrase }) => check.trigger.includes(phrase)),
  )
  const counts = setOff >= 0 && (check.sameLine || lines[setOff]?.role === 'customer')
  return counts ? setOff : missedAt
}

function faultsIn(
  { from, to }: Round,
  n: number,
  count: number,
  report: Report,
  missed: readonly MissedRule[],
): Faults {
  const isHere = (line: number) => line >= from && line <= to
  const rules = missed
    .filter(({ rule: { check }, line }) => {
      if (check.kind === 'within-first') return n === 0
      if (check.kind === 'within-last') return n === count - 1
      return line === undefined ? n === 0 : isHere(line)
    })
    .map(({ rule }) => rule)
  const said = report.findings.filter(({ kind, line }) => kind === 'forbidden' && isHere(line))
  return {
    rules,
    phrases: [...new Set(said.map(({ phrase }) => phrase))],
    instead: said.flatMap(({ instead }) => instead.slice(0, 1)),
  }
}

function turnOf({ citizen }: Round, { rules, phrases, instead }: Faults, go: string): Turn {
  const want: AnyOf[] = rules.flatMap(({ check }) => ('need' in check ? check.need : []))
  const see = rules[0]?.id ?? phrases[0]
  const say = [...new Set([...rules.flatMap((rule) => rule.instead.slice(0, 1)), ...instead])].join(' ')
  const hints: Hints | undefined =
    see === undefined || say === ''
      ? undefined
      : { nudge: nudgeOf(rules, phrases), rule: ruleOf(rules, phrases), see, say }
  return {
    ...(citizen.length === 0 && { scene: '由您先开口。' }),
    citizen,
    want: hints === undefined ? [] : want,
    ...(hints !== undefined && { hints }),
    next: [{ go }],
  }
}

function nudgeOf(rules: readonly Rule[], phrases: readonly string[]): string {
  if (rules.length === 0) return '当时这里说了一句不该说的话。换您，会怎么说？'
  return phrases.length === 0
    ? '当时这里少说了一句。您来补上。'
    : '当时这里少说了一句，又说了一句不该说的。您来换一种说法。'
}

function ruleOf(rules: readonly Rule[], phrases: readonly string[]): string {
  const titles = rules.map(({ title }) => `要做到“${title}”`)
  return [...titles, ...(phrases.length > 0 ? ['不得使用服务忌语'] : [])].join('；')
}
