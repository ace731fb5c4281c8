/** What the session tells, as it travels: rules with their titles, what is due and what to say instead. */
import type { AnyOf, Phrasebook, RuleState, SessionEvent, SessionSnapshot } from 'liyan'
import type { LiveEvent, LiveRule } from '../wire/live.ts'

/** Of one book; made once, since every line of every conversation is shown by it. */
export interface Show {
  events(events: readonly SessionEvent[]): LiveEvent[]
  rules(rules: SessionSnapshot['rules']): LiveRule[]
}

const shows = new WeakMap<Phrasebook, Show>()

/** The same object for the same book. */
export function showOf(book: Phrasebook): Show {
  const known = shows.get(book)
  if (known !== undefined) return known
  const made = makeShow(book)
  shows.set(book, made)
  return made
}

interface Standing {
  readonly rule: string
  readonly state: RuleState
  readonly due?: { readonly need: readonly AnyOf[]; readonly lines?: number; readonly by?: number }
  readonly line?: number
  readonly because: string
}

function makeShow(book: Phrasebook): Show {
  const rules = new Map(book.rules.map((rule) => [rule.id, rule]))
  const titles = new Map(book.phrases.map(({ id, title }) => [id, title]))
  const named = (phrase: string) => ({ phrase, title: titles.get(phrase) ?? phrase })

  function ruleOf({ rule: id, state, due, line, because }: Standing): LiveRule {
    const rule = rules.get(id)!
    const { title, severity, instead } = rule
    const shown: LiveRule = { rule: id, title, severity, state, because }
    if (line !== undefined) shown.line = line
    if (due !== undefined) shown.due = { ...due, need: due.need.map((group) => group.map(named)) }
    if (state === 'due' || state === 'pending') shown.instead = instead
    return shown
  }

  function eventOf(event: SessionEvent): LiveEvent {
    switch (event.type) {
      case 'finding':
      case 'score':
        return event
      case 'retracted': {
        const { phrase, line, start, end } = event.finding
        return { type: 'retracted', finding: { phrase, line, start, end } }
      }
      case 'rule':
        return { type: 'rule', ...ruleOf(event) }
      default:
        return event satisfies never
    }
  }

  return { events: (events) => events.map(eventOf), rules: (list) => list.map(ruleOf) }
}
