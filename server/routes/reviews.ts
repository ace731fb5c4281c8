/** Decisions on findings: one, identical ones, many, taken back; and how well reviewers agree. */
import { principalOf } from '../access/authenticate.ts'
import { visibilityOf } from '../access/roles.ts'
import type { Parts } from '../parts.ts'
import { agreement } from '../reviews/agreement.ts'
import { type Decided, decideIdentical, decideMany, decideOne } from '../reviews/decide.ts'
import { undo } from '../reviews/undo.ts'
import { countPairs } from '../store/reviews.ts'
import { responses } from '../wire/common.ts'
import { RowId } from '../wire/finding.ts'
import {
  AgreementAnswer,
  AgreementQuery,
  ManyReviewsRequest,
  ReviewRequest,
  ReviewsAnswer,
  UndoAnswer,
  UndoQuery,
} from '../wire/review.ts'
import type { App } from './app-type.ts'

const tags = ['reviews']

export function routeReviews(app: App, parts: Parts): void {
  const config = { access: 'reviews:write' } as const
  app.post(
    '/v1/findings/:id/reviews',
    {
      config,
      schema: {
        summary: 'Decide on a finding, or on all that are identical to it',
        tags,
        params: RowId,
        body: ReviewRequest,
        response: responses({ 200: ReviewsAnswer }),
      },
    },
    async (request) => {
      const { identical, ...verdict } = request.body
      const decide = identical ? decideIdentical : decideOne
      return answer(await decide(parts, principalOf(request), request.params.id, verdict))
    },
  )
  app.post(
    '/v1/reviews',
    {
      config,
      schema: {
        summary: 'Decide on many open findings at once',
        tags,
        body: ManyReviewsRequest,
        response: responses({ 200: ReviewsAnswer }),
      },
    },
    async (request) => {
      const { findings, ...verdict } = request.body
      const whole = { ...verdict, blind: false, expected: null }
      return answer(await decideMany(parts, principalOf(request), findings, whole))
    },
  )
  app.delete(
    '/v1/reviews/:id',
    {
      config,
      schema: {
        summary: 'Take back a decision of your own; the one before comes back',
        tags,
        params: RowId,
        querystring: UndoQuery,
        response: responses({ 200: UndoAnswer }),
      },
    },
    (request) => undo(parts, principalOf(request), request.params.id, request.query.identical === 'true'),
  )
  app.get(
    '/v1/reviews/agreement',
    {
      config: { access: 'reports:read' },
      schema: {
        summary: "How well reviewers agree: double reviews, Cohen's kappa",
        tags,
        querystring: AgreementQuery,
        response: responses({ 200: AgreementAnswer }),
      },
    },
    async (request) =>
      agreement(await countPairs(parts.store.db, visibilityOf(principalOf(request)), request.query)),
  )
}

function answer({ skipped, ...rest }: Decided & { readonly left: number }) {
  return {
    ...rest,
    skipped: skipped.map(({ finding, error: { code, message } }) => ({ finding, code, detail: message })),
  }
}
