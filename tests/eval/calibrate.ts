/**
 * Whether a confidence of 0.8 means four in five: the share right by confidence given, on sound-alikes whose truth is known;
 * and the weights of src/match/evidence.ts fitted anew on one half of them, for comparison. Texts given are looked through
 * for innocent sound-alikes first, which replaces those kept.
 */
import type { Phrasebook } from '../../src/index.ts'
import { compileMachine } from '../../src/match/check.ts'
import { table } from '../bench/measure.ts'
import { collectInnocent, innocentSoundAlikes, misheardHits, type SoundAlike } from './sound-alikes.ts'

interface Bin {
  readonly from: number
  readonly to: number
  readonly cases: number
  readonly right: number
  /** Weighted so that a phrase is misheard once in MISHEARD_EVERY lines. */
  readonly share: number
  readonly meanConfidence: number
  /** 95 % interval of the share (Wilson, on the effective number of cases). */
  readonly interval: readonly [number, number]
}

/** How often a phrase is misheard in real speech, in lines: errors are made at will here, so their number says nothing. */
const MISHEARD_EVERY = 50
const EDGES = [0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0001]
const COLUMNS = [
  'bias',
  'likelihood',
  'exact',
  'sameSyllable',
  'nearSyllable',
  'straddling',
  'between',
  'courtesy',
  'cue',
]

export function calibration(book: Phrasebook) {
  const innocent = innocentSoundAlikes()
  const meant = misheardHits(compileMachine(book))
  const weight = innocent.lines / MISHEARD_EVERY / meant.length
  const cases = [
    ...meant.map((one) => ({ ...one, weight })),
    ...innocent.cases.map((one) => ({ ...one, weight: 1 })),
  ]
  const [fitted, held] = [cases.filter((one) => !one.held), cases.filter((one) => one.held)]
  const isFinding = ({ kind }: SoundAlike) => kind !== 'cue'
  return {
    cases,
    held: bins(held.filter(isFinding)),
    cues: bins(held.filter((one) => !isFinding(one))),
    weights: fitWeights(fitted),
  }
}

export function printCalibration(book: Phrasebook, texts: readonly string[]): string {
  if (texts.length > 0) collectInnocent(compileMachine(book), texts)
  const { cases, held, cues, weights } = calibration(book)
  const right = cases.filter((one) => one.right).length
  const head = ['confidence given', 'sound-alikes', 'right', 'mean confidence', 'share right', '95 %']
  const rows = (list: readonly Bin[]) =>
    list.map(({ from, to, cases: all, right: good, share, meanConfidence, interval }) => [
      `${from} to ${Math.min(1, to)}`,
      all,
      good,
      meanConfidence.toFixed(2),
      share.toFixed(2),
      interval.map((end) => end.toFixed(2)).join(' to '),
    ])
  return [
    `## Calibration: ${cases.length} sound-alikes, ${right} of them right (weighted as one in ${MISHEARD_EVERY} lines)`,
    `Courtesy and forbidden phrases, the half that no weight was fitted on:\n\n${table(head, rows(held))}`,
    `Cues, the same half (nobody is shown them):\n\n${table(head, rows(cues))}`,
    `Weights fitted anew on the other half:\n\n${table(
      ['', 'weight'],
      COLUMNS.map((name, i) => [name, weights[i]!.toFixed(2)]),
    )}`,
  ].join('\n\n')
}

type Weighted = SoundAlike & { readonly weight: number }

function bins(cases: readonly Weighted[]): Bin[] {
  return EDGES.slice(0, -1).flatMap((from, i) => {
    const to = EDGES[i + 1]!
    const within = cases.filter(({ confidence }) => confidence >= from && confidence < to)
    if (within.length === 0) return []
    const total = within.reduce((sum, { weight }) => sum + weight, 0)
    const share = within.reduce((sum, { weight, right }) => sum + (right ? weight : 0), 0) / total
    const meanConfidence =
      within.reduce((sum, { weight, confidence }) => sum + weight * confidence, 0) / total
    const effective = total ** 2 / within.reduce((sum, { weight }) => sum + weight ** 2, 0)
    const right = within.filter((one) => one.right).length
    return [
      { from, to, cases: within.length, right, share, meanConfidence, interval: wilson(share, effective) },
    ]
  })
}

function wilson(share: number, cases: number): readonly [number, number] {
  const z = 1.96
  const middle = share + z ** 2 / (2 * cases)
  const half = z * Math.sqrt((share * (1 - share)) / cases + z ** 2 / (4 * cases ** 2))
  const all = 1 + z ** 2 / cases
  return [Math.max(0, (middle - half) / all), Math.min(1, (middle + half) / all)]
}

/** Logistic regression by Newton's method, with a touch of ridge. */
function fitWeights(cases: readonly Weighted[]): number[] {
  const rows = cases.map(({ evidence: f, kind }) => [
    1,
    Math.max(-12, Math.min(12, f.likelihood)),
    Math.min(4, f.exact),
    f.sameSyllable,
    f.nearSyllable,
    f.straddling,
    Math.min(6, f.between),
    kind === 'courtesy' ? 1 : 0,
    kind === 'cue' ? 1 : 0,
  ])
  let b = COLUMNS.map(() => 0)
  for (let round = 0; round < 30; round++) {
    const gradient = b.map((value) => -1e-3 * value)
    const hessian = b.map((_, i) => b.map((__, j) => (i === j ? 1e-3 : 0)))
    rows.forEach((row, n) => {
      const p = 1 / (1 + Math.exp(-row.reduce((sum, value, i) => sum + value * b[i]!, 0)))
      const w = cases[n]!.weight
      row.forEach((value, i) => {
        gradient[i]! += w * ((cases[n]!.right ? 1 : 0) - p) * value
        row.forEach((other, j) => {
          hessian[i]![j]! += w * p * (1 - p) * value * other
        })
      })
    })
    const step = solve(hessian, gradient)
    b = b.map((value, i) => value + step[i]!)
  }
  return b
}

/** Gaussian elimination; the ridge keeps the matrix regular. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i]!])
  for (let i = 0; i < rows.length; i++) {
    for (let j = 0; j < rows.length; j++) {
      if (j === i) continue
      const factor = rows[j]![i]! / rows[i]![i]!
      rows[j] = rows[j]!.map((value, k) => value - factor * rows[i]![k]!)
    }
  }
  return rows.map((row, i) => row.at(-1)! / row[i]!)
}
