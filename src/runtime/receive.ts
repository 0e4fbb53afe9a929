// hot
/** From bytes to script: the guarded boundary around each message. */

import type { CompiledRoute } from '../lang/vocabulary.ts'
import type { Listener } from '../net/listener.ts'
import type { Peer } from '../net/peer.ts'
import { HeaderId } from '../sip/header-names.ts'
import { MethodId } from '../sip/methods.ts'
import { type Message, parseMessage } from '../sip/message.ts'
import { FaultCode, faultStatus, faultText } from '../sip/errors.ts'
import type { ParserRules } from '../sip/rules.ts'
import { statusPhrase } from '../sip/status-phrases.ts'
import { Context } from './context.ts'
import type { CoreApi } from './core-api.ts'
import type { RequestFilter } from './host.ts'
import type { HttpExchanges } from './http-exchanges.ts'
import { errorText, SiproseError } from './errors.ts'
import type { LogScope } from './log-scope.ts'
import { ParseLog } from './parse-log.ts'
import { RouteTurns } from './route-turns.ts'
import type { Script } from './script.ts'
import type { Server } from './server.ts'
import { follow } from './tracing.ts'

const SIP = 'SIP/2.0'
const BAD_REQUEST = 400
const SERVER_ERROR = 500
const SERVER_ERROR_REASON = 'Server Internal Error'

/** A filter, and the methods it looks at. */
export interface MethodFilter {
  readonly methods: number
  readonly filter: RequestFilter
}

/** What a receiver is made of beside the server and its script. */
export interface ReceiverParts {
  readonly rules: ParserRules
  readonly filters: readonly MethodFilter[]
  /** Who wants to know when the script has done with a request. */
  readonly afterRequests: readonly ((ctx: Context) => void)[]
  readonly http: HttpExchanges
}

/** Takes received bytes to the script. One for each server. */
export class Receiver {
  readonly #server: Server
  readonly #script: Script
  readonly #core: CoreApi
  readonly #rules: ParserRules
  readonly #parseLog: ParseLog
  readonly #requestRoute: CompiledRoute | null
  readonly #replyRoute: CompiledRoute | null
  readonly #http: HttpExchanges
  readonly #filters: readonly MethodFilter[]
  readonly #filteredMethods: number
  readonly #afterRequests: readonly ((ctx: Context) => void)[]
  readonly #forceRport: boolean
  readonly #replyToVia: boolean
  readonly #scope: LogScope | null
  /** `event_route[core:msg-received]`, where it is there and wanted. */
  readonly #first: CompiledRoute | null
  readonly #preRoute: CompiledRoute | null
  readonly #turns: RouteTurns | null
  #messages = 0
  readonly #handled = (ctx: Context): void => {
    this.#handle(ctx)
  }
  /** Called when a message's route has ended, or a message was dropped without one (null). */
  ended: ((ctx: Context) => void) | null = null
  /** Called before a message's route runs. */
  begun: ((ctx: Context) => void) | null = null

  constructor(
    server: Server,
    script: Script,
    core: CoreApi,
    { rules, filters, afterRequests, http }: ReceiverParts,
  ) {
    this.#server = server
    this.#script = script
    this.#core = core
    this.#rules = rules
    this.#parseLog = new ParseLog(server.log, core.settings)
    this.#filters = filters
    this.#afterRequests = afterRequests
    this.#http = http
    this.#filteredMethods = filters.reduce((all, { methods }) => all | methods, 0)
    this.#forceRport = core.settings.force_rport
    this.#replyToVia = core.settings.reply_to_via
    this.#scope = server.logScope
    const { received_route_mode, route_locks_size } = core.settings
    this.#preRoute = script.route('event', 'core:pre-routing')
    this.#first = received_route_mode === 0 ? null : script.route('event', 'core:msg-received')
    this.#turns = route_locks_size === 0 ? null : new RouteTurns(route_locks_size)
    this.#requestRoute = script.route('request', null)
    this.#replyRoute = script.route('reply', null)
  }

  /** Messages received so far; the next one's `$mi`. */
  get messages(): number {
    return this.#messages
  }

  /** Numbers messages from 1 again. */
  restartNumbers(): void {
    this.#messages = 0
  }

  /** Handles a message. Nothing that happens inside gets out. */
  receive(bytes: Buffer, start: number, end: number, from: Peer, on: Listener): void {
    let ctx: Context | null = null
    try {
      const message = parseMessage(bytes, start, end, this.#rules)
      ctx = new Context(
        this.#server,
        message,
        from,
        on,
        ++this.#messages,
        this.#server.clock.turn(),
        message.isRequest ? 'request' : 'reply',
      )
      const { tracer } = this.#server
      if (tracer !== null) follow(ctx, tracer)
      if (this.#first === null) this.#enter(ctx)
      else this.#runFirst(this.#first, ctx, bytes.subarray(start, end))
    } catch (error) {
      if (ctx === null) {
        this.#core.counters.bad_msg_hdr.add()
        this.#server.log.error(`a message from ${from.address} could not be read: ${String(error)}`)
      } else {
        this.#failed(ctx, error)
      }
    }
  }

  #enter(ctx: Context): void {
    if (this.#scope === null) this.#handle(ctx)
    else this.#scope.run(ctx, this.#handled)
  }

  /** Runs `event_route[core:msg-received]`, on a reading of its own: nothing it changes in the message stays. */
  #runFirst(route: CompiledRoute, ctx: Context, bytes: Buffer): void {
    const event = ctx.companion(parseMessage(bytes, 0, bytes.length, this.#rules), 'event')
    const result = this.#script.run(route, event)
    if (typeof result === 'number') this.#afterFirst(ctx, event, result)
    else void this.#firstLater(ctx, event, result)
  }

  async #firstLater(ctx: Context, event: Context, result: Promise<number>): Promise<void> {
    this.begun?.(ctx)
    try {
      const value = await result
      this.ended?.(ctx)
      this.#afterFirst(ctx, event, value)
    } catch (error) {
      this.#failed(ctx, error)
    }
  }

  #afterFirst(ctx: Context, event: Context, result: number): void {
    if (!event.dropped && result >= 0) this.#enter(ctx)
    else if (ctx.message.isRequest) this.#core.counters.drop_requests.add()
    else this.#core.counters.drop_replies.add()
  }

  #handle(ctx: Context): void {
    // requests of HTTP, where they are wanted, are at fault or lack what every request of SIP has: the rest pays a comparison
    if (ctx.message.isRequest && ctx.message.version !== SIP && this.#http.has(ctx)) {
      this.#takeHttp(ctx)
    } else if (ctx.message.fault !== null) this.#faulty(ctx)
    else if (ctx.message.isRequest) this.#request(ctx)
    else this.#reply(ctx)
  }

  #takeHttp(ctx: Context): void {
    this.begun?.(ctx)
    const { fault } = ctx.message
    if (fault !== null) this.#server.countFault(fault.code)
    const work = this.#http.take(ctx, fault)
    if (work === null) this.ended?.(ctx)
    else {
      void work.then(
        () => this.ended?.(ctx),
        (error: unknown) => this.#failed(ctx, error),
      )
    }
  }

  #faulty(ctx: Context): void {
    const { counters, events } = this.#core
    const { message } = ctx
    const code = message.fault?.code ?? FaultCode.EMPTY
    counters.bad_msg_hdr.add()
    this.#server.countFault(code)
    this.#parseLog.note(ctx)
    if (message.isRequest) counters.err_requests.add()
    else counters.err_replies.add()
    if (events.parseError.wanted) void events.parseError.run(ctx)
    if (!message.isRequest || message.methodId === MethodId.ACK || !complete(message)) return
    const status = faultStatus(code)
    const reason = status === BAD_REQUEST ? `Bad Request: ${faultText(code)}` : statusPhrase(status)
    if (!ctx.answered) this.#server.reply(ctx, status, reason, null)
  }

  #request(ctx: Context): void {
    const { counters } = this.#core
    const { message } = ctx
    counters.rcv_requests.add()
    this.#countMethod(message.methodId)
    if (this.#forceRport) ctx.forceRport = true
    if (this.#replyToVia) ctx.replyToVia = true
    if (!complete(message)) {
      counters.bad_msg_hdr.add()
      counters.err_requests.add()
      this.#server.countFault('sip/missing-header')
      if (message.via !== null && message.methodId !== ACK) {
        this.#server.reply(ctx, BAD_REQUEST, 'Missing or Unreadable Mandatory Header', null)
      }
      return
    }
    if (this.#filtered(ctx)) return
    if (this.#preRoute !== null) this.#runBefore(this.#preRoute, ctx)
    else if (this.#requestRoute !== null) this.#run(this.#requestRoute, ctx)
  }

  /** Runs `event_route[core:pre-routing]`, then the request route, unless that was dropped. */
  #runBefore(route: CompiledRoute, ctx: Context): void {
    const result = this.#script.run(route, ctx)
    if (typeof result === 'number') this.#afterBefore(ctx)
    else void this.#beforeLater(ctx, result)
  }

  async #beforeLater(ctx: Context, result: Promise<number>): Promise<void> {
    this.begun?.(ctx)
    try {
      await result
      this.ended?.(ctx)
      this.#afterBefore(ctx)
    } catch (error) {
      this.#failed(ctx, error)
    }
  }

  #afterBefore(ctx: Context): void {
    if (ctx.dropped) {
      this.#core.counters.drop_requests.add()
      this.#requestDone(ctx)
    } else if (this.#requestRoute !== null) this.#run(this.#requestRoute, ctx)
  }

  /** Counts a request by its method; a method without a bit of its own has the last figure. */
  #countMethod(methodId: number): void {
    const { requestsByMethod } = this.#core
    const last = requestsByMethod.length - 1
    const bit = 31 - Math.clz32(methodId)
    requestsByMethod[bit < last ? bit : last]?.add()
  }

  /** Lets modules look first; the bits keep all that nobody asked for from costing more than a comparison. */
  #filtered(ctx: Context): boolean {
    const { methodId } = ctx.message
    if ((methodId & this.#filteredMethods) === 0) return false
    for (const { methods, filter } of this.#filters) {
      if ((methods & methodId) !== 0 && filter(ctx)) return true
    }
    return false
  }

  #reply(ctx: Context): void {
    const { counters } = this.#core
    counters.rcv_replies.add()
    const { via, status } = ctx.message
    this.#core.repliesByClass[Math.trunc(status / 100)]?.add()
    this.#core.repliesByStatus[status]?.add()
    if (via === null) {
      counters.bad_msg_hdr.add()
      counters.err_replies.add()
      this.#server.countFault('sip/missing-header')
      return
    }
    if (this.#server.settings.check_via && !this.#server.isOwnAddress(via.host, via.port ?? 0)) {
      counters.drop_replies.add()
      return
    }
    if (this.#replyRoute === null) this.#server.passReply(ctx)
    else this.#run(this.#replyRoute, ctx)
  }

  #run(route: CompiledRoute, ctx: Context): void {
    const before = this.#turns === null ? null : this.#turns.before(ctx.message)
    if (before === null) this.#begin(route, ctx)
    else void this.#turns?.take(ctx.message, this.#inTurn(before, route, ctx))
  }

  async #inTurn(before: Promise<void>, route: CompiledRoute, ctx: Context): Promise<void> {
    await before
    this.begun?.(ctx)
    try {
      const result = this.#script.run(route, ctx)
      this.#after(ctx, typeof result === 'number' ? result : await result)
    } catch (error) {
      this.#failed(ctx, error)
    }
  }

  #begin(route: CompiledRoute, ctx: Context): void {
    this.begun?.(ctx)
    const result = this.#script.run(route, ctx)
    if (typeof result === 'number') this.#after(ctx, result)
    else if (this.#turns === null) void this.#later(ctx, result)
    else void this.#turns.take(ctx.message, this.#later(ctx, result))
  }

  async #later(ctx: Context, result: Promise<number>): Promise<void> {
    try {
      this.#after(ctx, await result)
    } catch (error) {
      this.#failed(ctx, error)
    }
  }

  #after(ctx: Context, result: number): void {
    if (!ctx.message.isRequest) {
      if (ctx.dropped || result === 0) this.#core.counters.drop_replies.add()
      else this.#server.passReply(ctx)
    } else {
      if (ctx.transaction !== null) ctx.transaction.routeEnded(ctx)
      this.#requestDone(ctx)
    }
    if (result < 0 && ctx.peer.connection !== 0) this.#closeStream(ctx)
    this.ended?.(ctx)
  }

  #requestDone(ctx: Context): void {
    for (const ended of this.#afterRequests) ended(ctx)
  }

  /** A stream whose message the script ended in an error of is closed, unless `tcp_script_mode` keeps it. */
  #closeStream(ctx: Context): void {
    if (!ctx.message.isRequest || this.#server.settings.tcp_script_mode !== 0) return
    ctx.listener.finish?.(ctx.peer.connection)
  }

  #failed(ctx: Context, error: unknown): void {
    this.#core.counters.script_errors.add()
    const code = error instanceof SiproseError ? error.code : 'runtime/unexpected'
    this.#script.report(ctx, code, errorText(error))
    const { message, transaction } = ctx
    if (message.isRequest && message.methodId !== ACK) {
      if (transaction !== null) {
        transaction.reply(ctx, SERVER_ERROR, SERVER_ERROR_REASON)
        transaction.routeEnded(ctx)
      } else if (!ctx.answered) {
        this.#server.reply(ctx, SERVER_ERROR, SERVER_ERROR_REASON, null)
      }
    }
    if (message.isRequest) this.#requestDone(ctx)
    this.ended?.(ctx)
  }
}

const { ACK } = MethodId
const MANDATORY =
  (1 << HeaderId.CSEQ) | (1 << HeaderId.CALL_ID) | (1 << HeaderId.FROM) | (1 << HeaderId.TO)

/** Whether a request has the headers every request has (RFC 3261 section 8.1.1), and those readable that every answer needs. */
function complete(message: Message): boolean {
  return message.via !== null && message.hasAll(MANDATORY)
}
