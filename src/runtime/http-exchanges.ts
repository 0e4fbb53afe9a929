/** Requests of HTTP on the server's streams: one after the other on each connection, each with one answer. */

import { isHttp, httpFault, type HttpRefusal, keepsAlive, printHttpReply } from '../sip/http.ts'
import type { Fault } from '../sip/errors.ts'
import { faultStatus, faultText } from '../sip/errors.ts'
import { printDate } from '../sip/date.ts'
import { SendMode } from '../net/listener.ts'
import type { Context } from './context.ts'

/** Requests that a peer may send before the first of them is answered; one more ends the connection. */
const MAX_WAITING = 16

/**
 * Takes a request, or leaves it to others.
 *
 * @returns null where it is left; a promise where the work waits
 */
export type HttpTaker = (ctx: Context) => true | null | Promise<unknown>

/** What a connection is busy with. */
interface Turn {
  last: Promise<unknown>
  waiting: number
}

/** The request in hand, as one of HTTP: it can be answered once. */
export class HttpExchange {
  /** Whether the connection goes on behind the answer. */
  keeps: boolean
  readonly #ctx: Context
  readonly #server: string
  #answered = false

  /**
   * @param ctx - the request
   * @param server - the line that tells what server this is, or ''
   */
  constructor(ctx: Context, server: string) {
    this.#ctx = ctx
    this.#server = server
    this.keeps = keepsAlive(ctx.message)
  }

  /** Whether a final answer has been sent. */
  get answered(): boolean {
    return this.#answered
  }

  /** The text of an answer, with the headers and the body that the script has set. */
  text(status: number, reason: string): string {
    const { message, replyHeaders, replyBody: body, server } = this.#ctx
    const date = `Date: ${printDate(server.clock.now())}\r\n`
    const headers = `${this.#server}${date}${replyHeaders}`
    const { keeps } = this
    return printHttpReply(message.method, status, reason, { headers, body, keeps })
  }

  /** Answers; false for a second time, and where the connection has gone. */
  reply(status: number, reason: string): boolean {
    if (this.#answered || status < 100 || status > 599) return false
    const ctx = this.#ctx
    // a status below 200 tells of an answer to come, but for 101: what follows is another protocol, of another answer to nothing
    this.#answered = status >= 200 || status === 101
    ctx.answered = this.#answered
    const close = this.#answered && !this.keeps
    const text = this.text(status, reason)
    return ctx.listener.send(text, ctx.peer, close ? SendMode.CLOSE : SendMode.NO_CONNECT)
  }

  /** Ends the connection: with an answer where none was given. */
  refuse({ status, reason }: HttpRefusal): void {
    this.keeps = false
    const ctx = this.#ctx
    ctx.replyBody = null
    ctx.replyHeaders = ''
    if (this.#answered || !this.reply(status, reason)) ctx.listener.finish?.(ctx.peer.connection)
  }
}

/** The exchanges of one server. */
export class HttpExchanges {
  readonly #takers: readonly HttpTaker[]
  readonly #server: string
  readonly #turns = new Map<number, Turn>()

  /**
   * @param takers - who may take requests, in order
   * @param server - the line that tells what server this is, or ''
   */
  constructor(takers: readonly HttpTaker[], server: string) {
    this.#takers = takers
    this.#server = server
  }

  /** True for a message that is of these. */
  has(ctx: Context): boolean {
    return this.#takers.length > 0 && ctx.peer.connection !== 0 && isHttp(ctx.message)
  }

  /**
   * Lets a request be answered, behind those that came before it on its connection.
   *
   * @param fault - what is wrong with it as a message, or null
   * @returns null where that is done; a promise where it waits
   */
  take(ctx: Context, fault: Fault | null): Promise<unknown> | null {
    const exchange = new HttpExchange(ctx, this.#server)
    ctx.http = exchange
    const { connection } = ctx.peer
    const turn = this.#turns.get(connection)
    const refusal = fault === null ? httpFault(ctx.message) : refusalOf(fault)
    if (refusal !== null && turn === undefined) {
      exchange.refuse(refusal)
      return null
    }
    // where the next request begins is not known behind one that is refused: nothing more may be read
    if (refusal !== null || (turn?.waiting ?? 0) >= MAX_WAITING) {
      ctx.listener.finish?.(connection)
      return null
    }
    if (turn !== undefined) {
      turn.waiting += 1
      turn.last = turn.last.then(() => this.#serve(ctx, exchange)).then(() => this.#left(ctx, turn))
      return turn.last
    }
    const work = this.#serve(ctx, exchange)
    if (work === null) return null
    const first: Turn = { last: work, waiting: 1 }
    this.#turns.set(connection, first)
    first.last = work.then(() => this.#left(ctx, first))
    return first.last
  }

  #left({ peer }: Context, turn: Turn): void {
    turn.waiting -= 1
    if (turn.waiting === 0) this.#turns.delete(peer.connection)
  }

  #serve(ctx: Context, exchange: HttpExchange): Promise<unknown> | null {
    for (const taker of this.#takers) {
      const taken = taker(ctx)
      if (taken === null) continue
      if (taken !== true) return taken.then(() => this.#ended(ctx, exchange))
      this.#ended(ctx, exchange)
      return null
    }
    ctx.http?.reply(404, 'Not Found')
    return null
  }

  /** A request that nobody has answered is never held: its connection ends. */
  #ended({ listener, peer }: Context, exchange: HttpExchange): void {
    if (!exchange.answered) listener.finish?.(peer.connection)
  }
}

function refusalOf({ code }: Fault): HttpRefusal {
  const status = faultStatus(code)
  if (status === 513) return { status: 431, reason: 'Request Header Fields Too Large' }
  if (status === 505) return { status, reason: 'HTTP Version Not Supported' }
  return { status, reason: status === 400 ? `Bad Request: ${faultText(code)}` : 'Bad Request' }
}
