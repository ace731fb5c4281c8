/** Ends a service without ending what is live in it, and starts it again on the same store. */
import { pino } from 'pino'
import { buildApp } from '../../../server/app.ts'
import { openParts } from '../../../server/parts.ts'
import type { Service } from '../service.ts'

/** The service closed before is done with; closing the new one drops its store. */
export async function restart(service: Service): Promise<Service> {
  await service.app.close()
  return another(service)
}

/** A second process on the same store, as far as the store can tell. */
export async function another(service: Service): Promise<Service> {
  const logger = pino({ level: 'trace' }, { write: (line: string) => void service.log.push(line) })
  const checker = service.parts.books.get()
  const parts = await openParts(
    service.parts.config,
    logger,
    () => service.clock.now,
    () => checker,
  )
  const app = await buildApp(parts)
  return { ...service, app, parts, close: () => app.close().then(service.close) }
}
