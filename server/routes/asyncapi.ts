/** `/docs/asyncapi.json`: the socket protocols, as OpenAPI is for HTTP. */
import { VERSION } from '../version.ts'
import { asyncApi } from '../wire/asyncapi.ts'
import type { App } from './app-type.ts'

export function routeAsyncApi(app: App): void {
  const document = asyncApi(VERSION)
  app.get('/docs/asyncapi.json', { config: { access: 'public' }, schema: { hide: true } }, () => document)
}
