/** Opens the phrasebook that a command was asked to use. */
import type { Phrasebook } from '../model.ts'
import { loadPhrasebook, PhrasebookError } from '../phrasebook/load.ts'
import { Misuse } from './exit.ts'

/** @throws Misuse with every problem of a book that is unknown or broken. */
export function openBook(nameOrPath: string): Phrasebook {
  try {
    return loadPhrasebook(nameOrPath)
  } catch (error) {
    if (!(error instanceof PhrasebookError)) throw error
    throw new Misuse(`话术本“${nameOrPath}”不能用\n${error.message}`)
  }
}
