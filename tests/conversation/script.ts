/** Runs scripts of one rule: each row is a line of the conversation and how the rule stands after it. */
import { describe, expect, test } from 'vitest'
import { openSession, type Session } from '../../src/conversation/session.ts'
import type { ConversationHead, Role, Rule, RuleCheck } from '../../src/model.ts'
import { book, find, lines, rule } from './fixtures.ts'

interface Options {
  readonly head?: Partial<ConversationHead>
  readonly when?: Rule['when']
}

/**
 * Name, rule, script. A script begins with `open -> state`, goes on with `LINE -> state` (lines as in
 * `fixtures.ts`) and ends with `end -> status line` or `end by staff -> …`. A state is shown as
 * `due need|or+need/lines@by`, or with the line that decided it.
 */
export type Scripted = readonly [name: string, check: RuleCheck, script: string, options?: Options]

export const scripts = (kind: RuleCheck['kind'], cases: readonly Scripted[]): void => {
  describe(kind, () => {
    for (const [name, check, script, options] of cases) {
      test(name, () => {
        expect(play(check, script, options)).toEqual(rowsOf(script).map((row) => row.join(' -> ')))
      })
    }
  })
}

const rowsOf = (script: string): [said: string, state: string][] =>
  script
    .trim()
    .split('\n')
    .map((row) => {
      const [said = '', state = ''] = row.split('->')
      return [said.trim(), state.trim()]
    })

const play = (check: RuleCheck, script: string, { head, when = {} }: Options = {}): string[] => {
  const rules = [rule('r', check, { when })]
  const session = openSession(book({ rules }), find, { id: 'c', channel: 'counter', ...head })
  return rowsOf(script).map(([said]) => `${said} -> ${outcome(session, said)}`)
}

const outcome = (session: Session, said: string): string => {
  if (said.startsWith('end')) return ended(session, said)
  if (said !== 'open') for (const line of lines(said)) session.push(line)
  return standing(session)
}

const ended = (session: Session, said: string): string => {
  const by = said.split(' by ')[1]
  const [status] = session.end(by ? { endedBy: by as Role } : undefined).rules
  expect(status?.because).toMatch(/\p{Script=Han}/u)
  return `${status?.status}${status?.line === undefined ? '' : ` ${status.line}`}`
}

const standing = (session: Session): string => {
  const [shown] = session.snapshot().rules
  expect(shown?.because).toMatch(/\p{Script=Han}/u)
  if (!shown?.due) return `${shown?.state}${shown?.line === undefined ? '' : ` ${shown.line}`}`
  const { need, lines: left, by } = shown.due
  const owed = need.map((group) => group.join('|')).join('+')
  return `${shown.state} ${owed}${left === undefined ? '' : `/${left}`}${by === undefined ? '' : `@${by}`}`
}
