/** The hash that the field spreads texts over slots with. Not for secrets. */

/** Shifts that the end of the hash mixes with. */
const MIX = [11, 13, 23] as const

/**
 * The slot of one or two texts, counted from 1 as scripts see it.
 *
 * @param first - a text
 * @param second - another, or ''
 * @param bits - there are two to the power of this many slots; 0 counts as 1
 */
export function coreHash(first: string, second: string, bits: number): number {
  const sum = add(add(0, first), second)
  const mixed = (sum + (sum >>> MIX[0]) + (sum >>> MIX[1]) + (sum >>> MIX[2])) >>> 0
  return (mixed % 2 ** Math.max(bits, 1)) + 1
}

function add(sum: number, text: string): number {
  let total = sum
  let word = 0
  for (let at = 0; at < text.length; at++) {
    word = (word << 8) + signed(text.charCodeAt(at))
    if (at % 4 < 3) continue
    total = mix(total, word)
    word = 0
  }
  return text.length % 4 === 0 ? total : mix(total, word)
}

/** Bytes from 128 on count as negative ones, as the field's hash has them. */
function signed(byte: number): number {
  return byte > 127 ? byte - 256 : byte
}

function mix(sum: number, word: number): number {
  return (sum + ((word ^ (word >>> 3)) >>> 0)) >>> 0
}
