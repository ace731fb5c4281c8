/** `/v1/scenarios`, `/v1/practice`: what can be practised, how it goes on, what was practised, and what came of it. */
import { principalOf } from '../access/authenticate.ts'
import { practiceVisibilityOf, visibilityOf } from '../access/roles.ts'
import type { Parts } from '../parts.ts'
import { detailOf, findScenario, listScenarios, summaryOf, titlesOf } from '../practice/catalogue.ts'
import { dropScenario, makeScenario } from '../practice/make-scenario.ts'
import { progressOf, runOf } from '../practice/progress.ts'
import { recordRun } from '../practice/record-run.ts'
import { turnAfter } from '../practice/turn.ts'
import { Nothing, responses } from '../wire/common.ts'
import {
  ProgressQuery,
  ProgressShape,
  RunRequest,
  RunShape,
  ScenarioId,
  ScenarioList,
  ScenarioOrder,
  ScenarioShape,
  TurnAnswer,
  TurnRequest,
} from '../wire/practice.ts'
import type { App } from './app-type.ts'

const tags = ['practice']

export function routePractice(app: App, parts: Parts): void {
  const { store, books } = parts
  app.get(
    '/v1/scenarios',
    {
      config: { access: 'practice' },
      schema: {
        summary: 'Scenarios to practise: those of the own unit, then those that are shipped',
        tags,
        response: responses({ 200: ScenarioList }),
      },
    },
    async (request) => {
      const all = await listScenarios(store.db, visibilityOf(principalOf(request)))
      return { items: all.map(summaryOf) }
    },
  )
  app.get(
    '/v1/scenarios/:id',
    {
      config: { access: 'practice' },
      schema: {
        summary: 'One scenario with all its turns and endings',
        tags,
        params: ScenarioId,
        response: responses({ 200: ScenarioShape }),
      },
    },
    async (request) =>
      detailOf(await findScenario(store.db, visibilityOf(principalOf(request)), request.params.id)),
  )
  app.post(
    '/v1/scenarios/:id/turns',
    {
      config: { access: 'practice' },
      schema: {
        summary: 'How the citizen goes on after a reply, and what of the wanted it held; keeps nothing',
        tags,
        params: ScenarioId,
        body: TurnRequest,
        response: responses({ 200: TurnAnswer }),
      },
    },
    async (request) => {
      const { scenario } = await findScenario(store.db, visibilityOf(principalOf(request)), request.params.id)
      return turnAfter(books, scenario, request.body.turn, request.body.found)
    },
  )
  app.post(
    '/v1/scenarios/from-conversation',
    {
      config: { access: 'drills:assign' },
      schema: {
        summary: "Make a scenario of a stored conversation: the citizen's lines, and what staff left out",
        tags,
        body: ScenarioOrder,
        response: responses({ 201: ScenarioShape }),
      },
    },
    async (request, reply) =>
      reply.code(201).send(detailOf(await makeScenario(parts, principalOf(request), request.body))),
  )
  app.delete(
    '/v1/scenarios/:id',
    {
      config: { access: 'drills:assign' },
      schema: {
        summary: 'Remove a scenario that the unit made, with its drills',
        tags,
        params: ScenarioId,
        response: responses({ 204: Nothing }),
      },
    },
    async (request, reply) => {
      await dropScenario(parts, principalOf(request), request.params.id)
      return reply.code(204).send(null)
    },
  )
  routeRuns(app, parts)
}

function routeRuns(app: App, parts: Parts): void {
  const { db } = parts.store
  app.post(
    '/v1/practice/runs',
    {
      config: { access: 'practice' },
      schema: {
        summary:
          'Take down a practice conversation of your own that has ended; the same again is answered the same',
        tags,
        body: RunRequest,
        response: responses({ 201: RunShape }),
      },
    },
    async (request, reply) => {
      const by = principalOf(request)
      const run = await recordRun(parts, by, request.body)
      return reply.code(201).send(runOf(run, await titlesOf(db, visibilityOf(by))))
    },
  )
  app.get(
    '/v1/practice/progress',
    {
      config: { access: 'practice' },
      schema: {
        summary: 'Scores and misses of practice, and misses in live conversations before and after it',
        tags,
        querystring: ProgressQuery,
        response: responses({ 200: ProgressShape }),
      },
    },
    async (request) => progressOf(parts, practiceVisibilityOf(principalOf(request)), request.query),
  )
}
