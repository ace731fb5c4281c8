/** The nouns of liyan: every type that two rooms share, and nothing that runs. */
export * from './model/conversation.ts'
export * from './model/phrasebook.ts'
export type * from './model/report.ts'
export type * from './model/scenario.ts'
