// hot
/** Authorization and Proxy-Authorization: who somebody says it is, with a proof (RFC 3261 20.7 and 20.28, RFC 7616 3.4). */

import { AuthParams, AuthWalk, readScheme } from '../auth-params.ts'
import { hexValue, isBlank, sameLower, sameText, skipBlanks } from '../chars.ts'
import { eachOf } from '../elements.ts'
import { Fault, FaultCode } from '../errors.ts'
import { HeaderId } from '../header-names.ts'
import type { Message } from '../message.ts'
import { quote } from '../params.ts'
import { unescapeUri } from '../uri-escapes.ts'

/** The fields of a digest, without quotes and escapes; null for those that are not there. */
export interface DigestFields {
  readonly username: string | null
  readonly realm: string | null
  readonly nonce: string | null
  /** The URI that was signed. */
  readonly uri: string | null
  /** The proof, hexadecimal. */
  readonly response: string | null
  /** As written; none is MD5. */
  readonly algorithm: string | null
  /** The client's nonce. */
  readonly cnonce: string | null
  readonly opaque: string | null
  /** The quality of protection: `auth`, `auth-int`. */
  readonly qop: string | null
  /** How often the nonce was used, 8 hexadecimal digits. */
  readonly nc: string | null
  /** Whether the user's name is a hash, see {@link hashedUser}; false unless given. */
  readonly userhash?: boolean
}

/**
 * One header of credentials.
 *
 * @example See how often a nonce was used
 * ```ts
 * import { credentials, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\n' +
 *     'Authorization: Digest username="bob", realm="r", nonce="n", uri="sip:r", response="00", qop=auth, cnonce="c", nc=0000001f\r\n\r\n',
 * )
 * credentials(message) // => [{ isDigest: true, qop: 'auth', nonceCount: 31, userhash: false }]
 * ```
 */
export class Credentials extends AuthParams implements DigestFields {
  readonly username: string | null
  readonly realm: string | null
  readonly nonce: string | null
  readonly uri: string | null
  readonly response: string | null
  readonly algorithm: string | null
  readonly cnonce: string | null
  readonly opaque: string | null
  readonly qop: string | null
  readonly nc: string | null
  /** Whether the user name is given as its hash (RFC 7616 3.4.4). */
  readonly userhash: boolean
  // not of what it says, but of where that was read
  readonly #text: string
  readonly #usernameStart: number
  readonly #nonceStart: number
  readonly #uriStart: number
  readonly #responseStart: number

  constructor(scheme: string, params: string, text: string, found: DigestReader) {
    super(scheme, params)
    this.#text = text
    this.#usernameStart = found.usernameStart
    this.#nonceStart = found.nonceStart
    this.#uriStart = found.uriStart
    this.#responseStart = found.responseStart
    this.username = found.username
    this.realm = found.realm
    this.nonce = found.nonce
    this.uri = found.uri
    this.response = found.response
    this.algorithm = found.algorithm
    this.cnonce = found.cnonce
    this.opaque = found.opaque
    this.qop = found.qop
    this.nc = found.nc
    this.userhash = found.userhash
  }

  /** The text it was read from: who looks at each character of a field does so here in half the time. */
  get text(): string {
    return this.#text
  }

  /** Where the user name starts in {@link text}; -1 where it does not stand there as it is. */
  get usernameStart(): number {
    return this.#usernameStart
  }

  /** Where the nonce starts in {@link text}, or -1. */
  get nonceStart(): number {
    return this.#nonceStart
  }

  /** Where the URI starts in {@link text}, or -1. */
  get uriStart(): number {
    return this.#uriStart
  }

  /** Where the proof starts in {@link text}, or -1. */
  get responseStart(): number {
    return this.#responseStart
  }

  /** Whether all that a digest needs is there (RFC 7616 3.4). */
  get complete(): boolean {
    if (!this.isDigest || !this.username || this.realm === null || !this.nonce) return false
    if (!this.uri || !this.response) return false
    return this.qop === null || (this.cnonce !== null && this.nonceCount !== null)
  }

  /** How often the nonce was used, as a number; null if that is not said in 8 hexadecimal digits. */
  get nonceCount(): number | null {
    if (this.nc?.length !== 8) return null
    let count = 0
    for (let p = 0; p < 8; p++) {
      const digit = hexValue(this.nc.charCodeAt(p))
      if (digit < 0) return null
      count = count * 16 + digit
    }
    return count
  }
}

/** Reads the parameters of a digest, and holds what it has found. */
class DigestReader {
  username: string | null = null
  realm: string | null = null
  nonce: string | null = null
  uri: string | null = null
  response: string | null = null
  algorithm: string | null = null
  cnonce: string | null = null
  opaque: string | null = null
  qop: string | null = null
  nc: string | null = null
  userhash = false
  usernameStart = -1
  nonceStart = -1
  uriStart = -1
  responseStart = -1
  #again = false

  read(text: string, from: number, to: number): Credentials | Fault {
    this.#reset()
    const schemeEnd = from + 6
    if (schemeEnd < to && isBlank(text.charCodeAt(schemeEnd)) && isDigestAt(text, from)) {
      const start = skipBlanks(text, schemeEnd, to)
      const walk = new AuthWalk(text, start, to)
      while (walk.next()) {
        // two proofs in one: servers that do not agree on which one counts could be played off against each other
        if (!this.#keep(walk)) return new Fault(FaultCode.BAD_PARAMETER, walk.nameStart)
      }
      if (walk.fault !== null) return walk.fault
      return new Credentials(text.slice(from, schemeEnd), text.slice(start, to), text, this)
    }
    const other = readScheme(text, from, to)
    return other instanceof Fault ? other : new Credentials(other.scheme, other.params, text, this)
  }

  #reset(): void {
    this.username = null
    this.realm = null
    this.nonce = null
    this.uri = null
    this.response = null
    this.algorithm = null
    this.cnonce = null
    this.opaque = null
    this.qop = null
    this.nc = null
    this.userhash = false
    this.usernameStart = -1
    this.nonceStart = -1
    this.uriStart = -1
    this.responseStart = -1
  }

  /** Keeps a parameter; false if it was there before. Names are told apart by their lengths first. */
  #keep(walk: AuthWalk): boolean {
    this.#again = false
    switch (walk.nameEnd - walk.nameStart) {
      case 2:
        if (walk.named('nc')) this.nc = this.#once(this.nc, walk)
        break
      case 3:
        if (walk.named('uri')) {
          this.uri = this.#once(this.uri, walk)
          this.uriStart = walk.start
        } else if (walk.named('qop')) this.qop = this.#once(this.qop, walk)
        break
      case 5:
        if (walk.named('realm')) this.realm = this.#once(this.realm, walk)
        else if (walk.named('nonce')) {
          this.nonce = this.#once(this.nonce, walk)
          this.nonceStart = walk.start
        }
        break
      case 6:
        if (walk.named('cnonce')) this.cnonce = this.#once(this.cnonce, walk)
        else if (walk.named('opaque')) this.opaque = this.#once(this.opaque, walk)
        break
      case 8:
        if (walk.named('username')) {
          this.username = this.#once(this.username, walk)
          this.usernameStart = walk.start
        } else if (walk.named('response')) {
          this.response = this.#once(this.response, walk)
          this.responseStart = walk.start
        } else if (walk.named('userhash')) this.userhash = sameText(walk.value, 'true')
        break
      case 9:
        if (walk.named('algorithm')) this.algorithm = this.#once(this.algorithm, walk)
        else if (walk.named('username*')) {
          this.username = extended(this.#once(this.username, walk))
          this.usernameStart = -1
        }
        break
      default:
        break
    }
    return !this.#again
  }

  #once(before: string | null, walk: AuthWalk): string {
    if (before !== null) this.#again = true
    return walk.value
  }
}

// one for all: credentials copy what they keep, and reading one never starts reading another
const reader = new DigestReader()

/**
 * The grammar of Authorization and Proxy-Authorization. One header is one scheme, however many commas.
 *
 * @example Read credentials out of a header at hand
 * ```ts
 * import { parseMessageText, readCredentials, typed } from 'siprose/sip'
 *
 * const message = parseMessageText('INVITE sip:bob@example.com SIP/2.0\r\nAuthorization: Bearer abc.def\r\n\r\n')
 * typed(message.named('Authorization'), readCredentials) // => { scheme: 'Bearer', params: 'abc.def' }
 * ```
 */
export function readCredentials(text: string, from: number, to: number): Credentials | Fault {
  return reader.read(text, from, to)
}

/**
 * The credentials of a message, one a header, in order.
 *
 * @param id - Authorization unless given, or Proxy-Authorization
 *
 * @example See who says they are whom
 * ```ts
 * import { credentials, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\n' +
 *     'Authorization: Digest username="bob", realm="example.com", nonce="n1", uri="sip:example.com", response="00"\r\n\r\n',
 * )
 * credentials(message) // => [{ username: 'bob', realm: 'example.com', complete: true }]
 * ```
 */
export function credentials(
  message: Message,
  id: number = HeaderId.AUTHORIZATION,
): readonly (Credentials | Fault)[] {
  return eachOf(message, id, readCredentials)
}

/**
 * The digest for a realm among a message's credentials of one kind. Null if there is none that parses.
 *
 * @example Pick the credentials for one realm
 * ```ts
 * import { digestFor, HeaderId, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\n' +
 *     'Proxy-Authorization: Digest realm="a", nonce="1"\r\n' +
 *     'Proxy-Authorization: Digest realm="b", nonce="2"\r\n\r\n',
 * )
 * digestFor(message, HeaderId.PROXY_AUTHORIZATION, 'b')?.nonce // => '2'
 * ```
 */
export function digestFor(message: Message, id: number, realm: string): Credentials | null {
  for (const one of credentials(message, id)) {
    if (!(one instanceof Fault) && one.isDigest && one.realm === realm) return one
  }
  return null
}

/**
 * Credentials of the scheme Digest, as they are written.
 *
 * @example Write the credentials of a client
 * ```ts
 * import { printCredentials } from 'siprose/sip'
 *
 * printCredentials({
 *   username: 'bob', realm: 'example.com', nonce: 'n1', uri: 'sip:example.com', response: '00',
 *   algorithm: null, cnonce: null, opaque: null, qop: null, nc: null,
 * }) // => 'Digest username="bob", realm="example.com", nonce="n1", uri="sip:example.com", response="00"'
 * ```
 */
export function printCredentials(fields: DigestFields): string {
  const { username, realm, nonce, uri, response, algorithm, cnonce, opaque, qop, nc } = fields
  let text = `Digest username=${quote(username ?? '')}, realm=${quote(realm ?? '')}`
  text += `, nonce=${quote(nonce ?? '')}, uri=${quote(uri ?? '')}, response=${quote(response ?? '')}`
  if (algorithm !== null) text += `, algorithm=${algorithm}`
  if (cnonce !== null) text += `, cnonce=${quote(cnonce)}`
  if (opaque !== null) text += `, opaque=${quote(opaque)}`
  if (qop !== null) text += `, qop=${qop}`
  if (nc !== null) text += `, nc=${nc}`
  return fields.userhash === true ? `${text}, userhash=true` : text
}

/** Whether the word `Digest`, in any case, stands there. */
function isDigestAt(text: string, from: number): boolean {
  return sameLower(text, from, from + 6, 'digest')
}

/** The text of an extended value, `UTF-8''J%C3%A4s%C3%B8n`, as bytes (RFC 8187 3.2). */
function extended(value: string): string {
  const charsetEnd = value.indexOf("'")
  const languageEnd = value.indexOf("'", charsetEnd + 1)
  return charsetEnd < 0 || languageEnd < 0 ? value : unescapeUri(value.slice(languageEnd + 1))
}
