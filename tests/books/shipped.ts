/** The shipped book and its checker, loaded once for all tests of this folder. */
import { createChecker, loadPhrasebook } from '../../src/index.ts'

export const book = loadPhrasebook('window-service')
export const checker = createChecker(book)

export function phrasesIn(text: string, role: 'staff' | 'customer' = 'staff'): string[] {
  return [...new Set(checker.check(text, { role }).map((finding) => finding.phrase))]
}
