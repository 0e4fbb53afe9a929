// hot
/** Header lines of ours whose text is known only once it is known by which way a message leaves: a Record-Route, a Path. */

/** How a message leaves, as far as its own text may depend on it. */
export interface Way {
  /** The transport: `udp`. */
  readonly proto: string
  /** The address of the socket; IPv6 without brackets. */
  readonly address: string
  /** Its port. */
  readonly port: number
  /** What it shows to others of address and port, as our Via has it. */
  readonly shown: string
  /** The name that the configuration gives it, or null. */
  readonly label: string | null
}

/** One of them. What it holds never changes: copies of a message share it. */
export interface LateHeader {
  /** Its lines, each with its line end; '' for none. */
  linesFor(way: Way): string
}

/** Stands where they will, in a text that is made before the way is known: no message has it, as the characters of messages are bytes. */
export const LATE_MARK = '\u0101'

/** The lines of all of them. */
export function lateLines(headers: readonly LateHeader[], way: Way): string {
  let lines = ''
  for (const header of headers) lines += header.linesFor(way)
  return lines
}

/** A text that was made before the way was known, as it leaves by one. */
export function withLateLines(text: string, headers: readonly LateHeader[], way: Way): string {
  const at = text.indexOf(LATE_MARK)
  if (at < 0) return text
  return text.slice(0, at) + lateLines(headers, way) + text.slice(at + LATE_MARK.length)
}

/** A text that was made for one way, as it leaves by another. */
export function exchangeLateLines(
  text: string,
  headers: readonly LateHeader[],
  before: Way,
  now: Way,
): string {
  const lines = lateLines(headers, before)
  const at = lines === '' ? -1 : text.indexOf(lines)
  if (at < 0) return text
  return text.slice(0, at) + lateLines(headers, now) + text.slice(at + lines.length)
}
