// hot
/** Headers that have more of something than a limit allows, and headers there are too many of. */

import { entryColon, entryId, entryStart } from './directory.ts'
import { Fault, FaultCode } from './errors.ts'
import { HeaderId } from './header-names.ts'
import { commentedElementEnd, elementEnd } from './list.ts'
import type { ParserRules } from './rules.ts'

// repeated here because an imported constant is loaded at each comparison: see scan.ts
const QUOTE = 34
const SEMICOLON = 59
const LESS = 60
const GREATER = 62
const BACKSLASH = 92
const { VIA } = HeaderId
/** The headers of which a strict parser takes one only, as bits of their numbers; the same ones that Kamailio does. */
export const onceIds: number =
  (1 << HeaderId.FROM) |
  (1 << HeaderId.TO) |
  (1 << HeaderId.CALL_ID) |
  (1 << HeaderId.CSEQ) |
  (1 << HeaderId.MAX_FORWARDS) |
  (1 << HeaderId.CONTENT_LENGTH)

/** Headers whose value is a list, or has parameters; 0 is text, in which commas and semicolons mean nothing. */
const structured: Uint8Array = new Uint8Array(256)
for (const id of [
  HeaderId.VIA,
  HeaderId.FROM,
  HeaderId.TO,
  HeaderId.CONTACT,
  HeaderId.ROUTE,
  HeaderId.RECORD_ROUTE,
  HeaderId.CONTENT_TYPE,
  HeaderId.EVENT,
  HeaderId.SUBSCRIPTION_STATE,
  HeaderId.SUPPORTED,
  HeaderId.REQUIRE,
  HeaderId.PROXY_REQUIRE,
  HeaderId.UNSUPPORTED,
  HeaderId.ALLOW,
  HeaderId.PATH,
  HeaderId.SERVICE_ROUTE,
  HeaderId.REFER_TO,
  HeaderId.REFERRED_BY,
  HeaderId.REPLACES,
  HeaderId.SESSION_EXPIRES,
  HeaderId.DIVERSION,
  HeaderId.HISTORY_INFO,
  HeaderId.P_ASSERTED_IDENTITY,
  HeaderId.P_PREFERRED_IDENTITY,
  HeaderId.REMOTE_PARTY_ID,
  HeaderId.ACCEPT,
  HeaderId.ACCEPT_ENCODING,
  HeaderId.ACCEPT_LANGUAGE,
  HeaderId.ALLOW_EVENTS,
  HeaderId.REASON,
  HeaderId.GEOLOCATION,
  HeaderId.FEATURE_CAPS,
]) {
  structured[id] = 1
}

/** Up to this length, its name included, a header has no more elements and parameters than it may have. */
export function harmlessBytes(rules: ParserRules): number {
  return 2 * (rules.maxElements < rules.maxParameters ? rules.maxElements : rules.maxParameters)
}

/** Which limit a header breaks that stands from `from` to `to`; null for none. */
export function crowdFault(
  text: string,
  id: number,
  from: number,
  to: number,
  rules: ParserRules,
): Fault | null {
  if (structured[id] !== 1) return null
  let elements = 0
  let at = from
  while (at < to) {
    if (++elements > rules.maxElements) return new Fault(FaultCode.TOO_MANY_ELEMENTS, at)
    const end = id === VIA ? commentedElementEnd(text, at, to) : elementEnd(text, at, to)
    const crowded = crowdedParameter(text, at, end, rules.maxParameters)
    if (crowded >= 0) return new Fault(FaultCode.TOO_MANY_PARAMETERS, crowded)
    at = end + 1
  }
  return null
}

/** Where the first parameter beyond `max` starts, -1 if there are not so many; what is quoted or in `<` and `>` is none. */
function crowdedParameter(text: string, from: number, to: number, max: number): number {
  let count = 0
  let bracketed = false
  let quoted = false
  for (let p = from; p < to; p++) {
    const code = text.charCodeAt(p)
    if (quoted) {
      if (code === BACKSLASH) p++
      else quoted = code !== QUOTE
    } else if (code === QUOTE) quoted = !bracketed
    else if (code === LESS) bracketed = true
    else if (code === GREATER) bracketed = false
    else if (code === SEMICOLON && !bracketed && ++count > max) return p
  }
  return -1
}

/**
 * Where the first Via beyond `max` starts, over all Via headers of a directory; -1 if there are not so many.
 *
 * @param headersEnd - where the last header ends
 */
export function viaCrowd(
  text: string,
  directory: readonly number[],
  headersEnd: number,
  max: number,
): number {
  let count = 0
  for (let i = 0; i < directory.length; i++) {
    const entry = directory[i] ?? 0
    if (entryId(entry) !== VIA) continue
    let at = entryColon(text, entry) + 1
    const next = directory[i + 1]
    const to = next === undefined ? headersEnd : entryStart(next)
    while (at < to) {
      if (++count > max) return at
      at = commentedElementEnd(text, at, to) + 1
    }
  }
  return -1
}
