/** Sends a message through the reader of streams in one piece and in several: it has to make the same of both. */

import { type FrameLimits, type FrameSink, StreamFramer } from '../../src/net/stream/framing.ts'
import type { Dice } from './dice.ts'

const LIMITS: FrameLimits = {
  headerBytes: 4096,
  bodyBytes: 8192,
  messageBytes: 8192,
  acceptNoContentLength: true,
  http: false,
}

/** Notes what a stream is cut into. */
class Notes implements FrameSink {
  readonly notes: string[] = []

  message(bytes: Buffer, start: number, end: number): void {
    this.notes.push(`message ${bytes.toString('latin1', start, end)}`)
  }

  pinged(): void {
    this.notes.push('ping')
  }

  fault(fault: string): void {
    this.notes.push(`fault ${fault}`)
  }
}

/** What is made of a stream that arrives in these pieces. */
function notesOf(chunks: readonly Buffer[]): string {
  const sink = new Notes()
  const framer = new StreamFramer(LIMITS, sink)
  for (const chunk of chunks) {
    if (!framer.push(chunk)) break
    if (framer.heldBytes > 4 * LIMITS.messageBytes)
      throw new RangeError(`${framer.heldBytes} bytes held`)
  }
  return sink.notes.join('\n')
}

/** Checks that it makes no difference how a stream of this message, twice, arrives. */
export function checkFraming(text: string, dice: Dice): void {
  const bytes = Buffer.from(text + text, 'latin1')
  const chunks: Buffer[] = []
  for (let at = 0; at < bytes.length;) {
    const size = 1 + dice.below(dice.oneIn(2) ? 400 : 40)
    chunks.push(bytes.subarray(at, at + size))
    at += size
  }
  const whole = notesOf([bytes])
  if (notesOf(chunks) !== whole)
    throw new RangeError('a stream is cut otherwise when it arrives in pieces')
}
