/** One server: its sockets, its script, its modules. Two can live in one process. */

import { LogLevel, type Log } from './log.ts'
import type { Controls } from '../net/control/controls.ts'
import { noControls } from '../net/control/system-controls.ts'
import type { HttpClients } from '../net/http/http-calls.ts'
import { SystemHttp } from '../net/http/system-http.ts'
import type { Listener, Receive } from '../net/listener.ts'
import type { Network } from '../net/network.ts'
import { ProxiedDatagrams } from '../net/proxied-datagrams.ts'
import type { Peer, SecureWish } from '../net/peer.ts'
import type { StreamSecurity } from '../net/stream/stream-security.ts'
import { AsideRoute, type Runnable } from './aside.ts'
import { blankListener, blankMessage, blankPeer } from './blank-message.ts'
import { type ByteWatch, watchReceived, watchSent } from './byte-watch.ts'
import type { Clock, Timer } from './clock.ts'
import type { Commands } from './commands.ts'
import { Context } from './context.ts'
import type { CoreApi, Settings } from './core-api.ts'
import { type Documentation, noDocumentation } from './documentation.ts'
import type { Event } from './declare/event-route.ts'
import { errorText, SiproseError } from './errors.ts'
import { Files, systemFiles, type FileSource } from './files.ts'
import type { Sender } from './forwarding/forward-attempts.ts'
import { Forwarder } from './forwarding/forwarder.ts'
import type { Destination, Host, ReplyHandler, RequestFilter, SecureWishes } from './host.ts'
import { HttpExchanges, type HttpTaker } from './http-exchanges.ts'
import { type HostProcess, systemProcess } from './host-process.ts'
import type { ModuleInstance } from './instance.ts'
import { Locations, type ResolverMaker } from './forwarding/locations.ts'
import type { Names } from './names.ts'
import { OwnAddresses } from './sockets/own-addresses.ts'
import type { SocketPicker } from './sockets/pick-socket.ts'
import { LiveSettings } from './live-settings.ts'
import { LogLevels } from './log-levels.ts'
import { LogScope } from './log-scope.ts'
import type { Random } from './random.ts'
import { type MethodFilter, Receiver } from './receive.ts'
import { Repeats } from './repeat.ts'
import { replyText, sendReply } from './reply.ts'
import { warningLine } from './warning.ts'
import type { Script } from './script.ts'
import { rulesOf } from './settings/parser.ts'
import { streamLimits } from './settings/streams.ts'
import { tcpRules } from './settings/tcp.ts'
import { tlsEnabled } from './settings/tls.ts'
import { openSockets } from './sockets/open-sockets.ts'
import { CarriedValues } from './carried-values.ts'
import { SocketTable } from './sockets/socket-table.ts'
import type { SocketSpec } from './sockets/sockets.ts'
import { Statistics } from './statistics.ts'
import { type Action, actionName, follow, type Tracer } from './tracing.ts'
import type { SourceFinder } from '../lang/diagnostic.ts'
import type { Position } from '../lang/position.ts'
import type {
  Carried,
  CompiledFormat,
  CompiledRoute,
  RouteType,
  ScriptHelpers,
  VariableRef,
} from '../lang/vocabulary.ts'
import { compileFormat, compileVariableRef } from '../lang/compile/format.ts'
import { MethodId } from '../sip/methods.ts'

/** How often senders behind balancers are looked through. */
const PROXY_SWEEP_MS = 10_000

/** What a server is made of. */
export interface ServerParts {
  readonly network: Network
  /** Whom it asks by HTTP; the network's own servers, unless given. */
  readonly http?: HttpClients
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  readonly defines: ReadonlyMap<string, string>
  /** Variables of the environment; none where it is left out. */
  readonly environment?: Readonly<Record<string, string | undefined>>
  /** Makes what names are asked of. */
  readonly resolver: ResolverMaker
  /** Where the files come from that the configuration names; the disk, unless given. */
  readonly files?: FileSource
  /** The directory of the main configuration; the working directory, unless given. */
  readonly directory?: string
  /** What the documentation says, for people who ask the server; nothing, unless given. */
  readonly documentation?: Documentation
  /** Where people and programs reach it with commands; nowhere, unless given. */
  readonly controls?: Controls
  /** The process it runs in; this one, unless given. */
  readonly process?: HostProcess
}

/** What `configure()` gives a server. */
export interface Equipment {
  readonly names: Names
  readonly core: CoreApi
  readonly script: Script
  /** What can be asked of the server. */
  readonly commands: Commands
  /** What compiled scripts ask of the server. */
  readonly helpers: ScriptHelpers
  /** The texts the configuration was read from. */
  readonly sources: SourceFinder
}

const nothingNoted: ReadonlySet<string> = new Set()

/** A server. It is made by `configure()`, which gives it its script; then it can start. */
export class Server implements Host {
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  readonly logLevels: LogLevels
  readonly defines: ReadonlyMap<string, string>
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly files: Files
  readonly custom = new Map<string, string | number>()
  readonly statistics = new Statistics()
  readonly liveSettings = new LiveSettings()
  readonly documentation: Documentation
  readonly process: HostProcess
  readonly controls: Controls
  readonly http: HttpClients
  startedAt = 0
  readonly listeners: Listener[] = []
  readonly sockets = new SocketTable()
  /** What scripts take with them while they wait. */
  readonly carriedValues = new CarriedValues()
  /** Faults of received messages by code: what was dropped, and why. */
  readonly faults = new Map<string, number>()
  readonly #network: Network
  readonly #resolver: ResolverMaker
  #locations: Locations | null = null
  proxied: ProxiedDatagrams | null = null
  #forwarder: Forwarder | null = null
  #security: StreamSecurity | null = null
  #wish: SecureWishes | null = null
  readonly #watches: ByteWatch[] = []
  readonly #own = new OwnAddresses()
  readonly #noted = new Map<string, Set<string>>()
  readonly #whenListening: (() => void)[] = []
  #picker: SocketPicker | null = null
  readonly #filters: MethodFilter[] = []
  readonly #afterRequests: ((ctx: Context) => void)[] = []
  readonly #httpTakers: HttpTaker[] = []
  readonly #replyHandlers: ReplyHandler[] = []
  #names: Names | null = null
  #core: CoreApi | null = null
  #receiver: Receiver | null = null
  #script: Script | null = null
  #serverHeader = ''
  #warns = false
  #equipment: Equipment | null = null
  /** The message that lines of the log belong to; null where the configuration does not ask for it. */
  logScope: LogScope | null = null
  /** Follows all scripts; null where nobody asked to. */
  tracer: Tracer | null = null
  readonly #repeats: Repeats
  readonly #routeFailed = (ctx: Context, error: unknown): void => {
    this.core.counters.script_errors.add()
    const code = error instanceof SiproseError ? error.code : 'runtime/unexpected'
    this.reportScript(ctx, code, errorText(error))
  }

  /** @param parts - the world it lives in */
  constructor(parts: ServerParts) {
    this.clock = parts.clock
    this.random = parts.random
    this.log = parts.log
    this.logLevels = new LogLevels(parts.log)
    this.defines = parts.defines
    this.environment = parts.environment ?? {}
    this.files = new Files(parts.files ?? systemFiles, parts.directory ?? '.')
    this.#network = parts.network
    this.#repeats = new Repeats(parts.clock, (error) => {
      this.log.error(`recurring work failed: ${errorText(error)}`)
    })
    this.#resolver = parts.resolver
    this.documentation = parts.documentation ?? noDocumentation
    this.process = parts.process ?? systemProcess
    this.controls = parts.controls ?? noControls
    this.http = parts.http ?? new SystemHttp(parts.clock)
  }

  /** Gives the server its modules and its script. */
  equip(parts: Equipment): void {
    const { names, core, script } = parts
    this.#equipment = parts
    this.#names = names
    this.#core = core
    this.#script = script
    const { settings } = core
    this.logScope = this.#makeLogScope(settings)
    const { clock, random, log, listeners } = this
    const resolver = this.#resolver
    this.#locations = new Locations(core, { clock, random, log, listeners, resolver })
    this.#forwarder = new Forwarder(this, core, this.#locations)
    this.#warns = settings.sip_warning
    this.#serverHeader = settings.server_signature ? `${settings.server_header}\r\n` : ''
    const http = new HttpExchanges(this.#httpTakers, this.#serverHeader)
    const rules = { ...rulesOf(settings), httpRequests: this.takesHttp }
    this.#receiver = new Receiver(this, script, core, {
      rules,
      filters: this.#filters,
      afterRequests: this.#afterRequests,
      http,
    })
    for (const { host, port } of settings.alias) this.#own.add(host, port ?? 0)
    this.#followChanges(settings)
  }

  /** What does not read its settings anew each time is told of changes. */
  #followChanges(settings: Settings): void {
    let { debug } = settings
    this.liveSettings.watch('core', () => {
      // `-d` on the command line stays on top of it
      this.log.level += settings.debug - debug
      debug = settings.debug
    })
    this.liveSettings.watch('tcp', () => {
      for (const listener of this.listeners) {
        listener.adjust?.(
          streamLimits(settings, listener.proto, this.takesHttp),
          tcpRules(settings),
        )
      }
    })
  }

  /** Lines of the log know their message where the prefix has variables, or documents show the Call-ID. */
  #makeLogScope({ log_prefix, log_prefix_mode, log_engine_data }: Settings): LogScope | null {
    const prefix = this.format(log_prefix)
    if (prefix.constant !== null && !log_engine_data.includes('c')) return null
    return new LogScope(prefix, log_prefix_mode === 1)
  }

  get settings(): Settings {
    return this.core.settings
  }

  /** The core's parameters and figures. */
  get core(): CoreApi {
    if (this.#core === null) throw notEquipped()
    return this.#core
  }

  /** Sends messages on. */
  get forwarder(): Forwarder {
    if (this.#forwarder === null) throw notEquipped()
    return this.#forwarder
  }

  get locations(): Locations {
    if (this.#locations === null) throw notEquipped()
    return this.#locations
  }

  /** The names and instances of the loaded modules. */
  get names(): Names {
    if (this.#names === null) throw notEquipped()
    return this.#names
  }

  /** What can be asked of it, by people and programs. */
  get commands(): Commands {
    if (this.#equipment === null) throw notEquipped()
    return this.#equipment.commands
  }

  instances(): Iterable<ModuleInstance> {
    return this.names.instances()
  }

  /** The compiled configuration. */
  get script(): Script {
    if (this.#script === null) throw notEquipped()
    return this.#script
  }

  /** What compiled scripts ask of the server; for expressions that are compiled later. */
  get helpers(): ScriptHelpers {
    if (this.#equipment === null) throw notEquipped()
    return this.#equipment.helpers
  }

  /** The line of the configuration at a place, without the blanks around it; null where its text is not at hand. */
  sourceLine(position: Position): string | null {
    const source = this.#equipment?.sources(position.file) ?? null
    return source?.text.split('\n')[position.line - 1]?.trim() ?? null
  }

  /** Where received bytes enter. */
  get receiver(): Receiver {
    if (this.#receiver === null) throw notEquipped()
    return this.#receiver
  }

  /**
   * Starts the modules, then the sockets.
   *
   * @param listen - addresses instead of those of the configuration
   * @throws SiproseError or NetError with the address that could not be had; nothing stays open then
   */
  async start(listen: readonly SocketSpec[] | null = null): Promise<void> {
    const { settings } = this
    const { receiver } = this
    const receive: Receive = (bytes, from, to, peer, on) => {
      receiver.receive(bytes, from, to, peer, on)
    }
    this.startedAt = this.clock.now()
    this.locations.start()
    this.#acceptProxies()
    try {
      await this.#runAtStart(this.core.events.modulesBegin)
      for (const instance of this.names.instances()) await instance.start()
      const security = tlsEnabled(settings) ? this.#security : null
      this.#picker = await openSockets(
        {
          network: this.#network,
          clock: this.clock,
          log: this.log,
          settings,
          security,
          http: this.takesHttp,
          proxied: this.proxied,
          // who asked first is nearest to the wire
          receive: this.#watches.reduceRight(
            (inner, watch) => watchReceived(watch, inner),
            receive,
          ),
          listeners: this.listeners,
          table: this.sockets,
          own: this.#own,
        },
        listen,
      )
      for (const watch of this.#watches) {
        for (const listener of this.listeners) watchSent(watch, listener)
      }
      for (const run of this.#whenListening.splice(0)) run()
      await this.#runAtStart(this.core.events.workerOne)
    } catch (error) {
      await this.stop()
      throw error
    }
    if (settings.children > 1) {
      this.log.info(`children is ${settings.children}; one worker runs in this version`)
    }
  }

  /** Prepares for balancers of datagrams, where the configuration has some. */
  #acceptProxies(): void {
    const { settings } = this
    if (!settings.udp_accept_proxy) return
    const lifetime = settings['net.udp_proxy_lifetime'] * 1000
    const proxied = new ProxiedDatagrams(settings['net.udp_proxy_max_clients'], lifetime)
    this.proxied = proxied
    this.every(PROXY_SWEEP_MS, () => {
      proxied.expire(this.clock.now())
    })
  }

  /** Runs an event route that belongs to the start, on a message that nobody sent. */
  async #runAtStart(event: Event): Promise<void> {
    if (event.wanted) await event.run(this.blankContext('event'))
  }

  /** Closes the sockets and stops the modules. It may be called twice. */
  async stop(): Promise<void> {
    const open = this.listeners.splice(0)
    this.sockets.clear()
    this.#picker = null
    await Promise.all(open.map((listener) => listener.stop()))
    for (const instance of this.names.instances()) await instance.stop()
    this.#repeats.stop()
    this.#locations?.stop()
  }

  /** The loaded module of a name, or null. */
  instance(name: string): ModuleInstance | null {
    return this.names.instance(name)
  }

  /** Counts a fault of a received message. Codes are our own, so the map cannot be made to grow from outside. */
  countFault(code: string): void {
    this.faults.set(code, (this.faults.get(code) ?? 0) + 1)
  }

  isOwnAddress(host: string, port: number): boolean {
    return this.#own.has(host, port)
  }

  /** The server's own addresses and aliases. */
  get ownAddresses(): OwnAddresses {
    return this.#own
  }

  /** Whether some module takes requests of HTTP. */
  get takesHttp(): boolean {
    return this.#httpTakers.length > 0
  }

  reply(ctx: Context, status: number, reason: string, toTag: string | null): boolean {
    if (ctx.http !== null) return ctx.http.reply(status, reason)
    if (ctx.message.methodId === MethodId.ACK) return false
    ctx.answered = true
    const text = replyText(ctx, status, reason, toTag, this.#ownHeaders(ctx))
    return sendReply(ctx, text)
  }

  replyText(ctx: Context, status: number, reason: string, toTag: string | null): string {
    if (ctx.http !== null) return ctx.http.text(status, reason)
    return replyText(ctx, status, reason, toTag, this.#ownHeaders(ctx))
  }

  /** The header lines that each reply of the server's own has. */
  #ownHeaders(ctx: Context): string {
    return this.#warns ? this.#serverHeader + warningLine(ctx) : this.#serverHeader
  }

  watchBytes(watch: ByteWatch): void {
    this.#watches.push(watch)
  }

  secureStreams(security: StreamSecurity, wish: SecureWishes): void {
    this.#security = security
    this.#wish = wish
  }

  secureWish(ctx: Context, host: string): SecureWish | null {
    return this.#wish === null ? null : this.#wish(ctx, host)
  }

  afterRequests(ended: (ctx: Context) => void): void {
    this.#afterRequests.push(ended)
  }

  filterRequests(methods: number, filter: RequestFilter): void {
    this.#filters.push({ methods, filter })
  }

  takeHttp(taker: HttpTaker): void {
    this.#httpTakers.push(taker)
  }

  handleReplies(handler: ReplyHandler): void {
    this.#replyHandlers.push(handler)
  }

  /** Hands a received reply to who waits for it; forwards it where nobody does. */
  passReply(ctx: Context): void {
    for (const handler of this.#replyHandlers) if (handler(ctx)) return
    this.forwardReply(ctx)
  }

  routeNameAt(position: Position): string | null {
    return this.script.routeNameAt(position)
  }

  alsoOwn(test: (host: string, port: number) => boolean): void {
    this.#own.orIf(test)
  }

  traceScripts(tracer: Tracer): void {
    this.tracer = tracer
  }

  action(at: number): Action {
    const { program } = this.script
    const position = program.position(at)
    const text = this.#equipment?.sources(position.file)?.text.split('\n')[position.line - 1] ?? ''
    let around: CompiledRoute | null = null
    for (const route of program.routes) {
      const { file, offset } = route.position
      if (file !== position.file || offset > position.offset) continue
      if (around === null || offset > around.position.offset) around = route
    }
    return {
      position,
      routeType: around?.type ?? 'request',
      route: around?.name ?? null,
      name: actionName(text.slice(position.column - 1)),
    }
  }

  noted(topic: string): ReadonlySet<string> {
    return this.#noted.get(topic) ?? nothingNoted
  }

  whenListening(run: () => void): void {
    this.#whenListening.push(run)
  }

  /** Takes what a literal of the configuration names. */
  note(topic: string, text: string): void {
    const noted = this.#noted.get(topic)
    if (noted === undefined) this.#noted.set(topic, new Set([text]))
    else noted.add(text)
  }

  restartMessageIds(): void {
    this.receiver.restartNumbers()
  }

  position(ctx: Context): Position {
    return this.script.position(ctx)
  }

  route(type: RouteType, name: string | null): Runnable | null {
    const route = this.script.route(type, name)
    return route === null ? null : new AsideRoute(route, this.#routeFailed)
  }

  blankContext(routeType: RouteType): Context {
    const listener = this.listeners[0] ?? blankListener
    const now = this.clock.now()
    const ctx = new Context(this, blankMessage(), blankPeer, listener, 0, now, routeType)
    if (this.tracer !== null) follow(ctx, this.tracer)
    return ctx
  }

  every(ms: number, run: () => void): Timer {
    return this.#repeats.add(ms, run)
  }

  carry(values: Carried): number {
    return this.carriedValues.add(values)
  }

  format(text: string): CompiledFormat {
    return compileFormat(text, this.names, this.helpers)
  }

  variable(text: string): VariableRef {
    return compileVariableRef(text, this.names, this.helpers)
  }

  get sender(): Sender {
    return this.forwarder
  }

  forward(ctx: Context, destination: Destination | null): boolean {
    return this.forwarder.request(ctx, destination)
  }

  forwardReply(ctx: Context): boolean {
    return this.forwarder.reply(ctx)
  }

  listenerFor(peer: Peer, received: Listener | null, forced: Listener | null): Listener | null {
    return this.#picker === null ? null : this.#picker.pick(peer, received, forced)
  }

  /** Logs an error of a script, with its place. */
  reportScript(ctx: Context, code: string, text: string): void {
    if (this.log.shows(LogLevel.ERROR)) this.script.report(ctx, code, text)
  }
}

function notEquipped(): SiproseError {
  return new SiproseError(
    'runtime/not-equipped',
    'the server was used before equip() gave it a script',
  )
}
