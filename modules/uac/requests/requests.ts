/** Requests of scripts: sent, answered where a password is wanted, and told of. */

import { type Context, type Event, type Host, type ModuleLog, randomToken } from 'siprose'
import type { LocalAnswer, LocalRequest, TmApi } from 'siprose/modules/tm'

import { answerChallenge, isChallenge } from '../auth/answer.ts'
import { secretOf } from '../auth/logins.ts'
import { UacRequest } from './uac-request.ts'

/** Bits of `$uac_req(flags)`. */
const HASHED = 1
/** Values of `$uac_req(evroute)`, and of `$uac_req(evtype)`. */
const REPLIES = 1
const FAILURES = 2
const FIRST_CSEQ = 10

interface Self {
  readonly server: Host
  readonly log: ModuleLog
  readonly events: { readonly reply: Event }
  readonly params: { readonly default_socket: string | null }
}

/** Those of one server. */
export class Requests {
  readonly #self: Self
  readonly #requests = new WeakMap<Context, UacRequest>()
  #tm: TmApi | null = null

  /** @param self - the module in one server */
  constructor(self: Self) {
    this.#self = self
  }

  /** Transactions send them. */
  useTransactions(tm: TmApi | null): void {
    this.#tm = tm
  }

  /** The one that a script makes, or is told of. */
  of(ctx: Context): UacRequest {
    let request = this.#requests.get(ctx)
    if (request === undefined) this.#requests.set(ctx, (request = new UacRequest()))
    return request
  }

  /** Sends it; false where that cannot be. */
  send(ctx: Context): boolean {
    const { server, log, params } = this.#self
    const request = this.of(ctx).copy()
    const { method, ruri, furi, turi } = request
    if (method === null || ruri === null || furi === null || turi === null) {
      log.error('uac: a request needs method, ruri, furi and turi')
      return false
    }
    request.callid ??= randomToken(server.random, 3)
    request.ftag ??= randomToken(server.random, 2)
    const tag = request.ttag === null ? '' : `;tag=${request.ttag}`
    const values = [furi, turi, request.ftag, tag, request.callid, ruri, request.ouri ?? '']
    if (values.some((value) => /[\r\n<>]/.test(value))) {
      log.error('uac: the URIs, tags and the Call-ID of a request have no line ends, and no `<`')
      return false
    }
    const { hdrs, body, ouri, sock, fr_timeout: fr, fr_inv_timeout: frInv } = request
    const local: LocalRequest = {
      method,
      uri: ruri,
      from: `<${furi}>;tag=${request.ftag}`,
      to: `<${turi}>${tag}`,
      nextHop: ouri,
      socket: sock ?? params.default_socket,
      callId: request.callid,
      cseq: request.cseqno ?? FIRST_CSEQ,
      headers: hdrs === null || /\r?\n$/.test(hdrs) ? (hdrs ?? '') : `${hdrs}\r\n`,
      ...(body !== null && { body }),
      ...(fr !== null && { frMs: fr }),
      ...(frInv !== null && { frInvMs: frInv }),
    }
    return this.#sendOne(local, request, request.auser !== null && request.apasswd !== null)
  }

  #sendOne(local: LocalRequest, request: UacRequest, mayAnswer: boolean): boolean {
    const wanted = request.evroute !== null && this.#self.events.reply.wanted
    const answered = (answer: LocalAnswer): void => {
      if (answer.status < 200) return
      if (wanted) this.#tell(request, answer)
      if (mayAnswer && answer.reply !== null && isChallenge(answer.status)) {
        this.#sendAgain(local, request, answer.reply)
      }
    }
    const sent = this.#tm?.send(local, mayAnswer || wanted ? answered : null) ?? null
    return sent !== null
  }

  #sendAgain(local: LocalRequest, request: UacRequest, reply: Context): void {
    const { auser: user, apasswd: password, flags } = request
    if (user === null || password === null) return
    const hashed = ((flags ?? 0) & HASHED) !== 0
    const answer = answerChallenge(
      { reply: reply.message, status: reply.message.status },
      () => ({ user, secret: secretOf(password, hashed) }),
      { method: local.method, uri: local.uri, body: local.body ?? '' },
      this.#self.server.random,
    )
    if (answer === null) return
    const headers = (local.headers ?? '') + answer.line
    this.#sendOne({ ...local, cseq: (local.cseq ?? FIRST_CSEQ) + 1, headers }, request, false)
  }

  #tell(request: UacRequest, { status, reply }: LocalAnswer): void {
    const { events, server } = this.#self
    const mode = request.evroute
    const told = mode === REPLIES ? reply !== null : mode === FAILURES && status >= 300
    if (!told) return
    const ctx = reply ?? server.blankContext('event')
    const shown = request.copy()
    shown.evcode = status
    shown.evtype = mode
    this.#requests.set(ctx, shown)
    const result = events.reply.run(ctx)
    if (typeof result === 'object') {
      result.catch((error: unknown) => {
        this.#self.log.error(`uac: event_route[uac:reply] failed: ${String(error)}`)
      })
    }
  }
}
