// hot

/** IP addresses, between text and numbers. Zones of link-local addresses are numbers here (`fe80::1%2`). */

import { interfaceIndex } from './interfaces.ts'

/**
 * The IPv4 address as an unsigned number.
 *
 * @param text - four decimal numbers and nothing else; no leading zeros, which some read as octal
 * @returns -1 when it is not an IPv4 address
 */
export function ipv4Key(text: string): number {
  const end = text.length
  if (end < 7 || end > 15) return -1
  let key = 0
  let part = 0
  let digits = 0
  let dots = 0
  for (let at = 0; at < end; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x2e) {
      if (digits === 0 || ++dots > 3) return -1
      key = key * 256 + part
      part = 0
      digits = 0
    } else {
      if (code < 0x30 || code > 0x39 || (digits > 0 && part === 0)) return -1
      part = part * 10 + code - 0x30
      if (part > 255) return -1
      digits++
    }
  }
  return dots === 3 && digits > 0 ? key * 256 + part : -1
}

/** The text of an IPv4 address given as an unsigned number. */
export function ipv4Text(key: number): string {
  return `${key >>> 24}.${(key >>> 16) & 255}.${(key >>> 8) & 255}.${key & 255}`
}

const hexDigit = (code: number): number => {
  if (code >= 0x30 && code <= 0x39) return code - 0x30
  const lower = code | 0x20
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1
}

/** One 16-bit group; -1 when it is none. */
function group(text: string): number {
  if (text.length === 0 || text.length > 4) return -1
  let value = 0
  for (let at = 0; at < text.length; at++) {
    const digit = hexDigit(text.charCodeAt(at))
    if (digit < 0) return -1
    value = value * 16 + digit
  }
  return value
}

/** The groups of one side of `::`; a dotted IPv4 address may stand last. Null when one of them is wrong. */
function groups(text: string): number[] | null {
  if (text === '') return []
  const found: number[] = []
  const parts = text.split(':', 9)
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at] ?? ''
    if (at === parts.length - 1 && part.includes('.')) {
      const key = ipv4Key(part)
      if (key < 0) return null
      found.push(key >>> 16, key & 0xffff)
      continue
    }
    const value = group(part)
    if (value < 0) return null
    found.push(value)
  }
  return found
}

/**
 * The eight groups of an IPv6 address and its zone.
 *
 * @param text - without brackets; a zone after `%` is a number or the name of an interface
 * @returns nine numbers, the last the zone or 0; null when it is not an IPv6 address
 */
export function ipv6Groups(text: string): number[] | null {
  if (text.length < 2 || text.length > 64) return null
  const percent = text.indexOf('%')
  const bare = percent < 0 ? text : text.slice(0, percent)
  const zone = percent < 0 ? 0 : zoneNumber(text.slice(percent + 1))
  if (zone < 0) return null
  const gap = bare.indexOf('::')
  const head = groups(gap < 0 ? bare : bare.slice(0, gap))
  const tail = gap < 0 ? [] : groups(bare.slice(gap + 2))
  if (head === null || tail === null) return null
  const missing = 8 - head.length - tail.length
  if (gap < 0 ? missing !== 0 : missing < 1) return null
  if (gap >= 0 && bare.slice(0, gap).includes('.')) return null
  return [...head, ...Array.from({ length: missing }, () => 0), ...tail, zone]
}

function zoneNumber(zone: string): number {
  if (zone !== '' && zone.length < 10 && /^[0-9]+$/.test(zone)) return Number(zone)
  return interfaceIndex(zone) || -1
}

/**
 * The text of an IPv6 address, in the one form of RFC 5952.
 *
 * @param parts - eight 16-bit groups
 * @param zone - the number of the interface, 0 for none
 */
export function ipv6Text(parts: ArrayLike<number>, zone: number): string {
  let best = -1
  let bestLength = 1
  for (let at = 0; at < 8; at++) {
    let length = 0
    while (at + length < 8 && parts[at + length] === 0) length++
    if (length > bestLength) {
      best = at
      bestLength = length
    }
    at += length
  }
  let text = ''
  for (let at = 0; at < 8; at++) {
    if (at === best) {
      text += '::'
      at += bestLength - 1
      continue
    }
    if (text !== '' && !text.endsWith(':')) text += ':'
    text += (parts[at] ?? 0).toString(16)
  }
  return zone === 0 ? text : `${text}%${zone}`
}

/**
 * The one way to write an address, by which two texts can be compared.
 *
 * @param text - an IP address; IPv6 without brackets
 * @returns null when it is none
 */
export function canonicalAddress(text: string): string | null {
  if (ipv4Key(text) >= 0) return text
  const parts = ipv6Groups(text)
  return parts === null ? null : ipv6Text(parts, parts[8] ?? 0)
}
