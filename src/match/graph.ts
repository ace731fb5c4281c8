/** Turns one part of a pattern into a graph of positions (Glushkov's automaton): each position eats one folded unit. */
import type { PatternNode } from '../model.ts'
import { factor } from './factor.ts'

/** What a position eats. */
export const EATS = { text: 0, any: 1, light: 2, number: 3, date: 4, lineStart: 5, lineEnd: 6 } as const

/** 也 都 就 …: words that colour a phrase and may stand at a loose joint. */
export const LIGHT_CHARACTERS = codesOf('也都就又还可真才太了的是得着过给在再却倒更很挺来去那这个一下')
export const NUMBER_CHARACTERS = codesOf('0123456789一二三四五六七八九十百两幺零')
export const DATE_CHARACTERS = codesOf(
  '0123456789一二三四五六七八九十两零廿初年月日号下上这本周星期礼拜天今明后大早晚午中底头旬个几点钟半以之内前左右来过完节春夏秋冬',
)
/** Light words that may stand at a loose joint. */
const LONGEST_LOOSE = 3

export interface Graph {
  readonly size: number
  /** One of `EATS` for each position. */
  readonly eats: Uint8Array
  /** The folded units of which a position eats one: the members of a class such as <你> together; none where any will do. */
  readonly codes: readonly (readonly number[])[]
  readonly first: readonly number[]
  /** `follow[p]`: the lists of positions that may eat the unit after p's. Positions with a way on in common share the list. */
  readonly follow: readonly (readonly (readonly number[])[])[]
  /** 1: a match may end here. */
  readonly last: Uint8Array
  /** The most units that one way through can eat. */
  readonly longest: number
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
  const whole = builder.piece(factor(part))
  const last = new Uint8Array(builder.eats.length)
  for (const p of whole.last) last[p] = 1
  return {
    size: builder.eats.length,
    eats: Uint8Array.from(builder.eats),
    codes: builder.codes,
    first: whole.first,
    follow: builder.follow,
    last,
    longest: whole.longest,
  }
}

class Builder {
  readonly eats: number[] = []
  readonly codes: (readonly number[])[] = []
  readonly follow: (readonly number[])[][] = []

  piece(node: PatternNode): Piece {
    switch (node.type) {
      case 'text':
        return this.chain([...node.text].map((char) => this.one(EATS.text, onlyCode(char.charCodeAt(0)))))
      case 'seq':
        return this.chain(node.items.map((item) => this.piece(item)))
      case 'alt':
        return this.either(node.items)
      case 'slot':
        return this.repeat(slotEats(node.name), node.min, node.max)
      case 'gap':
        return this.repeat(EATS.any, 0, node.max)
      case 'loose':
        return this.repeat(EATS.light, 0, LONGEST_LOOSE)
      case 'line-start':
        return this.one(EATS.lineStart)
      case 'line-end':
        return this.one(EATS.lineEnd)
      case 'class':
        throw new Error(`词类 <${node.name}> 没有展开`)
      default:
        return node satisfies never
    }
  }

  private one(eats: number, codes: readonly number[] = []): Piece {
    const p = this.eats.push(eats) - 1
    this.codes.push(codes)
    this.follow.push([])
    return { first: [p], last: [p], empty: false, longest: 1 }
  }

  /** Alternatives of one character each share a position. */
  private either(items: readonly PatternNode[]): Piece {
    const single = singleCodes(items)
    const others = items.filter((item) => !isSingle(item))
    const pieces = others.map((item) => this.piece(item))
    if (single.length > 0) pieces.push(this.one(EATS.text, single))
    return {
      first: pieces.flatMap((piece) => piece.first),
      last: pieces.flatMap((piece) => piece.last),
      empty: pieces.some((piece) => piece.empty),
      longest: Math.max(0, ...pieces.map((piece) => piece.longest)),
    }
  }

  /** min..max positions in a row; each is entered only through the one before it, so the graph stays linear in max. */
  private repeat(eats: number, min: number, max: number): Piece {
    const positions = Array.from({ length: max }, () => this.one(eats, charactersOf(eats)).first[0]!)
    for (let i = 1; i < max; i++) this.follow[positions[i - 1]!]!.push([positions[i]!])
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
      if (piece.first.length > 0) for (const p of whole.last) this.follow[p]!.push(piece.first)
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

function isSingle(item: PatternNode): item is Extract<PatternNode, { type: 'text' }> {
  return item.type === 'text' && item.text.length === 1
}

/** Lists of characters are shared between graphs, so that what is worked out of a list is worked out once. */
const only: (readonly number[] | undefined)[] = []
const singles = new WeakMap<readonly PatternNode[], readonly number[]>()

function onlyCode(code: number): readonly number[] {
  only[code] ??= [code]
  return only[code]
}

/** The alternatives of one character. */
function singleCodes(items: readonly PatternNode[]): readonly number[] {
  const known = singles.get(items)
  if (known !== undefined) return known
  const codes = items.filter(isSingle).map(({ text }) => text.charCodeAt(0))
  const shared = codes.length === 1 ? onlyCode(codes[0]!) : codes
  singles.set(items, shared)
  return shared
}

function charactersOf(eats: number): readonly number[] {
  if (eats === EATS.light) return LIGHT_CHARACTERS
  if (eats === EATS.number) return NUMBER_CHARACTERS
  return eats === EATS.date ? DATE_CHARACTERS : []
}

function codesOf(chars: string): readonly number[] {
  return [...new Set(chars)].map((char) => char.charCodeAt(0))
}

function slotEats(name: string): number {
  if (name === '号') return EATS.number
  if (name === '日期' || name === '月' || name === '日') return EATS.date
  return EATS.any
}
