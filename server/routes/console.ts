/** The console at `/`: the files that `npm run build` made, and its one page for every address that is not a file. */
import { existsSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '../config.ts'
import { ServiceError } from '../wire/errors.ts'
import type { App } from './app-type.ts'

/** Seen from server/routes and from dist/server/routes. */
const FOLDERS = ['../../dist/console', '../../console'].map((path) =>
  fileURLToPath(new URL(path, import.meta.url)),
)
const PAGE = 'index.html'
/** Names in this folder hold a hash of what is in the file. */
const HASHED = 'assets/'
const NOT_BUILT = '控制台还没有构建：请在程序目录运行 npm run build，然后重新启动服务。接口文档在 /docs。\n'

export async function routeConsole(
  app: App,
  { consoleFolder }: Pick<Config, 'consoleFolder'>,
): Promise<void> {
  const root = (consoleFolder === undefined ? FOLDERS : [consoleFolder]).find((folder) =>
    existsSync(`${folder}/${PAGE}`),
  )
  const files = root === undefined ? new Set<string>() : filesOf(root)
  if (root !== undefined) await app.register(fastifyStatic, { root, serve: false, preCompressed: true })

  app.get(
    '/*',
    { config: { access: 'public' }, schema: { hide: true } },
    async (request: FastifyRequest, reply: FastifyReply) => {
      const path = (request.params as { '*': string })['*']
      if (files.has(path) && path !== PAGE)
        return reply.sendFile(path, {
          maxAge: path.startsWith(HASHED) ? '365d' : 0,
          immutable: path.startsWith(HASHED),
        })
      if (path.startsWith('v1/') || path.startsWith(HASHED) || !wantsPage(request))
        throw new ServiceError('not-found', `没有 GET /${path}`)
      if (root === undefined) return reply.code(404).type('text/plain; charset=utf-8').send(NOT_BUILT)
      // Never kept: it names the files of this very build.
      return reply.header('cache-control', 'no-cache').sendFile(PAGE, { cacheControl: false })
    },
  )
}

function wantsPage({ headers: { accept = '' } }: FastifyRequest): boolean {
  return accept.includes('text/html')
}

/** Listed once: a path that is asked for is only looked up, never joined. The build's own list and `.gz` twins are not files of the console. */
function filesOf(root: string): Set<string> {
  const names = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(root.length + 1))
  return new Set(names.filter((name) => !name.startsWith('.') && !name.endsWith('.gz')))
}
