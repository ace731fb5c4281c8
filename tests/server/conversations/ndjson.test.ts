/** Lines out of a stream of bytes, wherever the chunks end. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type NdjsonLine, ndjsonLines } from '../../../server/ndjson.ts'

async function linesOf(chunks: readonly Uint8Array[], limit = 100): Promise<NdjsonLine[]> {
  async function* source() {
    yield* chunks
  }
  const lines: NdjsonLine[] = []
  for await (const line of ndjsonLines(source(), limit)) lines.push(line)
  return lines
}

describe('one chunk', () => {
  test.each([
    ['', []],
    ['{}', [[1, '{}']]],
    ['{}\n', [[1, '{}']]],
    [
      '\n\n{}\n \n[]',
      [
        [3, '{}'],
        [5, '[]'],
      ],
    ],
    [
      '{}\r\n[]\r\n',
      [
        [1, '{}\r'],
        [2, '[]\r'],
      ],
    ],
    ['\uFEFF{}\n', [[1, '{}']]],
    ['字'.repeat(33), [[1, '字'.repeat(33)]]],
    ['字'.repeat(34), [[1, undefined, 'too-long']]],
    [
      `${'x'.repeat(101)}\n{}`,
      [
        [1, undefined, 'too-long'],
        [2, '{}'],
      ],
    ],
  ] as const)('%j', async (text, expected) => {
    const lines = await linesOf([Buffer.from(text)])
    expect(
      lines.map(({ number, text, problem }) => (problem ? [number, text, problem] : [number, text])),
    ).toEqual(expected)
  })
})

test('bytes that are no UTF-8 spoil their line only', async () => {
  expect(await linesOf([Buffer.from([0xff, 10, 0x7b, 0x7d])])).toEqual([
    { number: 1, text: undefined, problem: 'not-utf8' },
    { number: 2, text: '{}' },
  ])
})

test('chunks of any size give the same lines', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ unit: 'grapheme', maxLength: 60 })),
      fc.integer({ min: 1, max: 9 }),
      async (texts, size) => {
        const bytes = Buffer.from(texts.join('\n'))
        const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
          bytes.subarray(i * size, (i + 1) * size),
        )
        expect(await linesOf(chunks)).toEqual(await linesOf([bytes]))
      },
    ),
  )
})
