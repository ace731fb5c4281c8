/** `/v1/live` and `/v1/monitor`: sockets, and a list of what is live. */
import { principalOf } from '../access/authenticate.ts'
import { visibilityOf } from '../access/roles.ts'
import { listOfLive } from '../live/list.ts'
import type { Parts } from '../parts.ts'
import { responses } from '../wire/common.ts'
import { LiveList } from '../wire/monitor.ts'
import type { App } from './app-type.ts'

export function routeLive(app: App, parts: Parts): void {
  app.get(
    '/v1/live',
    {
      config: { access: 'live' },
      websocket: true,
    },
    (socket, request) => parts.live.speak(socket, principalOf(request)),
  )
  app.get(
    '/v1/monitor',
    {
      config: { access: 'monitor' },
      websocket: true,
    },
    (socket, request) => parts.live.monitor(socket, principalOf(request)),
  )
  app.get(
    '/v1/live/conversations',
    {
      config: { access: 'conversations:read' },
      schema: {
        summary: 'Conversations that are live now, or can be resumed',
        tags: ['live'],
        response: responses({ 200: LiveList }),
      },
    },
    (request) => listOfLive(parts, visibilityOf(principalOf(request))),
  )
}
