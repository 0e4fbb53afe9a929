// hot
/** Accept, Accept-Encoding and Accept-Language: what somebody can take (RFC 3261 20.1 to 20.3). */

import { sameLower, sameText } from '../chars.ts'
import { elements } from '../elements.ts'
import { Fault, FaultCode } from '../errors.ts'
import { HeaderId } from '../header-names.ts'
import type { Message } from '../message.ts'
import { ParamValue, readListOf, readParamValue, readTokenValue } from '../param-value.ts'
import { isToken } from '../tokens.ts'
import { readQ } from './contact.ts'

/**
 * Something that can be taken, and how well.
 *
 * @example See what is not taken at all
 * ```ts
 * import { acceptedTypes, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText('INVITE sip:bob@example.com SIP/2.0\r\nAccept: text/plain;q=0\r\n\r\n')
 * acceptedTypes(message) // => [{ value: 'text/plain', q: 0 }]
 * ```
 */
export class Accepted extends ParamValue {
  /** How well it is liked in thousandths, 1000 unless `q` says otherwise. 0 is "not this". */
  readonly q: number

  constructor(value: string, params: string, q: number) {
    super(value, params)
    this.q = q
  }
}

/** The grammar of Accept: a list of media types, with `*` for any. */
export function readAccept(text: string, from: number, to: number): readonly (Accepted | Fault)[] {
  return readListOf(text, from, to, readMediaRange)
}

/** The grammar of Accept-Encoding and Accept-Language: a list of tokens. */
export function readAcceptTokens(
  text: string,
  from: number,
  to: number,
): readonly (Accepted | Fault)[] {
  return readListOf(text, from, to, readAcceptToken)
}

/**
 * The media types a message accepts, in order.
 *
 * @example List the bodies somebody takes
 * ```ts
 * import { acceptedTypes, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\n' +
 *     'Accept: application/sdp, text/plain;q=0.3\r\n\r\n',
 * )
 * acceptedTypes(message) // => [{ value: 'application/sdp', q: 1000 }, { value: 'text/plain', q: 300 }]
 * ```
 */
export function acceptedTypes(message: Message): readonly (Accepted | Fault)[] {
  return elements(message, HeaderId.ACCEPT, readAccept)
}

/**
 * The content codings a message accepts, in order.
 *
 * @example List the codings somebody takes
 * ```ts
 * import { acceptedEncodings, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\n' +
 *     'Accept-Encoding: gzip;q=0.5, identity\r\n\r\n',
 * )
 * acceptedEncodings(message) // => [{ value: 'gzip', q: 500 }, { value: 'identity', q: 1000 }]
 * ```
 */
export function acceptedEncodings(message: Message): readonly (Accepted | Fault)[] {
  return elements(message, HeaderId.ACCEPT_ENCODING, readAcceptTokens)
}

/**
 * The languages a message accepts, in order.
 *
 * @example Choose a language for an announcement
 * ```ts
 * import { acceptedLanguages, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText('INVITE sip:bob@example.com SIP/2.0\r\nAccept-Language: da, en-gb;q=0.8\r\n\r\n')
 * acceptedLanguages(message) // => [{ value: 'da' }, { value: 'en-gb', q: 800 }]
 * ```
 */
export function acceptedLanguages(message: Message): readonly (Accepted | Fault)[] {
  return elements(message, HeaderId.ACCEPT_LANGUAGE, readAcceptTokens)
}

/**
 * How well a body of a type is accepted, in thousandths; 0 is not at all.
 *
 * A type named wholly counts before one of which only the first half is named, and that before any at all. Without an
 * Accept header it is `application/sdp` alone that is accepted.
 *
 * @param mediaType - type and subtype in lower case: `application/sdp`
 *
 * @example See whether somebody takes a body
 * ```ts
 * import { acceptance, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\n' +
 *     'Accept: application/sdp;q=0.5, text/*\r\n\r\n',
 * )
 * acceptance(message, 'application/sdp') // => 500
 * acceptance(message, 'text/plain') // => 1000
 * acceptance(message, 'image/png') // => 0
 * ```
 */
export function acceptance(message: Message, mediaType: string): number {
  if (message.first(HeaderId.ACCEPT) === null) return mediaType === 'application/sdp' ? 1000 : 0
  const slash = mediaType.indexOf('/') + 1
  let nearest = 0
  let q = 0
  for (const range of acceptedTypes(message)) {
    if (range instanceof Fault) continue
    const near = nearness(range.value, mediaType, slash)
    if (near <= nearest) continue
    nearest = near
    q = range.q
  }
  return q
}

/** 3 for the type itself, 2 for any of its kind, 1 for any at all, 0 for another. */
function nearness(range: string, mediaType: string, slash: number): number {
  if (sameText(range, mediaType)) return 3
  if (range === '*/*') return 1
  const any = range.length === slash + 1 && range.endsWith('/*')
  return any && sameLower(range, 0, slash, mediaType.slice(0, slash)) ? 2 : 0
}

function readMediaRange(text: string, from: number, to: number): Accepted | Fault {
  const result = readParamValue(text, from, to)
  if (result instanceof Fault) return result
  const { value } = result
  const slash = value.indexOf('/')
  if (!isToken(value.slice(0, Math.max(slash, 0))) || !isToken(value.slice(slash + 1))) {
    return new Fault(FaultCode.BAD_CONTENT_TYPE, from)
  }
  return weighed(result, from)
}

function readAcceptToken(text: string, from: number, to: number): Accepted | Fault {
  const result = readTokenValue(text, from, to)
  return result instanceof Fault ? result : weighed(result, from)
}

function weighed(result: ParamValue, from: number): Accepted | Fault {
  const written = result.param('q')
  const q = written === null ? 1000 : readQ(written)
  return q < 0 ? new Fault(FaultCode.BAD_Q, from) : new Accepted(result.value, result.params, q)
}
