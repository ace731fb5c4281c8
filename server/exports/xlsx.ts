/** A table as an Excel file; text is text, whatever it begins with. Made on a thread of its own: it takes seconds. */
import { createRequire } from 'node:module'
import { Worker } from 'node:worker_threads'
import { ServiceError } from '../wire/errors.ts'
import { type Cell, cellsOf, type Table } from './table.ts'

/** The whole file is made in memory: some 400 MB for so many rows of 20 columns. */
const MOST_ROWS = 100_000
/** Of one cell, as Excel has it. */
const MOST_CHARACTERS = 32_767
/** Rows handed over at a time. */
const PART = 500
/** What XML 1.0 cannot hold. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that have to go
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

/** What the thread does; as text, so that it needs no file of its own that would have to be found in sources and builds. */
const WORK = `
  const { parentPort, workerData } = require('node:worker_threads')
  const rows = [workerData.heading]
  parentPort.on('message', async (part) => {
    if (part !== null) return void rows.push(...part)
    const { default: writeExcel } = require(workerData.library)
    parentPort.postMessage(await writeExcel(rows, workerData.options).toBuffer())
    parentPort.close()
  })`

/** One file is made at a time, so that two large ones do not need twice the memory. */
let before: Promise<unknown> = Promise.resolve()

/** @throws ServiceError too-large */
export function xlsxOf<Row>(sheet: string, table: Table<Row>, most = MOST_ROWS): Promise<Buffer> {
  const made = before.then(() => make(sheet, table, most))
  before = made.catch(() => undefined)
  return made
}

async function make<Row>(sheet: string, table: Table<Row>, most: number): Promise<Buffer> {
  const columns = table.columns.map(({ width }) => ({ width }))
  const worker = new Worker(WORK, {
    eval: true,
    workerData: {
      library: createRequire(import.meta.url).resolve('write-excel-file/node'),
      heading: table.columns.map(({ heading: value }) => ({ value, fontWeight: 'bold' })),
      options: { sheet, columns, stickyRowsCount: 1 },
    },
  })
  const made = new Promise<Buffer>((resolve, reject) => {
    worker.once('message', (content: Uint8Array) => resolve(Buffer.from(content)))
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('the thread ended without a file')))
  })
  // Whoever ends the thread early has an error of their own to tell.
  made.catch(() => undefined)
  try {
    await handOver(worker, table, most)
    return await made
  } finally {
    await worker.terminate()
  }
}

async function handOver<Row>(worker: Worker, table: Table<Row>, most: number): Promise<void> {
  let part: Cell[][] = []
  let count = 0
  for await (const cells of cellsOf(table)) {
    count += 1
    if (count > most) throw new ServiceError('too-large', `超过 ${most} 行，请缩短时间段，或改用 CSV`)
    part.push(cells.map(safe))
    if (part.length < PART) continue
    worker.postMessage(part)
    part = []
  }
  worker.postMessage(part)
  worker.postMessage(null)
}

function safe(cell: Cell): Cell {
  if (typeof cell !== 'string') return cell
  return cell === ''
    ? null
    : cell.toWellFormed().replace(NOT_XML, '').slice(0, MOST_CHARACTERS).toWellFormed()
}
