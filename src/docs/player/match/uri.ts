/** URIs compared by the rules of SIP (RFC 3261 section 19.1.4), where one of them may have holes. */

import type { Bindings } from './bindings.ts'
import { matchParams, type ParamRules } from './params.ts'
import { matchText } from './text.ts'
import { slice, type Pattern } from '../grammar/pattern.ts'

/** Parameters whose absence means something: a URI with one of them never equals a URI without. */
const telling: ReadonlySet<string> = new Set(['user', 'ttl', 'method', 'maddr', 'transport'])

/** What is written must be there; of what is not written, what tells two URIs apart must be absent. */
const uriParams: ParamRules = {
  free: (name) => !telling.has(name),
  values: { ignoreCase: true },
}

/** Headers of a URI all matter. */
const uriHeaders: ParamRules = { free: () => false, values: { ignoreCase: false } }

/** A URI cut into what is compared in different ways. */
interface Cut<T> {
  readonly scheme: string
  readonly user: T | null
  readonly host: T
  readonly params: readonly T[]
  readonly headers: readonly T[]
}

/**
 * Compares a URI with a pattern of one.
 *
 * @param pattern - the pattern, without brackets
 * @param uri - the URI, without brackets
 * @param bindings - bound where it fits
 */
export function matchUri(pattern: Pattern, uri: string, bindings: Bindings): boolean {
  const written = cut(pattern.text, (from, to) => slice(pattern, from, to))
  const actual = cut(uri, (from, to) => uri.slice(from, to))
  if (written !== null && actual !== null) {
    if (bindings.attempt((trial) => matchCut(written, actual, trial))) return true
  }
  return matchText(pattern, uri, bindings)
}

function matchCut(written: Cut<Pattern>, actual: Cut<string>, bindings: Bindings): boolean {
  return (
    written.scheme === actual.scheme &&
    matchUser(written.user, actual.user, bindings) &&
    matchText(written.host, actual.host, bindings, { ignoreCase: true }) &&
    matchParams(written.params, actual.params, bindings, uriParams) &&
    matchParams(written.headers, actual.headers, bindings, uriHeaders)
  )
}

function matchUser(written: Pattern | null, actual: string | null, bindings: Bindings): boolean {
  if (written === null || actual === null) return written === null && actual === null
  const pattern = { ...written, text: unescaped(written.text) }
  return matchText(pattern, unescaped(actual), bindings)
}

/** Escapes of characters that need none mean the characters (RFC 3261 section 19.1.4, RFC 2396 section 2.3). */
function unescaped(text: string): string {
  return text.replaceAll(/%([0-9a-f]{2})/gi, (escape, hex: string) => {
    const character = String.fromCharCode(Number.parseInt(hex, 16))
    return /[A-Za-z0-9\-_.!~*'()]/.test(character) ? character : escape.toUpperCase()
  })
}

/** null for what is no SIP URI on its face; such URIs are compared as text. */
function cut<T>(text: string, piece: (from: number, to: number) => T): Cut<T> | null {
  const scheme = /^sips?:/i.exec(text)?.[0]
  if (scheme === undefined) return null
  const at = text.indexOf('@', scheme.length)
  const hostStart = at < 0 ? scheme.length : at + 1
  const question = text.indexOf('?', hostStart)
  const end = question < 0 ? text.length : question
  const semicolon = text.indexOf(';', hostStart)
  const hostEnd = semicolon < 0 || semicolon > end ? end : semicolon
  return {
    scheme: scheme.toLowerCase(),
    user: at < 0 ? null : piece(scheme.length, at),
    host: piece(hostStart, hostEnd),
    params: hostEnd === end ? [] : pieces(text, ';', [hostEnd + 1, end], piece),
    headers: question < 0 ? [] : pieces(text, '&', [question + 1, text.length], piece),
  }
}

function pieces<T>(
  text: string,
  separator: string,
  [from, to]: readonly [number, number],
  piece: (from: number, to: number) => T,
): readonly T[] {
  const result: T[] = []
  let start = from
  for (;;) {
    const next = text.indexOf(separator, start)
    const end = next < 0 || next > to ? to : next
    if (end > start) result.push(piece(start, end))
    if (end === to) return result
    start = end + 1
  }
}
