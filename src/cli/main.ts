/** Runs the command line once: arguments and streams in, exit code out. */
import { type Command, CommanderError } from 'commander'
import { EXIT, type Finish, Misuse } from './exit.ts'
import { type Io, OutputClosed } from './io.ts'
import { buildProgram } from './program.ts'

export { EXIT, type Finish, Misuse } from './exit.ts'
export type { Io } from './io.ts'

/** Adds commands of its own to `liyan`. */
export type Declare = (program: Command, io: Io, finish: Finish) => void

/** `argv` without node and script; `more` declares what the checker alone does not have. Never throws, and never ends the process. */
export async function main(argv: readonly string[], io: Io, more: readonly Declare[] = []): Promise<number> {
  let code: number = EXIT.done
  const finish = (result: number) => {
    code = result
  }
  const program = buildProgram(io, finish)
  for (const declare of more) declare(program, io, finish)
  try {
    await program.parseAsync([...argv], { from: 'user' })
    return code
  } catch (error) {
    return codeOf(error, io)
  }
}

function codeOf(error: unknown, io: Io): number {
  if (error instanceof OutputClosed) return EXIT.done
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.misuse
  if (error instanceof Misuse) {
    io.stderr.write(`liyan：${error.message}\n`)
    return EXIT.misuse
  }
  if (error instanceof Error && 'syscall' in error) {
    io.stderr.write(`liyan：读写出错：${error.message}\n`)
    return EXIT.internal
  }
  const words = error instanceof Error ? (error.stack ?? error.message) : String(error)
  io.stderr.write(`liyan：程序内部出错，请把下面的内容告诉维护者\n${words}\n`)
  return EXIT.internal
}
