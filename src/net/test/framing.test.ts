import * as fc from 'fast-check'
import t from 'tap'

import { StreamFramer } from '../stream/framing.ts'
import type { FrameFault, FrameLimits, FrameSink } from '../stream/framing.ts'
import { request } from './support.ts'

const LIMITS: FrameLimits = {
  headerBytes: 1000,
  bodyBytes: 500,
  messageBytes: 1200,
  acceptNoContentLength: false,
  http: false,
}

/** Writes down what a stream is cut into. */
class Notes implements FrameSink {
  readonly seen: string[] = []
  readonly framer: StreamFramer
  /** The header of the message at fault. */
  header = ''

  constructor(limits: Partial<FrameLimits> = {}) {
    this.framer = new StreamFramer({ ...LIMITS, ...limits }, this)
  }

  message(bytes: Buffer, start: number, end: number): void {
    this.seen.push(bytes.toString('latin1', start, end))
  }

  pinged(): void {
    this.seen.push('ping')
  }

  fault(fault: FrameFault, bytes: Buffer, start: number, end: number): void {
    this.seen.push(`fault ${fault}`)
    this.header = bytes.toString('latin1', start, end)
  }
}

/** What comes of the stream when it arrives in pieces that end at the given places. */
function cut(text: string, ends: readonly number[] = [], limits: Partial<FrameLimits> = {}): Notes {
  const notes = new Notes(limits)
  const bytes = Buffer.from(text, 'latin1')
  let start = 0
  for (const end of [...ends, bytes.length]) {
    // a copy each, so that a piece is really gone afterwards
    const piece = Buffer.from(bytes.subarray(start, end))
    notes.framer.push(piece)
    piece.fill(0x21)
    start = end
  }
  return notes
}

const head = (lines: string): string => `OPTIONS sip:a SIP/2.0\r\n${lines}\r\n`

t.test('pipelined messages come out one by one', async (t) => {
  const texts = [request('1'), request('2', 'a body'), request('3', '\r\n\r\n'), request('4')]
  t.same(cut(texts.join('')).seen, texts)
})

t.test('a stream gives the same wherever it is split', async (t) => {
  const texts = [request('1', 'body'), request('2'), request('3', 'BYE sip:x SIP/2.0\r\n\r\n')]
  const stream = `\r\n\r\n${texts[0]}\r\n\r\n${texts[1]}${texts[2]}\r\n`
  const whole = ['ping', texts[0], 'ping', texts[1], texts[2]]
  for (let at = 0; at <= stream.length; at++)
    t.same(cut(stream, [at]).seen, whole, `split at ${at}`)
  const each = Array.from({ length: stream.length }, (_, at) => at)
  t.same(cut(stream, each).seen, whole, 'byte by byte')
})

t.test('Content-Length is found in every form it may have', async (t) => {
  const rows = [
    'Content-Length: 4\r\n',
    'content-length:4\r\n',
    'CONTENT-LENGTH  :  4  \r\n',
    'l: 4\r\n',
    'L\t:\t4\r\n',
    'Content-Length:\r\n 4\r\n',
    'Content-Length: 4\r\n \r\n',
    'Content-Length: 0004\r\n',
    'Content-Length: 4\r\nl: 4\r\n',
    'Subject: x\r\n Content-Length: 9\r\nContent-Length: 4\r\n',
    'Content-Lengths: 9\r\nContent-Length: 4\r\nX-Content-Length: 9\r\n',
    'Content: 9\r\nContent-Length: 4\r\n',
    'Content-Length 9\r\nContent-Length: 4\r\n',
    'Last: 9\r\nContent-Length: 4\r\n',
  ]
  for (const lines of rows) {
    const text = `${head(lines)}body`
    t.same(cut(`${text}\r\n`).seen, [text], JSON.stringify(lines))
  }
})

t.test('what two servers could read differently is refused', async (t) => {
  const rows: [string, FrameFault][] = [
    ['Content-Length: -4\r\n', 'badContentLength'],
    ['Content-Length: +4\r\n', 'badContentLength'],
    ['Content-Length: 4a\r\n', 'badContentLength'],
    ['Content-Length: 0x4\r\n', 'badContentLength'],
    ['Content-Length: 4 4\r\n', 'badContentLength'],
    ['Content-Length: 4, 4\r\n', 'badContentLength'],
    ['Content-Length: 4;x=1\r\n', 'badContentLength'],
    ['Content-Length: 4.0\r\n', 'badContentLength'],
    ['Content-Length: \r\n', 'badContentLength'],
    ['Content-Length: 4\r\n 4\r\n', 'badContentLength'],
    ['Content-Length:: 4\r\n', 'badContentLength'],
    ['Content-Length: 4294967300\r\n', 'badContentLength'],
    ['Content-Length: 99999999999999999999999999999999\r\n', 'badContentLength'],
    ['Content-Length: 18446744073709551620\r\n', 'badContentLength'],
    ['Content-Length: 4\r\nContent-Length: 5\r\n', 'contentLengthConflict'],
    ['l: 4\r\nContent-Length: 0\r\n', 'contentLengthConflict'],
    ['', 'noContentLength'],
    ['Subject: x\r\n', 'noContentLength'],
    ['Content-Length: 501\r\n', 'messageTooLong'],
    ['Content-Length: 2000000000\r\n', 'messageTooLong'],
    ['Subject: x\nContent-Length: 4\r\n', 'badLineEnd'],
    ['Subject: x\rContent-Length: 4\r\n', 'badLineEnd'],
    ['Content-Length: 4\n\r\n', 'badLineEnd'],
    ['Content-Length: 4\r\r\n', 'badLineEnd'],
  ]
  for (const [lines, fault] of rows) {
    const stream = `${request('before')}${head(lines)}body${request('after')}`
    const byBytes = Array.from({ length: stream.length }, (_, at) => at)
    for (const ends of [[], byBytes]) {
      const notes = cut(stream, ends)
      t.same(notes.seen, [request('before'), `fault ${fault}`], JSON.stringify(lines))
      t.equal(notes.header, fault === 'badLineEnd' ? '' : head(lines))
      t.equal(notes.framer.push(Buffer.from(request('more'))), false)
      t.equal(notes.seen.length, 2)
    }
  }
})

t.test(
  'acceptNoContentLength reads a message without a length as one without a body',
  async (t) => {
    const texts = [head(''), head('Subject: x\r\n')]
    t.same(cut(texts.join(''), [], { acceptNoContentLength: true }).seen, texts)
  },
)

t.test('limits hold exactly', async (t) => {
  const whole = request('1', 'x'.repeat(50))
  const headerBytes = whole.length - 50
  t.same(cut(whole, [], { headerBytes, bodyBytes: 50, messageBytes: whole.length }).seen, [whole])
  t.same(cut(whole, [], { headerBytes: headerBytes - 1 }).seen, ['fault headerTooLong'])
  t.same(cut(whole, [], { bodyBytes: 49 }).seen, ['fault messageTooLong'])
  t.same(cut(whole, [], { messageBytes: whole.length - 1 }).seen, ['fault messageTooLong'])
  t.same(cut('x'.repeat(5000)).seen, ['fault headerTooLong'])
})

t.test('memory grows with what arrives, not with what is announced', async (t) => {
  const notes = new Notes({ bodyBytes: 1_000_000_000, messageBytes: 1_100_000_000 })
  notes.framer.push(Buffer.from(`${head('Content-Length: 900000000\r\n')}x`))
  t.ok(notes.framer.unfinished)
  t.ok(notes.framer.heldBytes <= 1024)
  const byte = Buffer.from('x')
  for (let at = 0; at < 10_000; at++) notes.framer.push(byte)
  t.ok(notes.framer.heldBytes <= 32_768)
})

t.test('nothing is handed over after close, even from the chunk in hand', async (t) => {
  const notes = new Notes()
  notes.message = (): void => {
    notes.seen.push('one')
    notes.framer.close()
  }
  t.equal(notes.framer.push(Buffer.from(`${request('1')}${request('2')}\r\n\r\n`)), false)
  t.same(notes.seen, ['one'])
  t.notOk(notes.framer.unfinished)
})

t.test('pings are seen between messages only, single line ends are not pings', async (t) => {
  t.same(cut('\r\n').seen, [])
  t.same(cut('\r\n\r\n\r\n\r\n').seen, ['ping', 'ping'])
  t.same(cut('\n\n\r\r\n\r\n').seen, ['ping'])
  const body = request('1', '\r\n\r\n')
  t.same(cut(`${body}\r\n\r\n`).seen, [body, 'ping'])
})

t.test('random bytes never throw, and give the same in one piece as in many', async () => {
  const piece = fc.constantFrom(
    '\r\n',
    '\r',
    '\n',
    ' ',
    ':',
    'l',
    'Content-Length',
    '4',
    '0',
    'OPTIONS',
    '\r\n\r\n',
    'l: 4',
    '\xff',
    '\0',
    ',',
  )
  const stream = fc.array(piece, { maxLength: 40 }).map((parts) => parts.join(''))
  const small = { headerBytes: 60, bodyBytes: 4, messageBytes: 62 }
  fc.assert(
    fc.property(stream, fc.boolean(), (text, acceptNoContentLength) => {
      const limits = { ...small, acceptNoContentLength }
      const whole = cut(text, [], limits)
      const dripped = cut(
        text,
        Array.from({ length: text.length }, (_, at) => at),
        limits,
      )
      return JSON.stringify(whole.seen) === JSON.stringify(dripped.seen)
    }),
    { numRuns: 5000 },
  )
})

t.test('the same messages come out however the stream is cut', (t) => {
  const text = fc.string({ unit: 'binary-ascii', maxLength: 60 })
  const word = fc.stringMatching(/^[A-Za-z][A-Za-z0-9-]{0,14}$/)
  const value = text.map((raw) => raw.replaceAll(/[\r\n]/g, ' ').trim())
  const field = fc
    .tuple(word, value, fc.boolean())
    .filter(([name]) => !/^(?:content-length|l)$/i.test(name))
    .map(([name, content, folded]) => `${name}: ${content}${folded ? '\r\n\t more' : ''}\r\n`)
  const body = fc.array(
    fc.constantFrom('\r\n', '\r\n\r\n', 'BYE sip:x SIP/2.0\r\n', 'l: 9\r\n', '\0\xff', 'text'),
    { maxLength: 6 },
  )
  const length = fc.constantFrom('Content-Length: ', 'l:', 'CONTENT-LENGTH \t:\r\n ')
  const message = fc
    .tuple(fc.array(field, { maxLength: 4 }), body, length, fc.array(field, { maxLength: 2 }))
    .map(([before, parts, name, after]) => {
      const content = parts.join('')
      const lines = `${before.join('')}${name}${content.length}\r\n${after.join('')}`
      return head(lines) + content
    })
  const gap = fc.constantFrom('', '\r\n', '\r\n\r\n')
  const stream = fc.array(fc.tuple(gap, message), { minLength: 1, maxLength: 5 })
  const cuts = fc.array(fc.nat(), { maxLength: 12 })
  fc.assert(
    fc.property(stream, cuts, (pieces, places) => {
      const whole = pieces.map(([line, one]) => line + one).join('')
      const ends = places.map((place) => place % (whole.length + 1)).sort((a, b) => a - b)
      const seen = cut(whole, ends).seen.filter((one) => one !== 'ping')
      return JSON.stringify(seen) === JSON.stringify(pieces.map(([, one]) => one))
    }),
    { numRuns: 3000 },
  )
  t.end()
})

/** Process time of a piece of work, the least of some runs. */
function cost(work: () => void): number {
  let least = Infinity
  for (let run = 0; run < 4; run++) {
    const before = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(before)
    least = Math.min(least, user + system)
  }
  return least
}

t.test('reading costs linear time, whatever a stream is made of and however it is cut', (t) => {
  const shapes: [string, (size: number) => string][] = [
    ['one long line', (size) => head(`X: ${'y'.repeat(size)}\r\nl: 0\r\n`)],
    ['short lines', (size) => head(`${'x:y\r\n'.repeat(size / 5)}l: 0\r\n`)],
    ['folds', (size) => head(`X: y\r\n${' z\r\n'.repeat(size / 4)}l: 0\r\n`)],
    ['almost a length', (size) => head(`${'Content-Lengt: 1\r\n'.repeat(size / 18)}l: 0\r\n`)],
    ['the length again', (size) => head(`${'Content-Length: 0\r\n'.repeat(size / 19)}`)],
    ['a body of line ends', (size) => `${head(`l: ${size}\r\n`)}${'\r\n'.repeat(size / 2)}`],
    ['small messages', (size) => head('l: 0\r\n').repeat(size / 32)],
    ['pings', (size) => '\r\n'.repeat(size / 2)],
  ]
  const limits = { headerBytes: 1e7, bodyBytes: 1e7, messageBytes: 2e7 }
  for (const [name, make] of shapes) {
    for (const piece of [Infinity, 1400, 7]) {
      const read = (size: number) => {
        const bytes = Buffer.from(make(size), 'latin1')
        return () => {
          const notes = new Notes(limits)
          for (let at = 0; at < bytes.length; at += piece) {
            notes.framer.push(bytes.subarray(at, Math.min(bytes.length, at + piece)))
          }
        }
      }
      const small = cost(read(200_000))
      // four times the input: four times the cost, with room for noise; sixteen times where something is read again
      t.ok(cost(read(800_000)) < small * 10 + 20_000, `${name}, in pieces of ${piece}`)
    }
  }
  t.end()
})

t.test('a dripped message costs linear time', async (t) => {
  const dripped = (length: number): number => {
    const notes = new Notes({ bodyBytes: length, messageBytes: length * 2 })
    const byte = Buffer.from('x')
    notes.framer.push(Buffer.from(head(`Content-Length: ${length}\r\n`)))
    const before = process.cpuUsage()
    for (let at = 0; at < length; at++) notes.framer.push(byte)
    const { user, system } = process.cpuUsage(before)
    t.equal(notes.seen.length, 1)
    return user + system
  }
  dripped(50_000)
  // doubled input, doubled time: four times with room for noise, where a rescan would cost sixteen times and more
  const small = Math.min(dripped(50_000), dripped(50_000), dripped(50_000))
  t.ok(dripped(200_000) < small * 12 + 20_000)
})
