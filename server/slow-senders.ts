/** Ends requests whose body does not come: after a fixed time, or, where the body is a stream of any length, when it stands still. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ServiceError } from './wire/errors.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The body is read as it comes and answered meanwhile: it may take hours, but not stand still. */
    streams?: boolean
  }
}

/**
 * `patience`: milliseconds for a whole body, and for which a stream may stand still in both directions. The server's own
 * `requestTimeout` has to be off: it knows no difference between routes.
 */
export function endSlowSenders(app: FastifyInstance, patience: number): void {
  app.addHook('preParsing', (request, reply, payload, done) => {
    const { raw } = request
    const { streams, isSocket } = request.routeOptions.config
    if (isSocket === true) {
      // The request of a socket never completes; live/channel.ts has limits of its own.
    } else if (streams === true) {
      // Injected requests have no socket that could time out.
      raw.setTimeout?.(patience, () => raw.destroy())
    } else if (!raw.complete && raw.headers['content-length'] !== '0') {
      const timer = setTimeout(() => raw.complete || refuse(request, reply), patience)
      timer.unref()
      raw.once('close', () => clearTimeout(timer))
    }
    done(null, payload)
  })
}

/** Answers at once, though the request is not there yet, and closes the connection. */
function refuse({ raw }: FastifyRequest, reply: FastifyReply): void {
  if (reply.sent) return
  reply.raw.once('finish', () => raw.destroy())
  reply.header('connection', 'close').send(new ServiceError('too-slow'))
}
