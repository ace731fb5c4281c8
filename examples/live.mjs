/** A counter talk told to the service while it happens: LIYAN_KEY=ly_… node examples/live.mjs [address] */
import WebSocket from 'ws'

const address = process.argv[2] ?? 'ws://127.0.0.1:8080/v1/live'
const headers = { authorization: `Bearer ${process.env.LIYAN_KEY}` }
const lines = [
  { role: 'staff', text: '您好，请问您要办什么业务', start: 0, end: 2_000 },
  { role: 'customer', text: '我想换社保卡', start: 3_000, end: 5_000 },
  { role: 'staff', text: '这个我不知道，你问别人去', start: 6_000, end: 8_000 },
]
const socket = new WebSocket(address, { headers })
const send = (message) => socket.send(JSON.stringify(message))

socket.on('open', () => {
  send({ type: 'hello', protocol: 1 })
  send({ type: 'start', id: `example-${Date.now()}`, channel: 'counter', window: '3号窗口' })
  for (const [i, line] of lines.entries()) send({ type: 'line', seq: i + 1, ...line })
  send({ type: 'end', lines: lines.length, endedBy: 'customer' })
})
socket.on('message', (data) => {
  const message = JSON.parse(data)
  if (message.type === 'error') console.log('error', message.code, message.message)
  if (message.type === 'ack') console.log('safe on the disk up to line', message.seq)
  if (message.type === 'report') console.log('score', message.report.score)
  for (const event of message.events ?? []) {
    if (event.type === 'finding') console.log(message.seq, event.finding.phrase, event.finding.text)
    if (event.type === 'rule') console.log(message.seq, event.rule, event.state, event.because)
  }
})
socket.on('error', (error) => console.log(error.message))
