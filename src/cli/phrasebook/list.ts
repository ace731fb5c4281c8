/** `liyan phrasebook list`: the books that come with the package, and what each holds. */
import type { Phrasebook, PhraseKind } from '../../model.ts'
import { readPhrasebook, shippedNames } from '../../phrasebook/load.ts'
import { EXIT } from '../exit.ts'
import { type Io, openOutput } from '../io.ts'
import { type Paint, paintFor, wantsColour } from '../paint.ts'
import { KIND_NAMES } from '../vocabulary.ts'
import { padTo, widthOf } from '../width.ts'

export async function listBooks(io: Io): Promise<number> {
  const names = shippedNames()
  const paint = paintFor(wantsColour(io.env, io.stdout))
  const width = Math.max(0, ...names.map(widthOf))
  const rows = names.map((name) => `${paint('bold', padTo(name, width))}  ${describe(name, paint)}\n`)
  await openOutput(io.stdout).write(rows.join(''))
  return EXIT.done
}

function describe(name: string, paint: Paint): string {
  const { book } = readPhrasebook(name)
  if (book === undefined) return paint('red', `有错误，见 liyan phrasebook check ${name}`)
  const below = book.layers.slice(0, -1).map(({ id }) => id)
  const layers = below.length === 0 ? '' : `，叠在 ${below.join('、')} 上`
  return `${book.title}：${contentsOf(book)}${paint('dim', layers)}`
}

/** 忌语 18 条、文明用语 34 条、线索 6 条、规则 13 条 */
export function contentsOf(book: Phrasebook): string {
  const kinds: readonly PhraseKind[] = ['forbidden', 'courtesy', 'cue']
  const counts = kinds.map((kind) => [
    KIND_NAMES[kind],
    book.phrases.filter((phrase) => phrase.kind === kind).length,
  ])
  return [...counts, ['规则', book.rules.length]].map(([name, count]) => `${name} ${count} 条`).join('、')
}
