/** Gives whatever was thrown a code of the live protocol. */
import type { FastifyBaseLogger } from 'fastify'
import { isStoreTrouble } from '../store/trouble.ts'
import { ServiceError } from '../wire/errors.ts'
import { LIVE_ERRORS, LiveError, type LiveErrorCode } from '../wire/live-errors.ts'

export type Log = Pick<FastifyBaseLogger, 'info' | 'error'>

export function asLiveError(error: unknown, log: Log): LiveError {
  if (error instanceof LiveError) return error
  if (error instanceof ServiceError && isLiveCode(error.code)) return new LiveError(error.code, error.message)
  if (isStoreTrouble(error)) return new LiveError('store-unavailable')
  // Only where it happened: what a message of an error quotes may be what somebody said.
  const { name, stack } = error instanceof Error ? error : new Error('not an error')
  log.error({ type: name, stack: stack?.split('\n').slice(1).join('\n') }, 'unexpected error on a socket')
  return new LiveError('internal')
}

function isLiveCode(code: string): code is LiveErrorCode {
  return Object.hasOwn(LIVE_ERRORS, code)
}
