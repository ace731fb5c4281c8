/** Every route there is × every role × own unit, other unit, nobody: allowed or refused as access/roles.ts says. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { GuardedRoute } from '../../../server/access/authenticate.ts'
import { PERMISSIONS, ROLES, type RoleName } from '../../../server/access/roles.ts'
import { bearer, type Service, startService, storesHere } from '../service.ts'
import { buildEstate, type Estate, OWNED, rowsOf } from './estate.ts'
import { rolesPage } from './roles-page.ts'

/** What anybody may use, and nothing else. */
const PUBLIC = [
  'GET /',
  'GET /*',
  'GET /docs',
  'GET /docs/',
  'GET /docs/*',
  'GET /docs/asyncapi.json',
  'GET /docs/json',
  'GET /docs/yaml',
  'GET /healthz',
  'GET /readyz',
  'POST /v1/session',
]
/** Parameters after these segments name nothing that belongs to a unit. */
const OF_NO_UNIT = ['phrasebooks', 'reports', 'scenarios']
/** Answered `not-found` to a key, which has no session. */
const OF_SESSIONS = ['DELETE /v1/session', 'PUT /v1/session/password']

/** What concerns all units, and is refused (`other-unit`) to an administrator of one. */
const OF_ALL_UNITS = ['POST /v1/units']
/** Fields that mean something else in these routes than in `anyBody`. */
const BODIES: Readonly<Record<string, object>> = {
  'POST /v1/appeals/:id/decision': { decision: 'accept' },
}

const OWN = { unit: '甲', staff: '王', mark: 'jia-mark' }
const COLLEAGUE = { unit: '甲', staff: '李', mark: 'li-mark' }
const OTHER = { unit: '乙', staff: '赵', mark: 'yi-mark' }
/** Roles that see the rows of one person only. */
const PERSONS: readonly RoleName[] = ['trainee', 'staff']

const nameOf = ({ method, url }: GuardedRoute) => `${method} ${url}`
const isAllowed = ({ access }: GuardedRoute, role: RoleName) =>
  access === 'public' || access === 'signed-in' || (PERMISSIONS[access] as readonly RoleName[]).includes(role)

/** Fields of every request that there is; a route takes those it knows. */
function anyBody(unit: string, { findings }: Estate) {
  return {
    id: 'written-by-the-test',
    channel: 'counter',
    lines: [{ role: 'staff', text: '您好' }],
    unit,
    name: 'written by the test',
    role: 'reviewer',
    password: 'Long-enough-9',
    decision: 'confirmed',
    note: '',
    reason: '理由',
    answer: '答复',
    held: true,
    because: '原因',
    finding: Number(findings),
    findings: [Number(findings)],
    url: 'https://example.com/hook',
    shape: 'standard',
    events: ['finding.forbidden'],
    value: 1,
  }
}

/** Parameters become ids of the estate. */
function address(url: string, estate: Estate): string {
  return url
    .replace(/([^/]+)\/:\w+/g, (_, segment: string) => `${segment}/${estate[segment as keyof Estate] ?? 'x'}`)
    .replace('*', 'x')
}

function ownedParameter({ url }: GuardedRoute): boolean {
  return [...url.matchAll(/([^/]+)\/:\w+/g)].some(([, segment]) =>
    (OWNED as readonly string[]).includes(segment!),
  )
}

describe.each(await storesHere())('routes and roles (%s)', (kind) => {
  let service: Service
  let routes: readonly GuardedRoute[]
  const keys = new Map<RoleName | 'all units', string>()
  beforeAll(async () => {
    service = await startService(kind, { rateLimit: 1_000_000 })
    routes = service.app.guardedRoutes.filter(({ method }) => method !== 'HEAD' && method !== 'OPTIONS')
    for (const role of ROLES) keys.set(role, await service.key(role, OWN))
    keys.set('all units', await service.key('admin'))
  })
  afterAll(() => service.close())

  const ask = (route: GuardedRoute, estate: Estate, as: RoleName | 'all units' | undefined, unit: string) => {
    const headers = as === undefined ? {} : bearer(keys.get(as)!)
    const hasBody = ['POST', 'PUT', 'PATCH'].includes(route.method)
    return service.app.inject({
      method: route.method as 'GET',
      url: `${address(route.url, estate)}${hasBody ? '' : `?limit=1000&unit=${encodeURIComponent(unit)}`}`,
      headers,
      ...(hasBody && { payload: { ...anyBody(unit, estate), ...BODIES[nameOf(route)] } }),
    })
  }
  const keyIdOf = (as: RoleName | 'all units') => keys.get(as)!.split('_')[1]!
  const codeOf = (answer: Awaited<ReturnType<typeof ask>>) =>
    /json/.test(String(answer.headers['content-type']))
      ? (answer.json().code as string | undefined)
      : undefined

  test('there are routes, each for at least one role', () => {
    expect(routes.length).toBeGreaterThan(20)
    expect(routes.filter((route) => !ROLES.some((role) => isAllowed(route, role)))).toEqual([])
  })

  test('the public ones are those listed here', () => {
    const open = routes.filter(({ access }) => access === 'public').map(nameOf)
    expect(open.filter((name) => !PUBLIC.includes(name) && !name.startsWith('GET /docs/static/'))).toEqual([])
  })

  test('every parameter names something of an estate, or nothing that a unit owns', () => {
    const segments = routes.flatMap(({ url }) =>
      [...url.matchAll(/([^/]+)\/:\w+/g)].map(([, segment]) => segment!),
    )
    // A new one goes into estate.ts, or into OF_NO_UNIT.
    expect(segments.filter((one) => ![...OWNED, ...OF_NO_UNIT].includes(one))).toEqual([])
  })

  test('nobody: 401 everywhere but on public routes', async () => {
    const estate = await buildEstate(service, OWN)
    for (const route of routes.filter(({ access }) => access !== 'public')) {
      const answer = await ask(route, estate, undefined, OWN.unit)
      expect.soft([answer.statusCode, codeOf(answer)], nameOf(route)).toEqual([401, 'not-signed-in'])
    }
  })

  test('what is not a key is nobody', async () => {
    for (const authorization of [
      'Bearer',
      'Bearer x',
      `Basic ${'x'.repeat(60)}`,
      `Bearer ly_${'a'.repeat(12)}_${'b'.repeat(43)}`,
    ]) {
      const answer = await service.app.inject({ url: '/v1/session', headers: { authorization } })
      expect.soft(answer.statusCode, authorization).toBe(401)
    }
  })

  test.each(ROLES)('%s: its own routes and no others', async (role) => {
    for (const route of routes.filter(({ access }) => access !== 'public')) {
      const estate = await buildEstate(service, { ...OWN, by: keyIdOf(role) })
      const answer = await ask(route, estate, role, OWN.unit)
      const seen = `${nameOf(route)} ${answer.statusCode} ${answer.body.slice(0, 300)}`
      if (!isAllowed(route, role)) {
        expect.soft([answer.statusCode, codeOf(answer)], seen).toEqual([403, 'not-allowed'])
        continue
      }
      if (OF_ALL_UNITS.includes(nameOf(route))) {
        expect.soft(codeOf(answer), seen).toBe('other-unit')
        continue
      }
      expect.soft([401, 403], seen).not.toContain(answer.statusCode)
      expect.soft(answer.statusCode, seen).toBeLessThan(500)
      if (!route.isSocket && !OF_SESSIONS.includes(nameOf(route)) && ownedParameter(route))
        expect.soft(answer.statusCode, seen).not.toBe(404)
    }
  })

  test.each(ROLES)('%s: what belongs to another unit does not exist', async (role) => {
    const estate = await buildEstate(service, OTHER)
    const before = await rowsOf(service, OTHER.unit)
    for (const route of routes.filter((one) => one.access !== 'public' && isAllowed(one, role))) {
      const answer = await ask(route, estate, role, OTHER.unit)
      const seen = `${nameOf(route)} ${answer.statusCode} ${answer.body.slice(0, 300)}`
      if (ownedParameter(route))
        expect.soft([answer.statusCode, codeOf(answer)], seen).toEqual([404, 'not-found'])
      expect.soft(answer.body.includes(OTHER.mark), seen).toBe(false)
      expect.soft(answer.statusCode, seen).toBeLessThan(500)
    }
    expect.soft(await rowsOf(service, OTHER.unit)).toBe(before)
  })

  test.each(PERSONS)('%s: what belongs to a colleague does not exist', async (role) => {
    const estate = await buildEstate(service, COLLEAGUE)
    for (const route of routes.filter((one) => one.access !== 'public' && isAllowed(one, role))) {
      const answer = await ask(route, estate, role, COLLEAGUE.unit)
      const seen = `${nameOf(route)} ${answer.statusCode} ${answer.body.slice(0, 300)}`
      if (ownedParameter(route))
        expect.soft([answer.statusCode, codeOf(answer)], seen).toEqual([404, 'not-found'])
      expect.soft(answer.body.includes(COLLEAGUE.mark), seen).toBe(false)
    }
  })

  test('an administrator of all units finds everything', async () => {
    const showing = []
    for (const route of routes.filter((one) => one.access !== 'public' && isAllowed(one, 'admin'))) {
      const estate = await buildEstate(service, { ...OTHER, by: keyIdOf('all units') })
      const answer = await ask(route, estate, 'all units', OTHER.unit)
      if (ownedParameter(route))
        expect
          .soft([401, 403, 404], `${nameOf(route)} ${answer.body.slice(0, 300)}`)
          .not.toContain(answer.statusCode)
      if (answer.body.includes(OTHER.mark)) showing.push(nameOf(route))
    }
    // Or the tests above would find no mark because there is none to find.
    for (const list of ['conversations', 'findings', 'appeals', 'keys', 'users', 'webhooks'])
      expect(showing).toContain(`GET /v1/${list}`)
  })

  test('a person without a label sees no person at all', async () => {
    await buildEstate(service, OWN)
    for (const role of PERSONS) {
      const headers = bearer(await service.key(role, { unit: OWN.unit }))
      for (const route of routes.filter(
        (one) => one.method === 'GET' && isAllowed(one, role) && !one.url.includes(':'),
      )) {
        if (route.access === 'public') continue
        const answer = await service.app.inject({ url: route.url, headers })
        expect
          .soft(answer.body.includes(OWN.mark), `${nameOf(route)} ${answer.body.slice(0, 300)}`)
          .toBe(false)
        expect.soft(answer.statusCode, nameOf(route)).toBeLessThan(500)
      }
    }
  })

  test('docs/roles.md shows both tables (npx vitest run tests/server/access/roles.test.ts -u writes it)', async () => {
    await expect(rolesPage(routes)).toMatchFileSnapshot('../../../docs/roles.md')
  })
})
