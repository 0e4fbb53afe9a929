/** Values of headers compared by what they are: addresses, lists of parameters, or text. */

import { trimBytes } from '../bytes.ts'
import { HeaderId, headerId, headerName } from '../../../sip/header-names.ts'
import type { Bindings } from './bindings.ts'
import { matchParams } from './params.ts'
import { matchText } from './text.ts'
import { matchUri } from './uri.ts'
import { slice, trimmed, type Pattern } from '../grammar/pattern.ts'
import { offsetsOf, oneBlank, splitPattern, splitText } from './split.ts'

/** What the value of a header is made of. */
type Grammar = 'address' | 'params' | 'challenge' | 'text'

const addressHeaders: ReadonlySet<number> = new Set([
  HeaderId.FROM,
  HeaderId.TO,
  HeaderId.CONTACT,
  HeaderId.ROUTE,
  HeaderId.RECORD_ROUTE,
  HeaderId.PATH,
  HeaderId.SERVICE_ROUTE,
  HeaderId.REFER_TO,
  HeaderId.REFERRED_BY,
  HeaderId.REPLY_TO,
  HeaderId.DIVERSION,
  HeaderId.HISTORY_INFO,
  HeaderId.P_ASSERTED_IDENTITY,
  HeaderId.P_PREFERRED_IDENTITY,
  HeaderId.P_ASSOCIATED_URI,
  HeaderId.P_CALLED_PARTY_ID,
  HeaderId.P_SERVED_USER,
  HeaderId.REMOTE_PARTY_ID,
])

const challengeHeaders: ReadonlySet<number> = new Set([
  HeaderId.WWW_AUTHENTICATE,
  HeaderId.PROXY_AUTHENTICATE,
  HeaderId.AUTHORIZATION,
  HeaderId.PROXY_AUTHORIZATION,
  HeaderId.AUTHENTICATION_INFO,
])

const paramHeaders: ReadonlySet<number> = new Set([
  HeaderId.VIA,
  HeaderId.CONTENT_TYPE,
  HeaderId.CONTENT_DISPOSITION,
  HeaderId.EVENT,
  HeaderId.SUBSCRIPTION_STATE,
  HeaderId.SESSION_EXPIRES,
  HeaderId.MIN_SE,
  HeaderId.REASON,
  HeaderId.ACCEPT,
  HeaderId.ACCEPT_ENCODING,
  HeaderId.ACCEPT_LANGUAGE,
  HeaderId.ALLOW,
  HeaderId.ALLOW_EVENTS,
  HeaderId.SUPPORTED,
  HeaderId.REQUIRE,
  HeaderId.PROXY_REQUIRE,
  HeaderId.UNSUPPORTED,
  HeaderId.CONTENT_ENCODING,
  HeaderId.CONTENT_LANGUAGE,
  HeaderId.RETRY_AFTER,
])

const lists: ReadonlySet<number> = new Set([
  HeaderId.VIA,
  HeaderId.CONTACT,
  HeaderId.ROUTE,
  HeaderId.RECORD_ROUTE,
  HeaderId.PATH,
  HeaderId.SERVICE_ROUTE,
  HeaderId.DIVERSION,
  HeaderId.HISTORY_INFO,
  HeaderId.P_ASSERTED_IDENTITY,
  HeaderId.P_PREFERRED_IDENTITY,
  HeaderId.P_ASSOCIATED_URI,
  HeaderId.REMOTE_PARTY_ID,
  HeaderId.REASON,
  HeaderId.ACCEPT,
  HeaderId.ACCEPT_ENCODING,
  HeaderId.ACCEPT_LANGUAGE,
  HeaderId.ALLOW,
  HeaderId.ALLOW_EVENTS,
  HeaderId.SUPPORTED,
  HeaderId.REQUIRE,
  HeaderId.PROXY_REQUIRE,
  HeaderId.UNSUPPORTED,
  HeaderId.CONTENT_ENCODING,
  HeaderId.CONTENT_LANGUAGE,
  HeaderId.WARNING,
  HeaderId.IN_REPLY_TO,
  HeaderId.CALL_INFO,
  HeaderId.ALERT_INFO,
  HeaderId.ERROR_INFO,
])

/** The name under which a header is known: the full form of a short one, in lower case. */
export function headerKey(name: string): string {
  const id = headerId(name)
  return (id === 0 ? name : (headerName[id] ?? name)).toLowerCase()
}

/** True for a header whose values may stand in one line, parted by commas, or in lines of their own. */
export function isList(name: string): boolean {
  return lists.has(headerId(name))
}

/**
 * Compares one value of a header with a pattern: by the header's grammar, and else as text, in which white space of any
 * length is one blank.
 *
 * @param name - the header's name, full or short
 * @param pattern - the pattern
 * @param value - the value
 * @param bindings - bound where it fits
 */
export function matchHeader(
  name: string,
  pattern: Pattern,
  value: string,
  bindings: Bindings,
): boolean {
  const written = { ...pattern, text: oneBlank(pattern.text) }
  const actual = oneBlank(value)
  return (
    matchByGrammar(grammarOf(headerId(name)), written, actual, bindings) ||
    matchText(written, actual, bindings)
  )
}

function grammarOf(id: number): Grammar {
  if (addressHeaders.has(id)) return 'address'
  if (challengeHeaders.has(id)) return 'challenge'
  return paramHeaders.has(id) ? 'params' : 'text'
}

function matchByGrammar(
  grammar: Grammar,
  pattern: Pattern,
  value: string,
  bindings: Bindings,
): boolean {
  switch (grammar) {
    case 'address':
      return bindings.attempt((trial) => matchAddress(pattern, value, trial))
    case 'challenge':
      return bindings.attempt((trial) => matchChallenge(pattern, value, trial))
    case 'params':
      return bindings.attempt((trial) => matchValueParams(pattern, value, trial))
    case 'text':
      return false
  }
}

function matchAddress(pattern: Pattern, value: string, bindings: Bindings): boolean {
  const [written = pattern, ...writtenParams] = splitPattern(pattern, ';')
  const [actual = '', ...actualParams] = splitText(value, ';')
  return (
    matchNameAndUri(written, actual, bindings) && matchParams(writtenParams, actualParams, bindings)
  )
}

function matchNameAndUri(pattern: Pattern, value: string, bindings: Bindings): boolean {
  const written = cutAddress(pattern.text)
  const actual = cutAddress(value)
  const writtenUri = slice(pattern, written.uriFrom, written.uriTo)
  const actualUri = value.slice(actual.uriFrom, actual.uriTo)
  const display = trimmed(unquoted(slice(pattern, 0, written.displayTo)))
  const actualDisplay = trimBytes(value.slice(0, actual.displayTo)).replaceAll(/^"|"$/g, '')
  const byParts = bindings.attempt(
    (trial) => matchText(display, actualDisplay, trial) && matchUri(writtenUri, actualUri, trial),
  )
  return byParts || matchText(pattern, value, bindings)
}

function unquoted(pattern: Pattern): Pattern {
  return { ...pattern, text: trimBytes(pattern.text).replaceAll(/^"|"$/g, '') }
}

/** Where the display name ends and the URI stands; brackets may be missing. */
function cutAddress(text: string): { displayTo: number; uriFrom: number; uriTo: number } {
  const open = text.indexOf('<')
  const close = text.indexOf('>', open)
  if (open < 0 || close < 0) return { displayTo: 0, uriFrom: 0, uriTo: text.length }
  return { displayTo: open, uriFrom: open + 1, uriTo: close }
}

function matchValueParams(pattern: Pattern, value: string, bindings: Bindings): boolean {
  const [written = pattern, ...writtenParams] = splitPattern(pattern, ';')
  const [actual = '', ...actualParams] = splitText(value, ';')
  return (
    matchText(written, actual, bindings, { ignoreCase: true }) &&
    matchParams(writtenParams, actualParams, bindings)
  )
}

/** `Digest realm="x", nonce="y"`: the scheme, then parameters parted by commas. */
function matchChallenge(pattern: Pattern, value: string, bindings: Bindings): boolean {
  const writtenBlank = offsetsOf(pattern.text, ' ')[0] ?? -1
  const actualBlank = offsetsOf(value, ' ')[0] ?? -1
  if (writtenBlank < 0 || actualBlank < 0) return false
  return (
    matchText(slice(pattern, 0, writtenBlank), value.slice(0, actualBlank), bindings, {
      ignoreCase: true,
    }) &&
    matchParams(
      splitPattern(slice(pattern, writtenBlank + 1), ','),
      splitText(value.slice(actualBlank + 1), ','),
      bindings,
    )
  )
}
