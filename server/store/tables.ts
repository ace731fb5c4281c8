/**
 * The tables, as Kysely sees them; the same in SQLite and PostgreSQL.
 *
 * Truth values are integers 0 and 1, instants are milliseconds since 1970, and JSON is text, so that no query has to know
 * which database it runs on. `unit` stands in every row that somebody's role may hide.
 */
import type { Generated, Insertable, Selectable } from 'kysely'
import type { Role, Severity } from 'liyan'

export interface Database {
  units: UnitTable
  users: UserTable
  keys: KeyTable
  sessions: SessionTable
  tickets: TicketTable
  sign_ins: SignInTable
  phrasebooks: PhrasebookTable
  conversations: ConversationTable
  lines: LineTable
  findings: FindingTable
  rule_statuses: RuleStatusTable
  deductions: DeductionTable
  reviews: ReviewTable
  appeals: AppealTable
  live_conversations: LiveConversationTable
  live_lines: LiveLineTable
  jobs: JobTable
  job_items: JobItemTable
  webhooks: WebhookTable
  deliveries: DeliveryTable
  settings: SettingTable
  audit: AuditTable
  scenarios: ScenarioTable
  drills: DrillTable
  drill_people: DrillPersonTable
  practice_runs: PracticeRunTable
  practice_misses: PracticeMissTable
  practice_trained: PracticeTrainedTable
}

interface UnitTable {
  name: string
  created_at: number
}

interface UserTable {
  id: string
  /** Sign-in name, unique. */
  name: string
  display: string
  role: string
  unit: string | null
  staff: string | null
  /** See access/passwords.ts. */
  password: string
  disabled_at: number | null
  created_at: number
}

interface KeyTable {
  id: string
  name: string
  /** SHA-256 of the secret, hex. */
  hash: string
  role: string
  unit: string | null
  staff: string | null
  /** JSON list of permissions; null: all of the role. */
  scopes: string | null
  created_by: string
  created_at: number
  expires_at: number | null
  revoked_at: number | null
  last_used_at: number | null
}

interface SessionTable {
  /** SHA-256 of the cookie, hex. */
  hash: string
  user_id: string
  csrf: string
  created_at: number
  expires_at: number
}

interface TicketTable {
  hash: string
  /** Whose it is: `key` or `user`, and its id. */
  kind: 'key' | 'user'
  owner: string
  expires_at: number
}

/** Failed sign-ins by name, whether or not somebody has that name: a lockout must not tell. */
interface SignInTable {
  /** SHA-256 of it: people type passwords here too. */
  name: string
  failures: number
  locked_until: number | null
  updated_at: number
}

interface PhrasebookTable {
  version: string
  id: string
  title: string
  /** The frozen book as JSON, gzipped: every report can be computed again. */
  content: Buffer
  first_used_at: number
}

interface ConversationTable {
  pk: Generated<number>
  unit: string
  /** The sender's; unique within the unit. */
  id: string
  channel: string
  staff: string | null
  window: string | null
  ring_count: number | null
  ended_by: string | null
  /** ISO 8601, as sent. */
  started_at: string | null
  /** When it took place: `started_at`, else when it was received. */
  at: number
  /** `at` in the service's time zone: 2026-11-27, 2026-W48, 0 to 23. */
  day: string
  week: string
  hour: number
  received_at: number
  source: 'post' | 'batch' | 'live' | 'practice'
  /** SHA-256 of the content as sent, after masking: the same content again is answered the same. */
  content_hash: string
  book_id: string
  book_version: string
  /** As the checker gave it, and after reviews. */
  score: number
  reviewed_score: number
  passed: number
  reviewed_passed: number
  line_count: number
  staff_line_count: number
  forbidden_count: number
  /** `full`, `findings`: lines were never kept, or `expired`: retention took them. */
  kept: 'full' | 'findings' | 'expired'
  /** 1: live, and nobody ended or resumed it in time; it was stored as it stood. */
  abandoned: Generated<number>
  /** Legal hold: nothing of it is deleted. */
  held: Generated<number>
  held_because: string | null
  /** The report as JSON, as it was first answered. */
  report: string
}

interface LineTable {
  /** See store/lines.ts; the full-text index knows a line by it. */
  id: number
  conversation: number
  /** From 0. */
  n: number
  role: Role
  text: string
  start: number | null
  end: number | null
  confidence: number | null
  /** JSON list. */
  alternatives: string | null
  /** What the line is found by (store/line-words.ts): text in SQLite, tsvector in PostgreSQL. */
  words: string
}

/** Forbidden and courtesy findings; `decision` is what the reviews came to. */
interface FindingTable {
  pk: Generated<number>
  conversation: number
  unit: string
  staff: string | null
  window: string | null
  at: number
  day: string
  line: number
  start: number
  end: number
  phrase: string
  kind: string
  text: string
  match: string
  confidence: number
  severity: Severity
  /** 0 to 3, so that it can be sorted by. */
  severity_rank: number
  category: string | null
  reason: string
  status: 'kept' | 'needs-listening'
  decision: 'confirmed' | 'false-alarm' | 'needs-listening' | null
  decided_at: number | null
  /** 1: a second reviewer, who did not see the first decision, decided otherwise; a supervisor has to settle it. */
  disputed: Generated<number>
  /** SHA-256 of the folded line and phrase: identical lines are decided together. */
  same: string
  /** 1: said in practice; nobody's record, and in no list but the conversation's own. */
  practice: number
}

interface RuleStatusTable {
  conversation: number
  unit: string
  staff: string | null
  window: string | null
  at: number
  day: string
  rule: string
  status: string
  line: number | null
  because: string
}

/** What the score of a conversation lost, after reviews; the report keeps what it lost before. */
interface DeductionTable {
  conversation: number
  /** From 0, in the order of the report. */
  n: number
  unit: string
  staff: string | null
  window: string | null
  at: number
  day: string
  /** Id of the phrase or rule. */
  item: string
  line: number | null
  points: number
  /** Of the regulation; null where the book names none. */
  clause: string | null
  norm: string | null
  article: string | null
}

interface ReviewTable {
  pk: Generated<number>
  finding: number
  unit: string
  reviewer: string
  reviewer_name: string
  decision: 'confirmed' | 'false-alarm' | 'needs-listening'
  note: string
  /** Decided without seeing another's decision. */
  blind: number
  at: number
  /** Milliseconds that the decision took, where the console measured it. */
  took: number | null
  /** Taken back by its author. */
  undone_at: number | null
  /** The same for all findings that were decided with one click. */
  act: string
  /** The appeal that was answered with this decision. */
  appeal: number | null
}

interface AppealTable {
  pk: Generated<number>
  finding: number
  unit: string
  staff: string
  filed_by: string
  reason: string
  filed_at: number
  answer_by: number
  status: 'open' | 'withdrawn' | 'accepted' | 'rejected'
  decided_by: string | null
  decided_by_name: string | null
  decided_at: number | null
  answer: string | null
  /** No further appeal. */
  final: number
}

interface LiveConversationTable {
  pk: Generated<number>
  /** Unique together with `id`. */
  unit: string
  id: string
  staff: string | null
  /** JSON of the head. */
  head: string
  source: 'live' | 'practice'
  book_version: string
  /** SHA-256 of the resume token, hex. */
  token: string
  /** The run of a process that writes its lines; a resume elsewhere changes it, and the old owner can write no more. */
  owner: string
  started_at: number
  /** Of the last durable line, or of the last sign that its connection was open. */
  updated_at: number
}

interface LiveLineTable {
  /** Of live_conversations. */
  live: number
  /** From 1, without a hole. */
  seq: number
  /** JSON of the line, masked. */
  line: string
}

interface JobTable {
  id: string
  unit: string
  kind: string
  created_by: string
  /** JSON of what the job needs to know. */
  options: string
  status: 'receiving' | 'queued' | 'running' | 'done' | 'cancelled'
  total: number
  done: number
  failed: number
  created_at: number
  updated_at: number
  /** The process that works on it; another may take it when the lease has run out. */
  owner: string | null
  lease_until: Generated<number>
}

interface JobItemTable {
  job: string
  /** Number of the line in the body, from 1. */
  n: number
  /** JSON of the conversation, masked; emptied when the item is done. */
  input: string
  /** JSON of what became of it, without any text; null: not done yet. */
  output: string | null
}

interface WebhookTable {
  id: string
  unit: string | null
  name: string
  url: string
  shape: 'standard' | 'wecom' | 'dingtalk' | 'feishu'
  /** Needed for every signature, so it cannot be a hash; '' where a robot signs nothing. */
  secret: string
  /** JSON list of event types. */
  events: string
  min_severity: string
  below_score: number | null
  /** Lines and findings' words travel along. */
  with_text: number
  enabled: number
  /** Why the service itself turned it off. */
  disabled_because: string | null
  created_at: number
}

interface DeliveryTable {
  /** The `webhook-id` of every attempt. */
  id: string
  /** No reference: one that was removed a moment ago, by another process, must not fail the conversation it is told of. */
  webhook: string
  unit: string
  event: string
  payload: string
  status: 'pending' | 'delivered' | 'dead'
  attempts: number
  next_at: number
  last_error: string | null
  created_at: number
  delivered_at: number | null
}

interface SettingTable {
  /** '' for the whole service. */
  unit: string
  name: string
  /** JSON. */
  value: string
}

interface AuditTable {
  /** From 1, without a hole. */
  seq: number
  at: number
  actor: string
  actor_name: string
  action: string
  target: string
  unit: string | null
  /** JSON; never text of a line. */
  detail: string
  /** Hash of the row before, and of this one over all its fields: a changed or missing row breaks the chain. */
  previous: string
  hash: string
}

/** Scenarios that a unit made itself; those that are shipped stand in files. */
interface ScenarioTable {
  id: string
  unit: string
  title: string
  /** JSON of the scenario, masked. */
  content: string
  /** Id of the conversation. */
  made_from: string
  created_by: string
  created_by_name: string
  created_at: number
}

/** A scenario that people are to practise. */
interface DrillTable {
  pk: Generated<number>
  unit: string
  scenario: string
  note: string
  /** A day, the last on which it is in time. */
  due: string | null
  created_by: string
  created_by_name: string
  created_at: number
}

interface DrillPersonTable {
  drill: number
  /** Label of the person. */
  staff: string
  name: string
}

/** A practised conversation that came to the end of its scenario. It outlives the conversation, and holds nothing that was said. */
interface PracticeRunTable {
  pk: Generated<number>
  unit: string
  /** Label of the person. */
  staff: string
  name: string
  /** Unique within the unit: one conversation counts once. */
  conversation: string
  scenario: string
  drill: number | null
  score: number
  passed: number
  /** Of the ending; null where the lines were not kept, and nobody can tell. */
  grade: 'good' | 'fair' | 'poor' | null
  hints: number
  retries: number
  at: number
  day: string
}

interface PracticeMissTable {
  run: number
  /** A rule that was missed, a forbidden phrase that was said, or a phrase that the scenario wanted. */
  kind: 'rule' | 'forbidden' | 'want'
  item: string
}

/** Since when somebody practises what a live conversation can be judged by. */
interface PracticeTrainedTable {
  unit: string
  staff: string
  /** Id of a rule or a forbidden phrase. */
  item: string
  first_at: number
}

export type Row<T extends keyof Database> = Selectable<Database[T]>
export type NewRow<T extends keyof Database> = Insertable<Database[T]>
