// hot
/** Who somebody is: asking for a proof, and checking it. */

import {
  type Context,
  type Credentials,
  digestAlgorithms,
  type DigestSecret,
  HeaderId,
  type Message,
  MethodId,
  phoneUser,
  quote,
  sameText,
} from 'siprose'

import { algorithmIfAny, MD5, qopFlag } from './algorithms.ts'
import type { Asker, AuthApi } from './api.ts'
import { ChallengeFlag, challengeLine } from './challenges.ts'
import { type Claim, headerFor, unreadable, userOf } from './claims.ts'
import { algorithmOf, type Nonces } from './nonces.ts'
import { checkProof, ownProof } from './proofs.ts'
import { AuthResult } from './results.ts'

/** Requests that cannot be sent again with credentials (RFC 3261 22.1), and the acknowledgement of a provisional reply. */
const NEVER_ASKED = MethodId.ACK | MethodId.CANCEL | MethodId.PRACK

/** What is asked, and how. */
export interface AuthOptions {
  readonly algorithm: string
  readonly qop: string
  readonly realm_prefix: string
  readonly use_domain: boolean
  readonly add_authinfo_hdr: boolean
  readonly one_time_nonce: boolean
  readonly www_challenge_header: string
  readonly proxy_challenge_header: string
}

/** Answers a request. */
export type Answer = (ctx: Context, status: number, reason: string, headers?: string) => boolean

/** Authentication in one server. */
export class Auth implements AuthApi {
  readonly #options: AuthOptions
  readonly #nonces: Nonces
  readonly #answer: Answer
  readonly #algorithm: number | null
  readonly #qop: number
  /** The algorithms that scripts chose for messages, and the messages whose proof was right but for the age of its nonce. */
  readonly #chosen = new WeakMap<Message, number>()
  readonly #stale = new WeakSet<Message>()

  /**
   * @param options - what is asked
   * @param nonces - makes nonces and judges them
   * @param answer - sends replies
   */
  constructor(options: AuthOptions, nonces: Nonces, answer: Answer) {
    this.#options = options
    this.#nonces = nonces
    this.#answer = answer
    this.#algorithm = algorithmIfAny(options.algorithm)
    this.#qop = qopFlag(options.qop)
  }

  /** The realm without the prefix that is taken off. */
  realm(text: string): string {
    const prefix = this.#options.realm_prefix
    return prefix !== '' && text.length > prefix.length && text.startsWith(prefix)
      ? text.slice(prefix.length)
      : text
  }

  claim(ctx: Context, asker: Asker, fullRealm: string): Claim {
    const realm = this.realm(fullRealm)
    const { message } = ctx
    if (realm === '' || !message.isRequest) return nobody(AuthResult.ERROR, realm)
    if ((message.methodId & NEVER_ASKED) !== 0) return nobody(AuthResult.GOOD, realm)
    const id = asker === 'www' ? HeaderId.AUTHORIZATION : HeaderId.PROXY_AUTHORIZATION
    const header = headerFor(message, id, realm)
    if (header === null) return nobody(unreadable(message, id), realm)
    // `headerFor` has read it
    const credentials = header.parsed as NonNullable<Claim['credentials']>
    const result = usable(credentials) ? this.#nonces.judge(ctx, credentials) : AuthResult.ERROR
    return { result, realm, credentials, header }
  }

  algorithm({ credentials }: Claim): 'MD5' | 'SHA-256' | 'SHA-512-256' {
    return digestAlgorithms[algorithmOf(credentials?.nonce ?? '')]?.hash ?? 'MD5'
  }

  prove(ctx: Context, claim: Claim, secret: DigestSecret, method?: string): AuthResult {
    const { credentials, realm, result } = claim
    if (credentials === null) return result
    if (result === AuthResult.ERROR) return result
    const algorithm = digestAlgorithms[algorithmOf(credentials.nonce ?? '')]?.name ?? ''
    // what was asked for counts: a weaker algorithm than that of the challenge is no answer to it (RFC 8760 2.4)
    if (credentials.algorithm !== null && !sameText(credentials.algorithm, algorithm)) {
      return AuthResult.ERROR
    }
    const { message } = ctx
    const request = {
      method: method ?? message.method,
      body: credentials.qop === null || credentials.qop === 'auth' ? '' : message.body,
    }
    const verdict = checkProof(credentials, realm, algorithm, secret, request)
    if (result !== AuthResult.GOOD) {
      if (verdict === 'right') this.#stale.add(message)
      return result
    }
    if (verdict === 'wrong') return AuthResult.WRONG
    if (verdict !== 'right') return AuthResult.ERROR
    this.#nonces.use(credentials)
    ctx.authorizedUser = userOf(credentials.username ?? '')
    ctx.authorizedBy = claim.header
    if (this.#options.add_authinfo_hdr) this.#addInfo(ctx, claim, algorithm, secret)
    return AuthResult.GOOD
  }

  /** Chooses the algorithm of this request's challenges. */
  choose({ message }: Context, algorithm: number | null): void {
    this.#chosen.set(message, algorithm ?? -1)
  }

  challenge(
    ctx: Context,
    asker: Asker,
    fullRealm: string,
    flags: number,
    algorithms: readonly number[] | null = null,
  ): string {
    const { www_challenge_header, proxy_challenge_header } = this.#options
    const { message } = ctx
    const header = asker === 'www' ? www_challenge_header : proxy_challenge_header
    const realm = this.realm(fullRealm)
    const isSaid =
      (flags & (ChallengeFlag.AUTH | ChallengeFlag.AUTH_INT | ChallengeFlag.NO_QOP)) !== 0
    const stale = this.#stale.has(message) ? ChallengeFlag.STALE : 0
    const all = (isSaid ? flags : flags | this.#qop) | stale
    if (algorithms === null) {
      const chosen = this.#chosen.get(message) ?? this.#algorithm ?? -1
      const algorithm = chosen < 0 ? MD5 : chosen
      const nonce = this.#nonces.make(ctx, algorithm)
      return challengeLine({ header, realm, nonce, algorithm, named: chosen >= 0, flags: all })
    }
    let lines = ''
    for (const algorithm of algorithms) {
      const nonce = this.#nonces.make(ctx, algorithm)
      lines += challengeLine({ header, realm, nonce, algorithm, named: true, flags: all })
    }
    return lines
  }

  sendChallenge(
    ctx: Context,
    asker: Asker,
    realm: string,
    flags: number,
    algorithms: readonly number[] | null = null,
  ): boolean {
    if (realm === '' || !ctx.message.isRequest) return false
    const headers = this.challenge(ctx, asker, realm, flags, algorithms)
    return asker === 'www'
      ? this.#answer(ctx, 401, 'Unauthorized', headers)
      : this.#answer(ctx, 407, 'Proxy Authentication Required', headers)
  }

  /** Answers that the script has asked for what cannot be. */
  sendError(ctx: Context): void {
    this.#answer(ctx, 500, 'Internal Server Error')
  }

  isSender({ message }: Context, { credentials }: Claim): boolean {
    const from = message.from?.parsedUri ?? null
    if (from === null || credentials === null) return false
    const user = phoneUser(from)
    if (user !== userOf(credentials.username ?? '')) return false
    if (message.methodId !== MethodId.REGISTER) return true
    // nobody registers somebody else, though RFC 3261 10.2 knows of that
    const to = message.to?.parsedUri ?? null
    if (to === null || phoneUser(to) !== user) return false
    return !this.#options.use_domain || sameText(from.host, to.host)
  }

  /** Lets the phone see that we know the secret, too, and with which nonce to go on (RFC 7616 3.5). */
  #addInfo(ctx: Context, claim: Claim, algorithm: string, secret: DigestSecret): void {
    const { credentials, realm, header } = claim
    if (credentials === null) return
    const name =
      header?.id === HeaderId.PROXY_AUTHORIZATION
        ? 'Proxy-Authentication-Info'
        : 'Authentication-Info'
    const next = this.#options.one_time_nonce
      ? this.#nonces.make(ctx, algorithmOf(credentials.nonce ?? ''))
      : credentials.nonce
    const proof = ownProof(credentials, realm, algorithm, secret)
    let line = `${name}: nextnonce="${next}"`
    if (credentials.qop !== null && proof !== null) line += `, qop=${credentials.qop}`
    if (proof !== null) line += `, rspauth="${proof}"`
    if (credentials.qop !== null && proof !== null && credentials.nonceCount !== null) {
      line += `, cnonce=${quote(credentials.cnonce ?? '')}, nc=${credentials.nc}`
    }
    ctx.replyHeaders += `${line}\r\n`
  }
}

/** Whether all is there that a proof needs. */
function usable({ username, nonce, uri, response, qop, nc, cnonce }: Credentials): boolean {
  if (!username || !nonce || uri === null || !response) return false
  return qop === null || (nc !== null && cnonce !== null)
}

/** The claim of a request without credentials. */
function nobody(result: AuthResult, realm: string): Claim {
  return { result, realm, credentials: null, header: null }
}
