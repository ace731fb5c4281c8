/** The OpenAPI document: made from the routes' own schemas, with a name for each operation and no shape that nothing uses. */
import type { SwaggerOptions } from '@fastify/swagger'
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod'
import { VERSION } from './version.ts'

const withSchemas = createJsonSchemaTransform({ skipList: [] })
const withComponents = createJsonSchemaTransformObject({})

export const OPENAPI: SwaggerOptions = {
  openapi: {
    openapi: '3.1.0',
    info: {
      title: 'liyan',
      description:
        'Checks what staff say to citizens against the phrases that regulations require and forbid. The WebSockets /v1/live and /v1/monitor are described in [/docs/asyncapi.json](/docs/asyncapi.json).',
      version: VERSION,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    security: [{ key: [] }],
    components: {
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer' },
        session: { type: 'apiKey', in: 'cookie', name: 'liyan_session' },
      },
    },
  },
  transform: (route) => {
    const { schema, url } = withSchemas(route)
    return { schema: { ...schema, operationId: operationId(String(route.route.method), url) }, url }
  },
  transformObject: (document) => withoutUnused(withComponents(document)),
}

/** `POST /v1/findings/:id/reviews` -> `postFindingsIdReviews`. */
function operationId(method: string, url: string): string {
  const words = url.split(/[^A-Za-z0-9]+/).filter((word) => word !== '' && word !== 'v1')
  return method.toLowerCase() + words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join('')
}

/**
 * Each shape comes as what is sent and as what is answered; most are used as one of the two. Those left stand in the order of
 * their names: without that it would be the order in which the modules were loaded.
 */
function withoutUnused<T extends ReturnType<typeof withComponents>>(document: T): T {
  const { components } = document as { components?: { schemas?: Record<string, unknown> } }
  const schemas = components?.schemas
  for (let before = -1; schemas !== undefined && before !== Object.keys(schemas).length; ) {
    before = Object.keys(schemas).length
    const text = JSON.stringify(document)
    for (const name of Object.keys(schemas))
      if (!text.includes(`"#/components/schemas/${name}"`)) delete schemas[name]
  }
  for (const name of Object.keys(schemas ?? {}).sort()) {
    const shape = schemas![name]
    delete schemas![name]
    schemas![name] = shape
  }
  return document
}
