/** Whether a session description puts its audio on hold (RFC 3264 section 8.4). */
import { trimEndBlanks } from './ascii.ts'

/** What is known of a session or a stream of it. */
interface Level {
  /** Its connection address, null where it names none. */
  address: string | null
  /** Its direction, null where it names none. */
  direction: string | null
}

/**
 * How an audio stream of a description is held.
 *
 * @param body - the description
 * @returns 1 for an address of zeros (RFC 2543), 2 for `inactive` or `sendonly`, -1 for no audio on hold
 */
export function audioHold(body: string): 1 | 2 | -1 {
  const session: Level = { address: null, direction: null }
  const audio: Level[] = []
  let level = session
  for (let start = 0; start < body.length;) {
    const lineFeed = body.indexOf('\n', start)
    const next = lineFeed < 0 ? body.length : lineFeed + 1
    const line = trimEndBlanks(body.slice(start, next))
    start = next
    if (line.startsWith('m=')) {
      level = { address: null, direction: null }
      if (line.startsWith('m=audio ')) audio.push(level)
    } else readLine(line, level)
  }
  return verdict(session, audio)
}

function readLine(line: string, level: Level): void {
  if (line.startsWith('c=IN IP4 ')) level.address = line.slice(9)
  else if (/^a=(?:sendrecv|sendonly|recvonly|inactive)$/.test(line)) level.direction = line.slice(2)
}

function verdict(session: Level, audio: readonly Level[]): 1 | 2 | -1 {
  for (const stream of audio) {
    const direction = stream.direction ?? session.direction
    if (direction === 'inactive' || direction === 'sendonly') return 2
    if ((stream.address ?? session.address) === '0.0.0.0') return 1
  }
  return -1
}
