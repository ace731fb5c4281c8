/** `/v1/check`: checks what is sent and keeps nothing. */
import { readTranscript } from 'liyan'
import { validConversation } from '../ingest.ts'
import type { Parts } from '../parts.ts'
import { CheckAnswer, CheckRequest } from '../wire/check.ts'
import { responses } from '../wire/common.ts'
import { ServiceError } from '../wire/errors.ts'
import type { App } from './app-type.ts'

export function routeCheck(app: App, { books }: Parts): void {
  app.post(
    '/v1/check',
    {
      config: { access: 'check' },
      schema: {
        summary: 'Check a line, lines, a conversation or a transcript; nothing is kept',
        tags: ['check'],
        body: CheckRequest,
        response: responses({ 200: CheckAnswer }),
      },
    },
    async ({ body }) => {
      const checker = books.get(body.phrasebook)
      const { id, version } = checker.phrasebook
      const phrasebook = { id, version }
      if (body.transcript !== undefined) {
        const { conversations, errors } = readTranscript(body.transcript.content, body.transcript)
        if (conversations.length === 0) throw new ServiceError('bad-transcript', errors[0]?.message)
        return { phrasebook, reports: conversations.map(checker.review), errors }
      }
      if (body.conversation !== undefined)
        return { phrasebook, reports: [checker.review(validConversation(body.conversation))] }
      const lines = body.lines ?? [body.line!]
      return {
        phrasebook,
        lines: lines.map(({ text, ...line }) => ({
          findings: checker.check(text, line).filter(({ kind }) => kind !== 'cue'),
        })),
      }
    },
  )
}
