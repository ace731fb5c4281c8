/** Every resource of the interface, in the order of the documentation. */
import { routeAppeals } from './appeals.ts'
import { routeAudit } from './audit.ts'
import { routeCheck } from './check.ts'
import { routeConversationKeeping } from './conversation-keeping.ts'
import { routeConversations } from './conversations.ts'
import { routeDrills } from './drills.ts'
import { routeExports } from './exports.ts'
import { routeFindings } from './findings.ts'
import { routeHealth } from './health.ts'
import { routeIngest } from './ingest.ts'
import { routeJobs } from './jobs.ts'
import { routeKeys } from './keys.ts'
import { routeLines } from './lines.ts'
import { routeLive } from './live.ts'
import { routePhrasebooks } from './phrasebooks.ts'
import { routePractice } from './practice.ts'
import { routeReports } from './reports.ts'
import { routeRetention } from './retention.ts'
import { routeReviews } from './reviews.ts'
import { routeSession } from './session.ts'
import { routeTicket } from './ticket.ts'
import { routeUnits } from './units.ts'
import { routeUsers } from './users.ts'
import { routeWebhooks } from './webhooks.ts'

export const ROUTES = [
  routeCheck,
  routeIngest,
  routeConversations,
  routeConversationKeeping,
  routeLines,
  routePhrasebooks,
  routeHealth,
  routeLive,
  routeTicket,
  routeSession,
  routeUsers,
  routeKeys,
  routeUnits,
  routeAudit,
  routeFindings,
  routeReviews,
  routeAppeals,
  routeReports,
  routeExports,
  routeJobs,
  routeWebhooks,
  routeRetention,
  routePractice,
  routeDrills,
] as const
