// hot

const NUL = 0x00
const LF = 0x0a
const CR = 0x0d

/**
 * Where the message in a datagram begins.
 *
 * Line ends before it are skipped (RFC 3261 section 7.5); a datagram of nothing but line ends and NUL is one that only
 * keeps a NAT open.
 *
 * @returns `end` when there is no message
 */
export function messageStart(bytes: Buffer, start: number, end: number): number {
  let first = start
  while (first < end && (bytes[first] === CR || bytes[first] === LF)) first++
  if (bytes[first] !== NUL) return first
  for (let at = first; at < end; at++) {
    const code = bytes[at]
    if (code !== NUL && code !== CR && code !== LF) return first
  }
  return end
}
