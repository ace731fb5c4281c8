/** Sorts characters by what a graph can tell apart: all that it never names and never hears alike are one letter. */
import { SCAN_CLASS } from '../text/fold.ts'
import { classesOf, soundDistance } from '../text/sound.ts'
import { EATS, type Graph } from './graph.ts'
import { IS_DATE, IS_LIGHT_CHARACTER, IS_NUMBER, likest } from './step.ts'

/** Character -> a small number, given in the order in which characters are first met, so that tables by it stay short. */
export const NUMBER_OF = new Uint16Array(65536)
let numbered = 0

function numberOf(code: number): number {
  if (NUMBER_OF[code] === 0) NUMBER_OF[code] = ++numbered
  return NUMBER_OF[code]!
}

/** The letters of one graph; worked out for a character when it is first met. */
export class Letters {
  /** By `numberOf` a character: its letter; 0 while nobody asked. */
  byNumber = new Uint16Array(256)
  private readonly known = new Map<string, number>()
  private readonly texts: readonly (readonly number[])[]
  private readonly sounds: ReadonlySet<number>
  private readonly tolerance: number
  /** The first letter given and the last, plus 1. */
  private readonly first: number
  private next: number

  constructor(graph: Graph, tolerance: number, first: number) {
    this.texts = [...new Set(graph.codes.filter((_, p) => graph.eats[p] === EATS.text))]
    this.sounds = new Set(this.texts.flatMap((codes) => codes.flatMap(classesOf)))
    this.tolerance = tolerance
    this.first = first
    this.next = first
  }

  get count(): number {
    return this.next - this.first
  }

  /** The letter of a character. */
  of(code: number): number {
    const number = numberOf(code)
    if (number >= this.byNumber.length) {
      const larger = new Uint16Array(number * 2)
      larger.set(this.byNumber)
      this.byNumber = larger
    }
    return this.byNumber[number]! || this.add(code, number)
  }

  private add(code: number, number: number): number {
    const look = this.look(code)
    let letter = this.known.get(look)
    if (letter === undefined) {
      letter = this.next++
      this.known.set(look, letter)
    }
    this.byNumber[number] = letter
    return letter
  }

  /** All that a step may ask of a character, written down. */
  private look(code: number): string {
    const kinds = `${IS_LIGHT_CHARACTER[code]}${IS_NUMBER[code]}${IS_DATE[code]}`
    const first = SCAN_CLASS[code]!
    if (!this.sounds.has(first) && !classesOf(code).some((sound) => this.sounds.has(sound))) return kinds
    const heardAs = this.texts.map((codes) => {
      if (codes.includes(code)) return '='
      const meant = likest(codes, code)
      const distance = soundDistance(code, meant)
      return distance > this.tolerance ? '' : `${meant}~${distance}`
    })
    return `${kinds} ${this.sounds.has(first) ? first : 0} ${heardAs.join()}`
  }
}
