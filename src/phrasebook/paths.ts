/** File paths as text, with forward slashes: enough to follow `extends` without a file system. */

/** The path of `target` as seen from the file `from`. */
export function relativeTo(from: string, target: string): string {
  if (isAbsolute(target)) return normalise(target)
  const folder = from.slice(0, from.lastIndexOf('/') + 1)
  return normalise(folder + target)
}

/** Written as a path (`./a.yaml`, `books/a`), rather than as the name of a book. */
export function isPath(written: string): boolean {
  return /[/\\]|\.ya?ml$/i.test(written)
}

export function normalise(path: string): string {
  const forward = path.replaceAll('\\', '/')
  const rooted = forward.startsWith('/')
  const steps: string[] = []
  for (const step of forward.split('/')) {
    if (step === '' || step === '.') continue
    const up = steps.at(-1)
    if (step === '..' && up !== undefined && up !== '..') steps.pop()
    else if (step !== '..' || !rooted) steps.push(step)
  }
  return (rooted ? '/' : '') + steps.join('/')
}

export function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

function isAbsolute(path: string): boolean {
  return /^([A-Za-z]:)?[/\\]/.test(path)
}
