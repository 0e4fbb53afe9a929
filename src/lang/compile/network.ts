/** IP addresses and networks as scripts compare them. */

/** An address as bytes, 4 or 16, or null for a text that is none. Brackets around IPv6 are allowed. */
export function parseAddress(text: string): Uint8Array | null {
  if (text.includes(':')) return parseIp6(text)
  return parseIp4(text)
}

/** The 32 bits of an IPv4 address; -1 for a text that is none. Allocates nothing: it runs per message. */
function ip4Value(text: string): number {
  let dots = 0
  let part = -1
  let value = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 46) {
      if (part < 0 || dots === 3) return -1
      value = value * 256 + part
      part = -1
      dots += 1
    } else {
      if (code < 48 || code > 57) return -1
      part = (part < 0 ? 0 : part) * 10 + code - 48
      if (part > 255) return -1
    }
  }
  return dots === 3 && part >= 0 ? value * 256 + part : -1
}

function parseIp4(text: string): Uint8Array | null {
  const value = ip4Value(text)
  if (value < 0) return null
  return Uint8Array.of(value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255)
}

function parseIp6(text: string): Uint8Array | null {
  const bare = text.startsWith('[') && text.endsWith(']') ? text.slice(1, -1) : text
  if (bare.length > 45) return null
  const halves = bare.split('::')
  if (halves.length > 2) return null
  const head = parseGroups(halves[0] ?? '')
  const tail = halves.length === 2 ? parseGroups(halves[1] ?? '') : []
  if (head === null || tail === null) return null
  const missing = 16 - head.length - tail.length
  if (halves.length === 2 ? missing < 2 : missing !== 0) return null
  const bytes = new Uint8Array(16)
  bytes.set(head)
  bytes.set(tail, 16 - tail.length)
  return bytes
}

/** Groups of hexadecimal digits as bytes; the last may be an IPv4 address. */
function parseGroups(text: string): number[] | null {
  const bytes: number[] = []
  if (text === '') return bytes
  const groups = text.split(':')
  for (const [index, group] of groups.entries()) {
    if (group.includes('.') && index === groups.length - 1) {
      const last = parseIp4(group)
      if (last === null) return null
      bytes.push(...last)
    } else {
      if (!/^[0-9a-fA-F]{1,4}$/.test(group)) return null
      const value = Number.parseInt(group, 16)
      bytes.push(value >> 8, value & 255)
    }
  }
  return bytes.length > 16 ? null : bytes
}

/** A range of addresses: all that share the first bits. */
export class NetworkRange {
  readonly #bytes: Uint8Array
  readonly #bits: number
  /** The range in 32 bits, for IPv4. */
  readonly #value: number
  readonly #mask: number
  /** The last IPv6 address asked for: many messages in a row have the same. */
  #last = ''
  #lastHeld = false

  /** @param bits - how many bits are shared; all of them for a single address */
  constructor(bytes: Uint8Array, bits: number) {
    this.#bytes = bytes
    this.#bits = bits
    this.#mask = bits === 0 ? 0 : -1 << (32 - Math.min(bits, 32))
    const [a = 0, b = 0, c = 0, d = 0] = bytes
    this.#value = ((a << 24) | (b << 16) | (c << 8) | d) & this.#mask
  }

  /** True when the address lies in the range; false for a text that is no address, and for another family. */
  holds(address: string): boolean {
    if (this.#bytes.length === 4) {
      const value = ip4Value(address)
      return value >= 0 && (value & this.#mask) === this.#value
    }
    if (address === this.#last) return this.#lastHeld
    this.#last = address
    this.#lastHeld = this.#holdsIp6(address)
    return this.#lastHeld
  }

  #holdsIp6(address: string): boolean {
    const bytes = parseAddress(address)
    if (bytes === null || bytes.length !== 16) return false
    const whole = this.#bits >> 3
    for (let at = 0; at < whole; at++) if (bytes[at] !== this.#bytes[at]) return false
    const rest = this.#bits & 7
    if (rest === 0) return true
    return (((bytes[whole] ?? 0) ^ (this.#bytes[whole] ?? 0)) & (0xff << (8 - rest)) & 0xff) === 0
  }
}

/** A range from its text, `10.0.0.0/8`, `10.0.0.0/255.0.0.0` or a single address; null when it is none. */
export function parseNetwork(text: string): NetworkRange | null {
  const slash = text.indexOf('/')
  const bytes = parseAddress(slash < 0 ? text : text.slice(0, slash))
  if (bytes === null) return null
  const bits = slash < 0 ? 8 * bytes.length : maskBits(text.slice(slash + 1), bytes.length)
  return bits === null ? null : new NetworkRange(bytes, bits)
}

function maskBits(text: string, size: number): number | null {
  if (/^[0-9]{1,3}$/.test(text)) {
    const bits = Number(text)
    return bits <= 8 * size ? bits : null
  }
  const mask = parseAddress(text)
  if (mask === null || mask.length !== size) return null
  const digits = Array.from(mask, (byte) => byte.toString(2).padStart(8, '0')).join('')
  return /^1*0*$/.test(digits) ? digits.lastIndexOf('1') + 1 : null
}

/** True when two texts are the same address, however they are written; texts that are none compare as texts. */
export function sameAddress(a: string, b: string): boolean {
  if (a === b) return true
  const left = parseAddress(a)
  const right = left === null ? null : parseAddress(b)
  if (left === null || right === null || left.length !== right.length) return false
  for (let at = 0; at < left.length; at++) if (left[at] !== right[at]) return false
  return true
}
