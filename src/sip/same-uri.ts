/** Whether two URIs name the same resource: RFC 3261 19.1.4, and for `tel` RFC 3966 section 4. */

import { sameText } from './chars.ts'
import { canonicalIPv6 } from './ipv6.ts'
import type { Uri } from './uri.ts'
import { unescapeUri } from './uri-escapes.ts'

/** Parameters of a `sip` URI that are compared even if only one of the two has them. */
const mustAgree: ReadonlySet<string> = new Set(['user', 'ttl', 'method', 'maddr', 'transport'])

/**
 * Whether two URIs are equivalent.
 *
 * Case counts in user and password only. A part that is left out is not the same as its default written out: no port is
 * not 5060. An escaped character is that character, unless it has a meaning of its own there. IPv6 addresses are the same
 * when their 128 bits are.
 *
 * @example Find a contact among others
 * ```ts
 * import { parseUri, sameUri } from 'siprose/sip'
 *
 * const same = (a: string, b: string) => {
 *   const [left, right] = [parseUri(a), parseUri(b)]
 *   return left !== null && right !== null && sameUri(left, right)
 * }
 * same('sip:%61lice@EXAMPLE.com;Transport=TCP', 'sip:alice@example.com;transport=tcp') // => true
 * same('sip:alice@example.com', 'sip:alice@example.com:5060') // => false
 * ```
 *
 * @rfc 3261 section 19.1.4, 5954 section 4.2
 */
export function sameUri(a: Uri, b: Uri): boolean {
  if (a.scheme !== b.scheme) return false
  if (a.text === b.text) return true
  switch (a.scheme) {
    case 'sip':
    case 'sips':
      return (
        sameUserPart(a.user, b.user) &&
        sameUserPart(a.password, b.password) &&
        sameHost(a.host, b.host) &&
        a.port === b.port &&
        sameParams(a.params, b.params, mustAgree) &&
        sameHeaders(a.headers, b.headers)
      )
    case 'tel':
      return (
        sameText(digitsOf(a.user ?? ''), digitsOf(b.user ?? '')) &&
        sameParams(a.params, b.params, null)
      )
    case 'urn':
      return (
        sameText(a.user ?? '', b.user ?? '') &&
        (sameText(a.user ?? '', 'service') ? sameText(a.host, b.host) : a.host === b.host)
      )
    default:
      return a.text.slice(a.scheme.length) === b.text.slice(b.scheme.length)
  }
}

/**
 * Whether two hosts are one: names in any case, IPv6 addresses by what they stand for.
 *
 * @example Compare IPv6 addresses by their bits
 * ```ts
 * import { sameHost } from 'siprose/sip'
 *
 * sameHost('[2001:db8::1]', '[2001:0DB8:0:0::1]') // => true
 * sameHost('Example.com', 'example.COM') // => true
 * ```
 */
export function sameHost(a: string, b: string): boolean {
  if (sameText(a, b)) return true
  const address = canonicalIPv6(a)
  return address !== null && address === canonicalIPv6(b)
}

function sameUserPart(a: string | null, b: string | null): boolean {
  if (a === b) return true
  return a !== null && b !== null && plain(a) === plain(b)
}

/** `%41` made `A`, except where the character would then be taken for a delimiter. */
function plain(text: string): string {
  if (!text.includes('%')) return text
  const pieces = text.split('%')
  let result = pieces[0] ?? ''
  for (const piece of pieces.slice(1)) {
    const code = `%${piece.slice(0, 2)}`
    const meant = unescapeUri(code)
    if (meant.length !== 1) result += `%${piece}`
    else if (reserved.includes(meant)) result += code.toLowerCase() + piece.slice(2)
    else result += meant + piece.slice(2)
  }
  return result
}

const reserved = ';/?:@&=+$,%'

/** Parameters, or headers, by lower-case name. A map has no prototype, so no name on the wire is special. */
function byName(text: string, separator: string): Map<string, string> {
  const map = new Map<string, string>()
  if (text === '') return map
  for (const part of text.split(separator)) {
    if (part === '') continue
    const equals = part.indexOf('=')
    const name = equals < 0 ? part : part.slice(0, equals)
    const key = plain(name).toLowerCase()
    if (!map.has(key)) map.set(key, equals < 0 ? '' : plain(part.slice(equals + 1)))
  }
  return map
}

/** @param only - the names that may not be left out in one; null means none may */
function sameParams(a: string, b: string, only: ReadonlySet<string> | null): boolean {
  if (a === b) return true
  const left = byName(a, ';')
  const right = byName(b, ';')
  for (const [name, value] of left) {
    const other = right.get(name)
    if (other === undefined) {
      if (only === null || only.has(name)) return false
    } else if (!sameText(value, other)) return false
  }
  for (const name of right.keys()) {
    if (!left.has(name) && (only === null || only.has(name))) return false
  }
  return true
}

function sameHeaders(a: string, b: string): boolean {
  if (a === b) return true
  const left = byName(a, '&')
  const right = byName(b, '&')
  if (left.size !== right.size) return false
  for (const [name, value] of left) if (right.get(name) !== value) return false
  return true
}

/** A telephone number without its visual separators (RFC 3966 section 5.1.1). */
function digitsOf(number: string): string {
  return number.replaceAll(/[-.()]/g, '')
}
