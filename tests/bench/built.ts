/** The service as it was built, which is what users run; sources would run through a loader that wraps every function. */
const load = async <T>(file: string): Promise<T> =>
  import(new URL(`../../dist/server/${file}.js`, import.meta.url).href)

export const { firstKey } = await load<typeof import('../../server/access/first-key.ts')>('access/first-key')
export const { buildApp } = await load<typeof import('../../server/app.ts')>('app')
export const { readConfig } = await load<typeof import('../../server/config.ts')>('config')
export const { openParts } = await load<typeof import('../../server/parts.ts')>('parts')
export const { record } = await load<typeof import('../../server/record.ts')>('record')
export const { lineId } = await load<typeof import('../../server/store/lines.ts')>('store/lines')
export const { migrate } = await load<typeof import('../../server/store/migrate.ts')>('store/migrate')
export const { openStore } = await load<typeof import('../../server/store/open.ts')>('store/open')
export const { saveBook } =
  await load<typeof import('../../server/store/phrasebooks.ts')>('store/phrasebooks')
export const { openWriter } = await load<typeof import('../../server/store/writer.ts')>('store/writer')
export const { CheckAnswer, CheckRequest } =
  await load<typeof import('../../server/wire/check.ts')>('wire/check')
