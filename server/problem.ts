/** Turns whatever a route throws into a problem+json answer with a stable code; the only place where that is done. */
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isResponseSerializationError } from 'fastify-type-provider-zod'
import { allowedMethods } from './access/allowed-methods.ts'
import { isStoreTrouble } from './store/trouble.ts'
import { ERRORS, type ErrorCode, ServiceError } from './wire/errors.ts'

/** Fastify's own codes that have one of ours. */
const KNOWN: Readonly<Record<string, ErrorCode>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: 'bad-json',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'bad-json',
  FST_ERR_CTP_BODY_TOO_LARGE: 'too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'wrong-type',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'bad-request',
  FST_ERR_BAD_URL: 'bad-request',
  FST_ERR_ASYNC_CONSTRAINT: 'bad-request',
  // PostgreSQL: a NUL character in a text.
  '22021': 'bad-request',
}

export function answerProblems(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const known = asServiceError(error)
    const problem = known ?? new ServiceError('internal')
    // Never the body: a transcript in the log would outlive its deletion.
    if (known === undefined) request.log.error({ error: withoutData(error) }, 'unexpected error')
    else request.log.info({ code: problem.code }, 'refused')
    return sendProblem(request, reply, problem)
  })
  app.setNotFoundHandler({ preHandler: [] }, (request, reply) =>
    sendProblem(
      request,
      reply,
      new ServiceError('not-found', `没有 ${request.method} ${pathOf(request.url)}`),
    ),
  )
}

function problemBody(requestId: string, { code, message, problems }: ServiceError) {
  const { status, title } = ERRORS[code]
  return {
    type: `urn:liyan:error:${code}`,
    title,
    status,
    code,
    detail: message,
    instance: requestId,
    ...(problems.length > 0 && { problems }),
  }
}

function sendProblem(request: FastifyRequest, reply: FastifyReply, thrown: ServiceError) {
  const methods = otherMethods(request, thrown)
  if (methods.length > 0) reply.header('allow', methods.join(', '))
  // Of a file that could not be made; the problem is no file.
  reply.removeHeader('content-disposition')
  const error = methods.length > 0 ? new ServiceError('method-not-allowed') : thrown
  return reply
    .code(ERRORS[error.code].status)
    .type('application/problem+json; charset=utf-8')
    .serializer(JSON.stringify)
    .send(problemBody(request.id, error))
}

/** Of an address that there is, asked for with a method that it does not know. */
function otherMethods(request: FastifyRequest, { code }: ServiceError): string[] {
  const { server, method, url, is404, routeOptions } = request
  const isUnknown = code === 'not-found' && (is404 || routeOptions.url === '/*')
  const methods = isUnknown ? allowedMethods(server.guardedRoutes, pathOf(url)) : []
  // A parameter may be too long for the route.
  return methods.includes(method) ? [] : methods
}

/** Undefined for what nobody foresaw. */
export function asServiceError(
  error: Error & Partial<Pick<FastifyError, 'code' | 'statusCode'>>,
): ServiceError | undefined {
  if (error instanceof ServiceError) return error
  if (isResponseSerializationError(error)) return undefined
  const code = error.code === undefined ? undefined : KNOWN[error.code]
  if (code !== undefined) return new ServiceError(code)
  if (isStoreTrouble(error)) return new ServiceError('store-unavailable')
  if (error.statusCode === 429) return new ServiceError('too-many-requests')
  if (error.statusCode === 503) return new ServiceError('overloaded')
  return error.statusCode !== undefined && error.statusCode < 500
    ? new ServiceError('bad-request')
    : undefined
}

/** An error of the store may quote the row that it failed on. */
export function withoutData({ name, code, message, stack }: FastifyError) {
  return { type: name, code, message: message.slice(0, 500), stack: stack?.split('\n').slice(1).join('\n') }
}

function pathOf(url: string): string {
  return url.split('?', 1)[0]!
}
