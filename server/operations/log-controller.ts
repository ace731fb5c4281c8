/** What fastify itself logs: of answers that broke off half-way, and of those what went wrong, never what was said. */

import type { FastifyError, FastifyRequest } from 'fastify'
import { LogController } from 'fastify'
import { withoutData } from '../problem.ts'

/** observe.ts logs one line a request instead of fastify's. */
export class BareLogController extends LogController {
  constructor() {
    super({ disableRequestLogging: true })
  }

  /** The connection is cut, so that whoever asked sees an answer that failed, not a shorter one. */
  override streamError(error: Error, { log }: FastifyRequest): void {
    if ((error as FastifyError).code === 'ERR_STREAM_PREMATURE_CLOSE')
      log.info('the client went away before the end of the answer')
    else log.error({ error: withoutData(error as FastifyError) }, 'answer broken off')
  }
}
