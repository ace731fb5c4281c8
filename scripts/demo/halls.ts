/** The made-up halls of the demo, their windows and people. All of them say by their names that they are none. */

export interface Person {
  readonly unit: string
  /** The label under which conversations name the person. */
  readonly staff: string
  readonly window: string
  /** How likely a courtesy is said at the beginning of the three months, and by how much that changes until their end. */
  readonly care: number
  readonly drift: number
  /** How soon the person becomes impatient. */
  readonly temper: number
}

export const UNITS = ['演示大厅甲', '演示大厅乙', '演示大厅丙'] as const
const WINDOWS = ['社保窗口', '户籍窗口', '税务窗口', '综合窗口', '电话咨询', '医保窗口'] as const
export const PHONE_WINDOW = '电话咨询'

/** One a window and hall; who is careful and who is short-tempered is spread over them. */
const HABITS: readonly (readonly [care: number, drift: number, temper: number])[] = [
  [0.96, 0.01, 0.02],
  [0.9, 0.06, 0.05],
  [0.78, 0.16, 0.12],
  [0.86, -0.08, 0.1],
  [0.92, 0.03, 0.04],
  [0.7, 0.2, 0.22],
]

export const PEOPLE: readonly Person[] = UNITS.flatMap((unit, u) =>
  WINDOWS.map((window, w) => {
    const [care, drift, temper] = HABITS[(w + u * 2) % HABITS.length]!
    const number = String(u * WINDOWS.length + w + 1).padStart(2, '0')
    return { unit, staff: `演示${number}`, window, care, drift, temper }
  }),
)

/** How busy the hours are, from 8 to 17. */
const RUSH = [4, 9, 11, 8, 3, 4, 8, 9, 7, 3]
export const HOURS = RUSH.map((weight, i) => [weight, 8 + i] as const)

/** How much longer patience is than at the best of times: it ends before noon, before the day's end, and on Mondays. */
export function strainAt(weekday: number, hour: number): number {
  const ofHour = hour === 11 ? 1.9 : hour === 16 ? 1.8 : hour === 17 ? 2.6 : hour === 10 ? 1.2 : 0.8
  return ofHour * (weekday === 0 ? 1.5 : weekday === 4 ? 1.2 : 1)
}
