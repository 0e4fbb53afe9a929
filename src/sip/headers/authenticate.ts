// hot
/** WWW-Authenticate and Proxy-Authenticate: what proof a server wants (RFC 3261 20.44 and 20.27, RFC 7616 3.3, RFC 8760). */

import { AuthParams, AuthWalk, readScheme } from '../auth-params.ts'
import { sameText } from '../chars.ts'
import { eachOf } from '../elements.ts'
import { Fault } from '../errors.ts'
import { HeaderId } from '../header-names.ts'
import type { Message } from '../message.ts'
import { quote } from '../params.ts'
import { readTokenList } from '../tokens.ts'

/** What a digest is asked for with. */
export interface ChallengeFields {
  readonly realm: string
  readonly nonce: string
  /** Null is MD5, without being written. */
  readonly algorithm: string | null
  /** The qualities of protection to choose from; none is the old way, without. */
  readonly qop: readonly string[]
  /** Whether the proof was right but its nonce too old: worth trying again without asking a person. */
  readonly stale: boolean
  /** What the client must send back as it is, null for nothing. */
  readonly opaque: string | null
  /** Whether the client may give a hash in the place of the user's name; false unless given. */
  readonly userhash?: boolean
}

/**
 * One header of a challenge. Its fields are '' or null where they are not given.
 *
 * @example See that a nonce was too old
 * ```ts
 * import { challenges, HeaderId, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'SIP/2.0 200 OK\r\n' +
 *     'Proxy-Authenticate: Digest realm="r", nonce="n2", stale=TRUE\r\n\r\n',
 * )
 * challenges(message, HeaderId.PROXY_AUTHENTICATE) // => [{ stale: true, nonce: 'n2' }]
 * ```
 */
export class Challenge extends AuthParams implements ChallengeFields {
  readonly realm: string
  readonly nonce: string
  readonly algorithm: string | null
  readonly qop: readonly string[]
  readonly stale: boolean
  readonly opaque: string | null
  /** The URIs that the proof is good for, blanks between; null for those of the server. */
  readonly domain: string | null
  /** Whether the user name may be given as its hash. */
  readonly userhash: boolean

  constructor(scheme: string, params: string) {
    super(scheme, params)
    let realm = ''
    let nonce = ''
    let algorithm: string | null = null
    let qop: readonly string[] = []
    let stale = false
    let opaque: string | null = null
    let domain: string | null = null
    let userhash = false
    const walk = new AuthWalk(params, 0, params.length)
    while (walk.next()) {
      const { value } = walk
      if (walk.named('realm')) realm = value
      else if (walk.named('nonce')) nonce = value
      else if (walk.named('algorithm')) algorithm = value
      else if (walk.named('qop')) qop = tokensOf(value)
      else if (walk.named('stale')) stale = sameText(value, 'true')
      else if (walk.named('opaque')) opaque = value
      else if (walk.named('domain')) domain = value
      else if (walk.named('userhash')) userhash = sameText(value, 'true')
    }
    this.realm = realm
    this.nonce = nonce
    this.algorithm = algorithm
    this.qop = qop
    this.stale = stale
    this.opaque = opaque
    this.domain = domain
    this.userhash = userhash
  }
}

/** The grammar of WWW-Authenticate and Proxy-Authenticate: one scheme a header, however many commas. */
export function readChallenge(text: string, from: number, to: number): Challenge | Fault {
  const result = readScheme(text, from, to)
  return result instanceof Fault ? result : new Challenge(result.scheme, result.params)
}

/**
 * The challenges of a message, one a header, the server's favourite first.
 *
 * @param id - WWW-Authenticate unless given, or Proxy-Authenticate
 *
 * @example See what proof a server wants
 * ```ts
 * import { challenges, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'SIP/2.0 200 OK\r\n' +
 *     'WWW-Authenticate: Digest realm="r", nonce="n", algorithm=SHA-256, qop="auth,auth-int"\r\n' +
 *     'WWW-Authenticate: Digest realm="r", nonce="n"\r\n\r\n',
 * )
 * challenges(message) // => [{ algorithm: 'SHA-256', qop: ['auth', 'auth-int'] }, { algorithm: null, qop: [] }]
 * ```
 */
export function challenges(
  message: Message,
  id: number = HeaderId.WWW_AUTHENTICATE,
): readonly (Challenge | Fault)[] {
  return eachOf(message, id, readChallenge)
}

/**
 * A challenge of the scheme Digest, as it is written.
 *
 * @example Ask for a proof
 * ```ts
 * import { printChallenge } from 'siprose/sip'
 *
 * printChallenge({
 *   realm: 'example.com', nonce: 'n1', algorithm: 'SHA-256', qop: ['auth'], stale: false, opaque: null,
 * }) // => 'Digest realm="example.com", nonce="n1", algorithm=SHA-256, qop="auth"'
 * ```
 */
export function printChallenge(fields: ChallengeFields): string {
  const { realm, nonce, algorithm, qop, stale, opaque } = fields
  let text = `Digest realm=${quote(realm)}, nonce=${quote(nonce)}`
  if (opaque !== null) text += `, opaque=${quote(opaque)}`
  if (algorithm !== null) text += `, algorithm=${algorithm}`
  if (qop.length > 0) text += `, qop=${quote(qop.join(','))}`
  if (stale) text += ', stale=true'
  return fields.userhash === true ? `${text}, userhash=true` : text
}

function tokensOf(text: string): readonly string[] {
  const list: string[] = []
  for (const token of readTokenList(text, 0, text.length)) {
    if (!(token instanceof Fault)) list.push(token)
  }
  return list
}
