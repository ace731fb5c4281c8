/** What many phrases cost that do not occur: speed, compile time, memory. */
import { type Checker, createChecker, type Phrase, type Phrasebook } from 'liyan'
import { measure, millions, table } from './measure.ts'
import { type PlantedLine, random } from './transcripts.ts'

const SIZES = [30, 1_000, 10_000, 100_000]
const ROUNDS = 5
/** Common characters, so that the sounds of made phrases are those of real speech. */
const CHARACTERS =
  '的一是不了人我在有他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可她里后小么心多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知民样现分将外但身些与高意进把法此实回二理美点月明其种声全工己话儿者向情部正名定女问力机给等几很业最间新什打便位因重被走电四第门相次东政海口使教西再平真听世气信北少关并内加化由却代军产入先山五太水万市眼体别处总才场师书比住员九笑性通目华报立马命张活难神数件安表原车白应路期叫死常提感金何更反合放做系计或司利受光王果亲界及今京务制解各任至清物台象记边共风战干接它许八特觉望直服毛林题建南度统色字请交爱让认算论百吃义科怎元社术结六功指思非流每青管夫连远资队跟带花快条院变联言权往展该领传近留红治决周保达办运武半候七必城父强步完革深区即求品士转量空甚众技轻程告江语英基派满式李息写呢识极令黄德收脸钱党倒未持取设始版双历越史商千片容研像找友孩站广改议形委早房音火际则首单据导影失拿网香似斯专石若兵弟谁校读志飞观争究包组造落视济喜离虽坏兴切'

export function growth(book: Phrasebook, lines: readonly PlantedLine[], isQuick = false): string {
  const shipped = createChecker(book)
  const characters = lines.reduce((sum, line) => sum + line.text.length, 0)
  const expected = findings(shipped, lines)
  const rows = [
    ['shipped book', book.phrases.length, '', '', millions(speed(shipped, lines, characters)), '1.00'],
  ]
  for (const size of isQuick ? SIZES.slice(0, 2) : SIZES) {
    globalThis.gc?.()
    const before = process.memoryUsage()
    const start = performance.now()
    const checker = createChecker({ ...book, phrases: [...book.phrases, ...madePhrases(book, lines, size)] })
    const compiled = performance.now() - start
    globalThis.gc?.()
    const after = process.memoryUsage()
    const bytes = after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers
    if (findings(checker, lines) !== expected)
      throw new Error(`${size} phrases that do not occur changed the findings`)
    const [alone, many] = measure(
      [contender('alone', shipped, lines), contender('many', checker, lines)],
      ROUNDS,
    )
    rows.push([
      `+ ${size}`,
      book.phrases.length + size,
      compiled.toFixed(0),
      (bytes / 1e6).toFixed(1),
      millions((characters / many!.median) * 1000),
      (alone!.median / many!.median).toFixed(2),
    ])
  }
  return table(['book', 'phrases', 'compile ms', 'MB', 'M characters/s', 'speed against shipped'], rows)
}

function contender(name: string, checker: Checker, lines: readonly PlantedLine[]) {
  return { name, run: () => findings(checker, lines) }
}

function findings(checker: Checker, lines: readonly PlantedLine[]): number {
  return lines.reduce((sum, line) => sum + checker.check(line.text, line).length, 0)
}

function speed(checker: Checker, lines: readonly PlantedLine[], characters: number): number {
  return (characters / measure([contender('', checker, lines)], ROUNDS)[0]!.median) * 1000
}

/** Phrases of 4 to 8 common characters, none of which occurs in the lines. */
function madePhrases(book: Phrasebook, lines: readonly PlantedLine[], count: number): Phrase[] {
  const next = random(count)
  const text = lines.map((line) => line.text).join('\n')
  const model = book.phrases.find((phrase) => phrase.kind === 'forbidden')!
  const phrases: Phrase[] = []
  while (phrases.length < count) {
    const size = 4 + Math.floor(next() * 5)
    const words = Array.from({ length: size }, () => CHARACTERS[Math.floor(next() * CHARACTERS.length)]).join(
      '',
    )
    if (text.includes(words)) continue
    const say = [{ source: words, parts: [{ type: 'text' as const, text: words }], at: model.at }]
    phrases.push({ ...model, id: `made-${phrases.length}`, say, unless: [], guards: [] })
  }
  return phrases
}
