/** The one way to the service: a typed client whose calls resolve to the data, or throw an ApiError. */
import createClient from 'openapi-fetch'
import type { paths } from './api.d.ts'
import { brokenOff, isAbort, problemOf, unreachable } from './problem.ts'
import type { Schemas } from './schemas.ts'
import { csrf, keepSession, session, untilSignedInAgain } from './session.ts'

export type { Schemas } from './schemas.ts'

/** `await dataOf(api.GET('/v1/…', { params, signal }))`. */
export const api = createClient<paths>({ baseUrl: location.origin, fetch: send })

/** @throws ApiError */
export async function dataOf<T>(answer: Promise<{ data?: T }>): Promise<T> {
  const { data } = await answer
  return data as T
}

/** A file that the service makes, e.g. a CSV; the name is the service's own where it gives one. @throws ApiError */
export async function download(path: string, fallbackName: string, signal?: AbortSignal): Promise<void> {
  const response = await send(new Request(new URL(path, location.origin), { ...(signal && { signal }) }))
  const url = URL.createObjectURL(await wholeOf(response))
  const link = document.createElement('a')
  link.href = url
  link.download = fileNameOf(response.headers.get('content-disposition')) ?? fallbackName
  link.click()
  // The browser has begun to save by then; without it the file stays in memory.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

/** @throws ApiError where it broke off half-way: a part of a file looks like all of it. */
async function wholeOf(response: Response): Promise<Blob> {
  try {
    return await response.blob()
  } catch (error) {
    throw isAbort(error) ? error : brokenOff()
  }
}

/** Sends with the session's token; waits for a new sign-in where the session has run out, and sends again. */
async function send(request: Request): Promise<Response> {
  const spare = request.clone()
  const response = await attempt(request)
  if (response.ok) return response
  const problem = await problemOf(response)
  if (problem.code === 'not-signed-in' && session.who !== undefined && !isSignOut(request)) {
    await untilSignedInAgain()
    return answered(await attempt(spare))
  }
  // Another tab has signed in since, and the cookie is its.
  if (problem.code === 'bad-csrf' && (await renewToken())) return answered(await attempt(spare))
  throw problem
}

/** Who leaves need not come back for it. */
function isSignOut({ method, url }: Request): boolean {
  return method === 'DELETE' && new URL(url).pathname === '/v1/session'
}

async function attempt(request: Request): Promise<Response> {
  if (csrf.token !== undefined) request.headers.set('x-csrf-token', csrf.token)
  try {
    return await fetch(request)
  } catch (error) {
    throw isAbort(error) ? error : unreachable()
  }
}

async function answered(response: Response): Promise<Response> {
  if (!response.ok) throw await problemOf(response)
  return response
}

async function renewToken(): Promise<boolean> {
  const response = await attempt(new Request(new URL('/v1/session', location.origin)))
  if (!response.ok) return false
  const { user, csrf: token } = (await response.json()) as Schemas['Session']
  keepSession(user, token)
  return true
}

function fileNameOf(disposition: string | null): string | undefined {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1]
  if (encoded !== undefined) return decodeURIComponent(encoded)
  return /filename="([^"]+)"/i.exec(disposition ?? '')?.[1]
}
