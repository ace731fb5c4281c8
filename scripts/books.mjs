/** Writes dist/books: the shipped phrasebooks, read and resolved, and what they are searched by; part of `npm run build`. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { compileMachine, groundworkOf } from '../dist/match/check.js'
import { storedName, storeGroundwork } from '../dist/match/stored.js'
import { readPhrasebook, shippedNames } from '../dist/phrasebook/load.js'
import { prepare } from '../dist/phrasebook/prepared.js'

const folder = new URL('../dist/books/', import.meta.url)
const shipped = fileURLToPath(new URL('../phrasebooks', import.meta.url))
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
for (const name of shippedNames()) {
  const { book } = readPhrasebook(name)
  // A broken book is reported by whoever opens it; the build goes on.
  if (book === undefined) continue
  writeFileSync(new URL(`${name}.json`, folder), prepare(book, shipped))
  writeFileSync(new URL(storedName(book), folder), storeGroundwork(groundworkOf(compileMachine(book))))
}
