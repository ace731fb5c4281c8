/** `/v1/phrasebooks`: read the books, try any text on them, load them anew. */
import type { Checker, Phrase, Rule } from 'liyan'
import { z } from 'zod'
import { audit } from '../access/audit.ts'
import { principalOf } from '../access/authenticate.ts'
import type { Parts } from '../parts.ts'
import { responses } from '../wire/common.ts'
import { ServiceError } from '../wire/errors.ts'
import {
  BookReloadShape,
  ExplanationShape,
  PhrasebookShape,
  PhrasebookSummary,
  TryRequest,
} from '../wire/phrasebook.ts'
import type { App } from './app-type.ts'

const BookId = z.object({ id: z.string().max(200) })
const tags = ['phrasebooks']

export function routePhrasebooks(app: App, parts: Parts): void {
  const { books } = parts
  app.get(
    '/v1/phrasebooks',
    {
      config: { access: 'check' },
      schema: {
        summary: 'The phrasebooks in service, the default one first',
        tags,
        response: responses({ 200: z.object({ items: z.array(PhrasebookSummary) }) }),
      },
    },
    async () => ({ items: books.list().map(summaryOf) }),
  )
  app.get(
    '/v1/phrasebooks/:id',
    {
      config: { access: 'check' },
      schema: {
        summary: 'One phrasebook: phrases with clauses and proof, rules, scoring',
        tags,
        params: BookId,
        response: responses({ 200: PhrasebookShape }),
      },
    },
    async ({ params }) => readable(books.get(params.id)),
  )
  app.post(
    '/v1/phrasebooks/:id/try',
    {
      config: { access: 'check' },
      schema: {
        summary: 'Why a text is judged as it is; nothing is kept',
        tags,
        params: BookId,
        body: TryRequest,
        response: responses({ 200: ExplanationShape }),
      },
    },
    async ({ params, body: { text, ...options } }) => {
      const checker = books.get(params.id)
      requirePhrase(checker, options.phrase)
      return checker.explain(text, options)
    },
  )
  app.post(
    '/v1/phrasebooks/reload',
    {
      config: { access: 'phrasebooks:reload' },
      schema: {
        summary: 'Read every phrasebook anew; one with a mistake stays as it was',
        tags,
        response: responses({ 200: z.object({ items: z.array(BookReloadShape) }) }),
      },
    },
    async (request) => {
      const items = await books.reload()
      const detail = { books: items.map(({ name, version, changed }) => ({ name, version, changed })) }
      await audit(parts, principalOf(request), 'phrasebooks.reload', 'phrasebooks', { detail })
      return { items: items.map(({ version, ...rest }) => ({ ...rest, ...(version && { version }) })) }
    },
  )
}

function requirePhrase({ phrasebook }: Checker, id: string | undefined): void {
  if (id !== undefined && !phrasebook.phrases.some((phrase) => phrase.id === id))
    throw new ServiceError('not-found', `话术本「${phrasebook.id}」里没有「${id}」`)
}

function summaryOf({ phrasebook: { id, title, version, phrases, rules, layers } }: Checker) {
  return {
    id,
    title,
    version,
    phrases: phrases.length,
    rules: rules.length,
    layers: layers.map((layer) => layer.id),
  }
}

function readable({ phrasebook }: Checker) {
  const { id, title, version, phrases, rules, scoring } = phrasebook
  return { id, title, version, phrases: phrases.map(readablePhrase), rules: rules.map(readableRule), scoring }
}

function readablePhrase({ say, unless, ...phrase }: Phrase) {
  const sources = (patterns: Phrase['say']) => patterns.map(({ source }) => source)
  return { ...phrase, say: sources(say), unless: sources(unless) }
}

function readableRule({ check, ...rule }: Rule) {
  return { ...rule, kind: check.kind }
}
