/** Ends requests whose body does not come: after a fixed time, or, where the body is a stream of any length, when it stands still. */
import type { FastifyInstance } from 'fastify'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The body is read as it comes and answered meanwhile: it may take hours, but not stand still. */
    streams?: boolean
  }
}

/** Milliseconds for a whole body, and for which a stream may stand still in both directions. */
const WHOLE_BODY = 120_000
const STANDING_STILL = 120_000

/** The server's own `requestTimeout` has to be off: it knows no difference between routes. */
export function endSlowSenders(app: FastifyInstance): void {
  app.addHook('preParsing', (request, _reply, payload, done) => {
    const { raw } = request
    const { streams, isSocket } = request.routeOptions.config
    // A socket's request never completes; live/channel.ts has its time limits.
    if (isSocket === true) return done(null, payload)
    if (streams === true) {
      // Injected requests have no socket that could time out.
      raw.setTimeout?.(STANDING_STILL, () => raw.destroy())
    } else if (!raw.complete && raw.headers['content-length'] !== '0') {
      const timer = setTimeout(() => raw.destroy(), WHOLE_BODY)
      timer.unref()
      raw.once('close', () => clearTimeout(timer))
    }
    done(null, payload)
  })
}
