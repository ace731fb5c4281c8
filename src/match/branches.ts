/** Sorts the ways on from a position by sound, so that a walk only tries those that the next character can take. */
import { SCAN_CLASS } from '../text/fold.ts'
import { CLASS_COUNT, classesOf } from '../text/sound.ts'
import { EATS, type Graph } from './graph.ts'

/** Positions that are entered together. */
export interface Branch {
  /** Its number in the graph. */
  readonly id: number
  /** Positions that are tried whatever comes next. */
  readonly always: readonly number[]
  /** Text positions by the sound classes of their characters. */
  readonly bySound: ReadonlyMap<number, readonly number[]> | undefined
}

export interface Branches {
  readonly first: Branch
  /** `opens[c]`: a match may begin at a unit of sound class c. */
  readonly opens: Uint8Array
  readonly follow: readonly (readonly Branch[])[]
  readonly count: number
}

/** Sorting fewer positions than this costs more than it saves. */
const WORTH_SORTING = 3

const sorted = new WeakMap<Graph, Branches>()

/** Worked out at a graph's first walk: most graphs of a large book are never walked. */
export function branchesOf(graph: Graph): Branches {
  const known = sorted.get(graph)
  if (known !== undefined) return known
  const byList = new Map<readonly number[], Branch>()
  const branch = (list: readonly number[]) => {
    const made = byList.get(list) ?? sort(graph, list, byList.size)
    byList.set(list, made)
    return made
  }
  const first = branch(graph.first)
  const follow = graph.follow.map((lists) => lists.map(branch))
  const branches = { first, opens: openings(graph), follow, count: byList.size }
  sorted.set(graph, branches)
  return branches
}

function openings({ first, eats, codes }: Graph): Uint8Array {
  const opens = new Uint8Array(CLASS_COUNT)
  for (const p of first) {
    if (eats[p] !== EATS.text) return opens.fill(1)
    for (const code of codes[p]!) for (const sound of classesOf(code)) opens[sound] = 1
  }
  return opens
}

/** Positions of a branch that may eat a folded unit; the branch may name some that then refuse it. */
export function positionsFor(branch: Branch, unit: number): readonly number[] {
  if (branch.bySound === undefined) return NONE
  return branch.bySound.get(SCAN_CLASS[unit]!) ?? NONE
}

const NONE: readonly number[] = []

function sort(graph: Graph, list: readonly number[], id: number): Branch {
  if (list.length < WORTH_SORTING) return { id, always: list, bySound: undefined }
  const always = list.filter((p) => graph.eats[p] !== EATS.text)
  const bySound = new Map<number, number[]>()
  for (const p of list) {
    if (graph.eats[p] !== EATS.text) continue
    for (const sound of new Set(graph.codes[p]!.flatMap(classesOf))) {
      const positions = bySound.get(sound) ?? []
      positions.push(p)
      bySound.set(sound, positions)
    }
  }
  // Copies have no room for more, which lists that grew have.
  for (const [sound, positions] of bySound) bySound.set(sound, positions.slice())
  return { id, always, bySound }
}
