/** Signing in and out, and the own password. */
import { api, dataOf } from './client.ts'
import { forgetAllBut } from './kept.ts'
import { ApiError } from './problem.ts'
import { forgetSession, keepSession, session } from './session.ts'

/** Asks the service once who is signed in. @throws ApiError where it cannot be reached */
export async function loadSession(): Promise<void> {
  if (session.known) return
  try {
    const { user, csrf } = await dataOf(api.GET('/v1/session'))
    keepSession(user, csrf)
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 'not-signed-in') throw error
    forgetSession()
  }
}

/** @throws ApiError wrong-password, locked-out */
export async function signIn(name: string, password: string): Promise<void> {
  const { user, csrf } = await dataOf(api.POST('/v1/session', { body: { name, password } }))
  keepSession(user, csrf)
}

/** The page is loaded anew, so that nothing of the person who left stays in memory. */
export async function signOut(): Promise<void> {
  try {
    await dataOf(api.DELETE('/v1/session'))
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 'not-signed-in') throw error
  }
  forgetAllBut(undefined)
  location.assign('/sign-in')
}

/** @throws ApiError wrong-password, bad-request */
export async function changePassword(old: string, fresh: string): Promise<void> {
  await dataOf(api.PUT('/v1/session/password', { body: { old, new: fresh } }))
}
