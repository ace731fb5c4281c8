/** Who is signed in on this page, and the wait for them to sign in again when the session has run out; state only. */
import { shallowReactive } from 'vue'
import type { components } from './api.d.ts'
import { forgetAllBut } from './kept.ts'

export type Who = components['schemas']['Who']
export type Permission = Who['permissions'][number]

export const session = shallowReactive({
  /** Undefined: nobody, or not asked yet. */
  who: undefined as Who | undefined,
  /** False until the service was asked for the first time. */
  known: false,
  /** True while what the page shows belongs to a session that has run out; ReSignIn.vue asks for the password. */
  expired: false,
})

/** Sent with every request that changes something; not reactive, since nothing shows it. */
export const csrf = { token: undefined as string | undefined }

let waiting: (() => void)[] = []

/** Resolves when the same person has signed in again; what was typed on the page stays. */
export function untilSignedInAgain(): Promise<void> {
  session.expired = true
  return new Promise((resolve) => waiting.push(resolve))
}

export function keepSession(who: Who, token: string | undefined): void {
  const other = session.who !== undefined && session.who.id !== who.id
  csrf.token = token
  session.known = true
  forgetAllBut(who)
  // What is on the page belongs to somebody else: begin anew.
  if (other) {
    location.assign('/')
    return
  }
  session.who = who
  session.expired = false
  for (const resolve of waiting) resolve()
  waiting = []
}

export function forgetSession(): void {
  session.who = undefined
  session.known = true
  csrf.token = undefined
}

/** Any of `permissions`; none named: whoever is signed in. */
export function may(...permissions: readonly Permission[]): boolean {
  const { who } = session
  if (who === undefined) return false
  return permissions.length === 0 || permissions.some((permission) => who.permissions.includes(permission))
}
