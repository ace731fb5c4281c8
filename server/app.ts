/** Builds the service from its parts: plugins, access, routes. Listening is main.ts. */
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import websocket from '@fastify/websocket'
import fastify, { type FastifyBaseLogger } from 'fastify'
import { serializerCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import { guardRoutes } from './access/authenticate.ts'
import { OPENAPI } from './openapi.ts'
import { BareLogController } from './operations/log-controller.ts'
import { observeRequests } from './operations/observe.ts'
import type { Parts } from './parts.ts'
import { answerProblems } from './problem.ts'
import { ROUTES } from './routes/all.ts'
import type { App } from './routes/app-type.ts'
import { routeAsyncApi } from './routes/asyncapi.ts'
import { routeConsole } from './routes/console.ts'
import { endSlowSenders } from './slow-senders.ts'
import { LIVE_LIMITS } from './wire/live.ts'
import { compileValidator } from './wire/validate.ts'

/** What browsers need to be told of answers that are no pages; helmet, which works its headers out anew each time, is for pages. */
const BARE_HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}

/** Milliseconds from the first byte to the end of the headers. */
const MOST_FOR_HEADERS = 30_000

/** Resolves to an app that is ready for `listen` or `inject`. Closing it closes the parts. */
export async function buildApp(parts: Parts): Promise<App> {
  const { config, log } = parts
  const patience = config.bodySeconds * 1_000
  const app = fastify({
    loggerInstance: log as FastifyBaseLogger,
    trustProxy: config.trustProxy,
    bodyLimit: config.bodyLimit,
    logController: new BareLogController(),
    genReqId: () => crypto.randomUUID(),
    forceCloseConnections: 'idle',
    return503OnClosing: true,
    // Slow senders are looked after route by route (slow-senders.ts).
    requestTimeout: 0,
    connectionTimeout: 0,
    http: {
      headersTimeout: Math.min(patience, MOST_FOR_HEADERS),
      connectionsCheckingInterval: Math.min(patience, MOST_FOR_HEADERS) / 2,
      // A client that vanished without a word is noticed by the system.
      keepAlive: true,
      keepAliveInitialDelay: 60_000,
    },
    // Ids of conversations stand in paths, each character as up to twelve (%F0%9F%98%80).
    routerOptions: { maxParamLength: 3_200 },
  }).withTypeProvider<ZodTypeProvider>()
  // What a form of any page could send.
  app.removeContentTypeParser('text/plain')
  app.setValidatorCompiler(compileValidator)
  app.setSerializerCompiler(serializerCompiler)
  answerProblems(app)
  endSlowSenders(app, patience)
  observeRequests(app, parts.metrics)
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(BARE_HEADERS)
    done()
  })
  await app.register(cookie)
  await app.register(swagger, OPENAPI)
  guardRoutes(app, parts.credentials)
  await app.register(rateLimit, {
    max: config.rateLimit,
    timeWindow: '1 minute',
    hook: 'preHandler',
    keyGenerator: ({ principal, ip }) => principal?.id ?? ip ?? 'inject',
  })
  // Before the sockets' own hook, which closes them without a word.
  app.addHook('preClose', () => parts.live.close())
  await app.register(websocket, {
    options: { maxPayload: LIVE_LIMITS.message, perMessageDeflate: false },
    // The socket is being closed with a code that says why; ending it at once would lose the code.
    errorHandler: (error, _socket, request) => {
      const { code } = error as { code?: string }
      request.log.info({ code }, 'socket failed')
    },
  })
  await app.register(async (pages) => {
    // Helmet sets nothing that is set already.
    pages.addHook('onRequest', async (_request, reply) => {
      for (const name of Object.keys(BARE_HEADERS)) reply.removeHeader(name)
    })
    await pages.register(helmet, {
      contentSecurityPolicy: { directives: contentSecurity(config.tls) },
      strictTransportSecurity: config.tls,
    })
    await pages.register(swaggerUi, { routePrefix: '/docs' })
    routeAsyncApi(pages)
    pages.register(routeConsole, config)
  })
  for (const route of ROUTES) route(app, parts)
  app.addHook('onClose', () => parts.close())
  // Nobody waits for it: the service is ready before, only slower at what it has not met yet.
  app.addHook('onListen', (done) => {
    void parts.warmUp.start()
    done()
  })
  await app.ready()
  return app
}

function contentSecurity(tls: boolean) {
  return {
    defaultSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    // The default would send pages of a plain http hall to https.
    upgradeInsecureRequests: tls ? [] : null,
  }
}
