/** Practice: scenarios, their turns, runs, drills and progress. */
import { z } from 'zod'
import { ChannelName, Day, Instant, Label, PageQuery, pageOf, storableText } from './common.ts'

const Id = z.string().max(64)
const PhraseIds = z.array(z.string().max(64)).max(500)
const Groups = z.array(z.array(z.string()).readonly()).readonly()
const Grade = z.enum(['good', 'fair', 'poor'])

const HintsShape = z.object({ nudge: z.string(), rule: z.string(), see: z.string(), say: z.string() })
const WhenShape = z.object({
  met: z.boolean().exactOptional(),
  any: z.array(z.string()).readonly().exactOptional(),
  all: z.array(z.string()).readonly().exactOptional(),
  lacks: z.array(z.string()).readonly().exactOptional(),
  forbidden: z.union([z.literal(true), z.array(z.string()).readonly()]).exactOptional(),
})
const TurnFields = {
  /** What happens without words before the citizen speaks, or instead. */
  scene: z.string().exactOptional(),
  /** What is seen or found after the citizen's words. */
  aside: z.string().exactOptional(),
  /** Milliseconds that pass before it. */
  pause: z.number().exactOptional(),
  /** Wordings of what the citizen says; empty: the trainee speaks first, or again. */
  citizen: z.array(z.string()).readonly(),
  /** One phrase of each group. */
  want: Groups,
  hints: HintsShape.exactOptional(),
}
const TurnShape = z
  .object({
    ...TurnFields,
    next: z.array(z.object({ when: WhenShape.exactOptional(), go: z.string() })).readonly(),
  })
  .meta({ id: 'ScenarioTurn' })
const EndingShape = z.object({ grade: Grade, word: z.string() }).meta({ id: 'ScenarioEnding' })

const SummaryFields = {
  id: z.string(),
  title: z.string(),
  channel: ChannelName,
  about: z.string(),
  trains: z.array(z.string()).readonly(),
  /** Of a scenario that a unit made itself. */
  unit: z.string().nullable(),
  /** The conversation that it was made from. */
  madeFrom: z.string().nullable(),
  turnCount: z.number().int(),
}
const ScenarioSummary = z.object(SummaryFields).meta({ id: 'ScenarioSummary' })
export const ScenarioList = z.object({ items: z.array(ScenarioSummary) }).meta({ id: 'ScenarioList' })
export const ScenarioShape = z
  .object({
    ...SummaryFields,
    head: z.object({ ringCount: z.number().int().exactOptional(), window: z.string().exactOptional() }),
    start: z.string(),
    turns: z.record(z.string(), TurnShape),
    endings: z.record(z.string(), EndingShape),
  })
  .meta({ id: 'Scenario' })
export const ScenarioId = z.object({ id: Id })

export const TurnRequest = z
  .object({
    turn: Id,
    /** Phrases that the trainee's reply held. */
    found: PhraseIds,
  })
  .meta({ id: 'TurnRequest' })
export const TurnAnswer = z
  .object({
    /** Groups of which a phrase was said, or none. */
    met: Groups,
    missing: Groups,
    forbidden: z.array(z.string()).readonly(),
    /** Of the next turn or the ending. */
    go: z.string(),
    turn: z.object(TurnFields).exactOptional(),
    ending: EndingShape.exactOptional(),
  })
  .meta({ id: 'TurnAnswer' })

export const ScenarioOrder = z
  .object({
    conversation: z.string().max(256),
    unit: z.string().max(200).exactOptional(),
    title: Label.exactOptional(),
  })
  .meta({ id: 'ScenarioOrder' })

const Count = z.number().int().min(0).max(10_000)
export const RunRequest = z
  .object({
    conversation: z.string().max(256),
    unit: z.string().max(200).exactOptional(),
    scenario: Id,
    drill: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER).exactOptional(),
    /** Steps of hints that were shown. */
    hints: Count.default(0),
    /** Replies that were tried again. */
    retries: Count.default(0),
  })
  .meta({ id: 'RunRequest' })

export const RunShape = z
  .object({
    id: z.number().int(),
    unit: z.string(),
    staff: z.string(),
    name: z.string(),
    scenario: z.string(),
    title: z.string(),
    drill: z.number().int().nullable(),
    score: z.number(),
    passed: z.boolean(),
    /** Of the ending; null where lines are not kept. */
    grade: Grade.nullable(),
    hints: z.number().int(),
    retries: z.number().int(),
    at: Instant,
  })
  .meta({ id: 'PracticeRun' })

const DrillPerson = z.object({
  staff: z.string(),
  name: z.string(),
  runs: z.number().int(),
  best: z.number().nullable(),
  passed: z.boolean(),
  lastAt: Instant.nullable(),
})
export const DrillShape = z
  .object({
    id: z.number().int(),
    unit: z.string(),
    scenario: z.string(),
    title: z.string(),
    note: z.string(),
    due: Day.nullable(),
    createdBy: z.string(),
    createdAt: Instant,
    /** Those to whom it was given; whoever practises sees itself only. */
    people: z.array(DrillPerson),
  })
  .meta({ id: 'Drill' })
export const DrillPage = pageOf(DrillShape).meta({ id: 'DrillPage' })
export const DrillQuery = PageQuery.extend({ unit: z.string().max(200).exactOptional() })
export const DrillOrder = z
  .object({
    scenario: Id,
    /** Labels. */
    people: z.array(Label).min(1, '至少要选一个人').max(500),
    due: Day.exactOptional(),
    note: storableText(500).trim().default(''),
    unit: z.string().max(200).exactOptional(),
  })
  .meta({ id: 'DrillOrder' })

export const PersonList = z
  .object({ items: z.array(z.object({ staff: z.string(), name: z.string(), unit: z.string() })) })
  .meta({ id: 'PracticePeople' })

export const ProgressQuery = z.object({
  unit: z.string().max(200).exactOptional(),
  staff: z.string().max(200).exactOptional(),
  scenario: Id.exactOptional(),
  from: Day.exactOptional(),
  to: Day.exactOptional(),
})
const Figures = { runs: z.number().int(), average: z.number(), best: z.number(), passed: z.number().int() }
export const ProgressShape = z
  .object({
    /** The latest 200, the oldest of them first. */
    runs: z.array(RunShape),
    scenarios: z.array(z.object({ scenario: z.string(), title: z.string(), ...Figures })),
    people: z.array(
      z.object({ unit: z.string(), staff: z.string(), name: z.string(), ...Figures, lastAt: Instant }),
    ),
    misses: z.array(
      z.object({ kind: z.enum(['rule', 'forbidden', 'want']), item: z.string(), times: z.number().int() }),
    ),
    /**
     * Live conversations before and after somebody first practised: the week of the first practice begins with 0. `chances`:
     * conversations times what was practised; `misses`: of those, how many were missed or said.
     */
    live: z.array(z.object({ week: z.number().int(), chances: z.number().int(), misses: z.number().int() })),
  })
  .meta({ id: 'PracticeProgress' })
