/** Turns one part of a pattern into a graph of positions (Glushkov's automaton): each position eats one folded unit. */
import type { PatternNode } from '../model.ts'
import { foldText } from '../text/fold.ts'

/** What a position eats. */
export const EATS = { text: 0, any: 1, light: 2, number: 3, date: 4, lineStart: 5, lineEnd: 6 } as const

/** Light words that may stand at a loose joint. */
const LONGEST_LOOSE = 3

export interface Graph {
  readonly size: number
  /** One of `EATS` for each position. */
  readonly eats: Uint8Array
  /** The folded unit that a text position eats. */
  readonly code: Uint16Array
  readonly first: readonly number[]
  /** `follow[p]`: the positions that may eat the unit after p's. */
  readonly follow: readonly (readonly number[])[]
  /** 1: a match may end here. */
  readonly last: Uint8Array
  /** The most units that one way through can eat. */
  readonly longest: number
  /** The units of a pattern that is nothing but text; empty for all others. */
  readonly literal: readonly number[]
}

/** What a piece of the graph looks like from outside. */
interface Piece {
  readonly first: readonly number[]
  readonly last: readonly number[]
  /** It may eat nothing. */
  readonly empty: boolean
  readonly longest: number
}

const NOTHING: Piece = { first: [], last: [], empty: true, longest: 0 }

export function buildGraph(part: PatternNode): Graph {
  const builder = new Builder()
  const whole = builder.piece(part)
  const last = new Uint8Array(builder.eats.length)
  for (const p of whole.last) last[p] = 1
  return {
    size: builder.eats.length,
    eats: Uint8Array.from(builder.eats),
    code: Uint16Array.from(builder.code),
    first: whole.first,
    follow: builder.follow,
    last,
    longest: whole.longest,
    literal: part.type === 'text' ? builder.code : [],
  }
}

class Builder {
  readonly eats: number[] = []
  readonly code: number[] = []
  readonly follow: number[][] = []

  piece(node: PatternNode): Piece {
    switch (node.type) {
      case 'text':
        return this.chain([...foldText(node.text)].map((char) => this.one(EATS.text, char.charCodeAt(0))))
      case 'seq':
        return this.chain(node.items.map((item) => this.piece(item)))
      case 'alt':
        return either(node.items.map((item) => this.piece(item)))
      case 'slot':
        return this.repeat(slotEats(node.name), node.min, node.max)
      case 'gap':
        return this.repeat(EATS.any, 0, node.max)
      case 'loose':
        return this.repeat(EATS.light, 0, LONGEST_LOOSE)
      case 'line-start':
        return this.one(EATS.lineStart, 0)
      case 'line-end':
        return this.one(EATS.lineEnd, 0)
      case 'class':
        throw new Error(`词类 <${node.name}> 没有展开`)
      default:
        return node satisfies never
    }
  }

  private one(eats: number, code: number): Piece {
    const p = this.eats.push(eats) - 1
    this.code.push(code)
    this.follow.push([])
    return { first: [p], last: [p], empty: false, longest: 1 }
  }

  /** min..max positions in a row; each is entered only through the one before it, so the graph stays linear in max. */
  private repeat(eats: number, min: number, max: number): Piece {
    const positions = Array.from({ length: max }, () => this.one(eats, 0).first[0]!)
    for (let i = 1; i < max; i++) this.follow[positions[i - 1]!]!.push(positions[i]!)
    return {
      first: positions.slice(0, 1),
      last: positions.slice(Math.max(0, min - 1)),
      empty: min === 0,
      longest: max,
    }
  }

  private chain(pieces: readonly Piece[]): Piece {
    let whole = NOTHING
    for (const piece of pieces) {
      for (const p of whole.last) this.follow[p] = [...new Set([...this.follow[p]!, ...piece.first])]
      whole = {
        first: whole.empty ? [...whole.first, ...piece.first] : whole.first,
        last: piece.empty ? [...whole.last, ...piece.last] : piece.last,
        empty: whole.empty && piece.empty,
        longest: whole.longest + piece.longest,
      }
    }
    return whole
  }
}

function either(pieces: readonly Piece[]): Piece {
  return {
    first: pieces.flatMap((piece) => piece.first),
    last: pieces.flatMap((piece) => piece.last),
    empty: pieces.some((piece) => piece.empty),
    longest: Math.max(0, ...pieces.map((piece) => piece.longest)),
  }
}

function slotEats(name: string): number {
  if (name === '号') return EATS.number
  if (name === '日期' || name === '月' || name === '日') return EATS.date
  return EATS.any
}
