/** Conversations made up for the tests of the command line. */

const SAID = [
  '您好，这里是社保窗口',
  '我不知道',
  '你问别人去',
  '快点讲',
  '请问您带身份证了吗',
  '不知道您带身份证没有',
  '谢谢您的理解',
  '您慢走，再见',
]

/** Native conversation `n` as a line of JSON without its line break. */
export function conversation(n: number, id = `c-${n}`): string {
  const lines = Array.from({ length: 3 + (n % 5) }, (_, i) => ({
    role: (n + i) % 3 === 0 ? 'customer' : 'staff',
    text: SAID[(n * 7 + i * 3) % SAID.length],
    start: i * 2000,
    end: i * 2000 + 1500,
  }))
  return JSON.stringify({ id, channel: n % 2 === 0 ? 'phone' : 'counter', lines })
}

export function archive(count: number): string {
  return Array.from({ length: count }, (_, n) => `${conversation(n)}\n`).join('')
}
