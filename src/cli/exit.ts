/** Exit codes of the command, and the error that means misuse. */

export const EXIT = {
  done: 0,
  /** `--fail-on` was met. */
  failed: 1,
  misuse: 2,
  /** Some input could not be used; comes before `failed`, since a verdict on half of the input is none. */
  unusable: 3,
  /** A fault of the program itself, or of the machine (EX_SOFTWARE of sysexits.h). */
  internal: 70,
} as const

/** Takes the exit code of the command that ran. */
export type Finish = (code: number) => void

/** What the person asked for cannot be done as asked. The message, in Chinese, is all that is shown. */
export class Misuse extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'Misuse'
  }
}
