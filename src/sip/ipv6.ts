// hot
/** IPv6 addresses in brackets, with zones and embedded IPv4 (RFC 3986 3.2.2, RFC 6874, RFC 5954). */

import { decimal, hexValue, isAlpha, isDigit } from './chars.ts'

// repeated here because an imported constant is loaded at each comparison: see scan.ts
const PERCENT = 37
const DOT = 46
const COLON = 58
const LBRACKET = 91
const RBRACKET = 93

/**
 * Where the address in brackets ends that starts at `from`, its `]` included.
 *
 * Taken is what has the letters of an address and two colons at least, then maybe a zone, `%25eth0` or `%eth0`: a
 * sender's third colon in a row is forgiven (RFC 5118 4.10), and no socket is opened by it.
 *
 * @returns `~p` for one that is wrong at `p`
 */
export function ipv6End(text: string, from: number, to: number): number {
  let colons = 0
  let p = from + 1
  for (; p < to; p++) {
    const code = text.charCodeAt(p)
    if (code === COLON) colons++
    else if (code !== DOT && hexValue(code) < 0) break
  }
  if (colons < 2) return ~p
  if (p < to && text.charCodeAt(p) === PERCENT) {
    const zone = ++p
    while (p < to && isZoneCode(text.charCodeAt(p))) p++
    if (p === zone) return ~p
  }
  return p < to && text.charCodeAt(p) === RBRACKET ? p + 1 : ~p
}

/** What RFC 3986 calls unreserved, and `%` for what is escaped. */
function isZoneCode(code: number): boolean {
  if (isAlpha(code) || isDigit(code)) return true
  return code === 45 || code === DOT || code === 95 || code === 126 || code === PERCENT
}

/**
 * An IPv6 address as eight numbers and its zone, the same however it is written.
 *
 * @param host - in brackets
 * @returns null if it is no IPv6 address
 *
 * @example Use an address as a key
 * ```ts
 * import { canonicalIPv6 } from 'siprose/sip'
 *
 * canonicalIPv6('[2001:db8::1]') // => '8193:3512:0:0:0:0:0:1'
 * canonicalIPv6('[2001:db8:0::0:1]') // => '8193:3512:0:0:0:0:0:1'
 * canonicalIPv6('192.0.2.1') // => null
 * ```
 */
export function canonicalIPv6(host: string): string | null {
  const end = host.length - 1
  if (end < 3 || host.charCodeAt(0) !== LBRACKET || host.charCodeAt(end) !== RBRACKET) return null
  const percent = host.indexOf('%')
  const to = percent < 0 ? end : percent
  const groups: number[] = []
  let gap = -1
  let p = 1
  if (host.startsWith('::', 1)) {
    gap = 0
    p = 3
  }
  while (p < to) {
    if (groups.length > 7) return null
    const colon = host.indexOf(':', p)
    const groupEnd = colon < 0 || colon > to ? to : colon
    if (groupEnd === to && host.slice(p, to).includes('.')) {
      if (!addIPv4(host, p, to, groups)) return null
      p = to
      break
    }
    const group = hexNumber(host, p, groupEnd)
    if (group < 0) return null
    groups.push(group)
    p = groupEnd
    if (p === to) break
    if (++p === to) return null
    if (host.charCodeAt(p) !== COLON) continue
    if (gap >= 0) return null
    gap = groups.length
    p++
  }
  const missing = 8 - groups.length
  if (gap < 0 ? missing !== 0 : missing < 1) return null
  const zeros: number[] = []
  for (let i = 0; i < missing; i++) zeros.push(0)
  if (gap >= 0) groups.splice(gap, 0, ...zeros)
  return groups.join(':') + (percent < 0 ? '' : zoneOf(host.slice(percent, end)))
}

/** A zone without the way it is escaped: `%25eth0` is `%eth0`. */
function zoneOf(written: string): string {
  return written.startsWith('%25') && written.length > 3 ? `%${written.slice(3)}` : written
}

/** Up to four hexadecimal digits, or -1. */
function hexNumber(text: string, from: number, to: number): number {
  if (from === to || to - from > 4) return -1
  let value = 0
  for (let p = from; p < to; p++) {
    const digit = hexValue(text.charCodeAt(p))
    if (digit < 0) return -1
    value = value * 16 + digit
  }
  return value
}

/** Adds the two groups that `192.0.2.1` is; false if it is no IPv4 address. */
function addIPv4(text: string, from: number, to: number, groups: number[]): boolean {
  let value = 0
  let p = from
  for (let i = 0; i < 4; i++) {
    const dot = i < 3 ? text.indexOf('.', p) : to
    if (dot < 0 || dot > to) return false
    const part = decimal(text, p, dot, 255)
    if (part < 0) return false
    value = value * 256 + part
    p = dot + 1
  }
  groups.push(Math.floor(value / 65536), value % 65536)
  return true
}
