/** Starts the watch of any rule: one evaluator for each kind, and the conditions under which a rule applies. */
import type { ConversationHead, Role, Rule, RuleCheck } from '../../model.ts'
import { roleName, type Say } from '../wording.ts'
import { after } from './after.ts'
import { before } from './before.ts'
import { inOrder } from './in-order.ts'
import { metadata } from './metadata.ts'
import { nOf } from './n-of.ts'
import { never } from './never.ts'
import { overlap } from './overlap.ts'
import { decided, type Ending, type Live, type Verdict, type Watch, watch } from './reducer.ts'
import { repetition } from './repetition.ts'
import { silence } from './silence.ts'
import { speakingRate } from './speaking-rate.ts'
import { withinFirst } from './within-first.ts'
import { withinLast } from './within-last.ts'

/**
 * How to watch a rule in any conversation: everything that does not depend on the conversation is made once
 * and shared. A rule whose `when` disagrees with the head does not apply; who ended the conversation may be
 * told only at the end, until then such a rule is pending.
 */
export const ruleStarter = (rule: Rule, say: Say): Start => {
  const start = startOf(rule.check, say)
  const { channel, endedBy } = rule.when
  const because = channel === 'phone' ? '不是电话' : '不是窗口接待'
  const elsewhere = decided({ status: 'not-applicable', because })
  return (head) => {
    if (channel !== undefined && channel !== head.channel) return elsewhere
    return endedBy === undefined ? start(head) : new OnceEnded(endedBy, head.endedBy, start(head))
  }
}

type Start = (head: ConversationHead) => Watch

const startOf = (check: RuleCheck, say: Say): Start => {
  switch (check.kind) {
    case 'within-first':
      return same(watch(withinFirst(check, say)))
    case 'within-last':
      return same(watch(withinLast(check, say)))
    case 'after':
      return same(watch(after(check, say)))
    case 'before':
      return same(watch(before(check, say)))
    case 'never':
      return same(watch(never(check, say)))
    case 'in-order':
      return same(watch(inOrder(check, say)))
    case 'n-of':
      return same(watch(nOf(check, say)))
    case 'silence':
      return same(watch(silence(check)))
    case 'speaking-rate':
      return same(watch(speakingRate(check)))
    case 'overlap':
      return same(watch(overlap(check)))
    case 'repetition':
      return same(watch(repetition(check)))
    case 'metadata':
      return (head) => decided(metadata(check, head))
    default: {
      const impossible: never = check
      return impossible
    }
  }
}

/** Watches are immutable: all conversations begin with the same one. */
const same =
  (started: Watch): Start =>
  () =>
    started

/** A rule that applies only if the named side ended the conversation, which may be known only at the end. */
class OnceEnded implements Watch {
  readonly #by: Role
  readonly #known: Role | undefined
  readonly #inner: Watch

  constructor(by: Role, known: Role | undefined, inner: Watch) {
    this.#by = by
    this.#known = known
    this.#inner = inner
  }

  step(fact: Parameters<Watch['step']>[0]): Watch {
    const next = this.#inner.step(fact)
    return next === this.#inner ? this : new OnceEnded(this.#by, this.#known, next)
  }

  live(): Live {
    const inner = this.#inner.live()
    if (this.#known === this.#by) return inner
    if (this.#known !== undefined) return { state: 'not-applicable', because: () => this.#otherwise() }
    const { due } = inner
    const because = () => `要看对话由谁结束：若由${roleName(this.#by)}结束，${inner.because()}`
    return { state: 'pending', ...(due && { due }), because }
  }

  finish(ending: Ending): Verdict {
    if (ending.endedBy === this.#by) return this.#inner.finish(ending)
    return { status: 'not-applicable', because: this.#otherwise(ending.endedBy) }
  }

  #otherwise(endedBy = this.#known): string {
    return endedBy === undefined ? '没有记录对话由谁结束' : `对话不是由${roleName(this.#by)}结束的`
  }
}
