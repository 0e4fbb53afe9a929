/** What a module may ask of the server it runs in. */

import type { Position } from '../lang/position.ts'
import type { Carried, CompiledFormat, RouteType, VariableRef } from '../lang/vocabulary.ts'
import type { Controls } from '../net/control/controls.ts'
import type { HttpClients } from '../net/http/http-calls.ts'
import type { Listener } from '../net/listener.ts'
import type { ProxiedDatagrams } from '../net/proxied-datagrams.ts'
import type { Peer, SecureWish } from '../net/peer.ts'
import type { StreamSecurity } from '../net/stream/stream-security.ts'
import type { Runnable } from './aside.ts'
import type { ByteWatch } from './byte-watch.ts'
import type { Clock, Timer } from './clock.ts'
import type { Commands } from './commands.ts'
import type { Context } from './context.ts'
import type { Settings } from './core-api.ts'
import type { Documentation } from './documentation.ts'
import type { Sender } from './forwarding/forward-attempts.ts'
import type { Locations } from './forwarding/locations.ts'
import type { Files } from './files.ts'
import type { HttpTaker } from './http-exchanges.ts'
import type { HostProcess } from './host-process.ts'
import type { ModuleInstance } from './instance.ts'
import type { LiveSettings } from './live-settings.ts'
import type { Log } from './log.ts'
import type { LogLevels } from './log-levels.ts'
import type { Random } from './random.ts'
import type { SocketTable } from './sockets/socket-table.ts'
import type { Statistics } from './statistics.ts'
import type { Action, Tracer } from './tracing.ts'

/** A server, as a module sees it. */
export interface Host {
  /** The time, and delays. */
  readonly clock: Clock
  /** Tags, branches and choices. */
  readonly random: Random
  /** The log, as the core writes to it; a module writes to its own, `self.log`. */
  readonly log: Log
  /** Levels and facilities that modules have of their own in it. */
  readonly logLevels: LogLevels
  /** The core's parameters. */
  readonly settings: Settings
  /** The sockets it listens on, in the order of the configuration. */
  readonly listeners: readonly Listener[]
  /** The same, with what the configuration says of each. */
  readonly sockets: SocketTable
  /** Where messages go: names, places, and destinations that failed; from a module's `start` on. */
  readonly locations: Locations
  /** Who is behind balancers of datagrams; null where `udp_accept_proxy` is off. */
  readonly proxied: ProxiedDatagrams | null
  /** Files that the configuration names. */
  readonly files: Files
  /** What the configuration's preprocessor knows: names and values of `#!define`. */
  readonly defines: ReadonlyMap<string, string>
  /** Variables of the environment the server was started in. */
  readonly environment: Readonly<Record<string, string | undefined>>
  /** The configuration's own settings, `group.name = value`, by `group.name`. */
  readonly custom: ReadonlyMap<string, string | number>
  /** Its commands, for who offers them to people and programs; from a module's `start` on. */
  readonly commands: Commands
  /** Settings that may change while it runs. */
  readonly liveSettings: LiveSettings
  /** Its figures: those of modules, and those that configurations make. */
  readonly statistics: Statistics
  /** What is written of commands, parameters and figures, where it is at hand. */
  readonly documentation: Documentation
  /** Where people and programs reach it with commands. */
  readonly controls: Controls
  /** Makes requests of HTTP. */
  readonly http: HttpClients
  /** The process it runs in. */
  readonly process: HostProcess
  /** When it was started, in milliseconds since 1970-01-01T00:00:00Z. */
  readonly startedAt: number

  /** The loaded modules, the core first. */
  instances(): Iterable<ModuleInstance>

  /**
   * Tells whether an address is one of the server's own.
   *
   * @param host - a name or an address, IPv6 in brackets or not
   * @param port - 0 for any
   */
  isOwnAddress(host: string, port: number): boolean

  /**
   * Answers the request in hand without a transaction (RFC 3261 section 8.2.6).
   *
   * @param ctx - the request
   * @param status - 100 to 699
   * @param reason - the phrase after it
   * @param toTag - the tag to add to `To` where it has none, or null
   * @returns false when it could not be sent
   */
  reply(ctx: Context, status: number, reason: string, toTag: string | null): boolean

  /** The text of the reply that {@link reply} sends, for who wants to see it too. */
  replyText(ctx: Context, status: number, reason: string, toTag: string | null): string

  /**
   * Looks at received requests before the script does.
   *
   * @param methods - which: bits of `MethodId`
   * @param filter - true takes the request away: no route runs on it
   */
  filterRequests(methods: number, filter: RequestFilter): void

  /**
   * Tells when the script has done with a received request: it has ended, and all that it waited for.
   *
   * @param ended - is told; what it throws is not caught
   */
  afterRequests(ended: (ctx: Context) => void): void

  /**
   * Takes requests of HTTP on the server's streams; in a module's `state`.
   *
   * @param taker - is asked about each, before the next may be answered
   */
  takeHttp(taker: HttpTaker): void

  /**
   * Looks at received replies once the core's reply route has let them pass.
   *
   * @param handler - true takes the reply away: it is not forwarded without state
   */
  handleReplies(handler: ReplyHandler): void

  /**
   * Shows all bytes that arrive and leave to a module; before the sockets are opened, so in its `start` or sooner. Of several modules the one
   * that is loaded first is nearest to the wire.
   *
   * @param watch - is shown them
   */
  watchBytes(watch: ByteWatch): void

  /**
   * Offers what `tls` sockets need; before the sockets are opened, so in a module's `start` or sooner.
   *
   * @param security - secures their connections
   * @param wish - what a message asks of the connection it leaves by
   */
  secureStreams(security: StreamSecurity, wish: SecureWishes): void

  /** What a message asks of a secured connection to a host; null where it has nothing to ask. */
  secureWish(ctx: Context, host: string): SecureWish | null

  /**
   * Follows all scripts, action by action; in the making of a module's state, as routes are compiled for it then.
   *
   * @param tracer - told of each action, with a number that {@link action} knows
   */
  traceScripts(tracer: Tracer): void

  /** An action of the configuration, by the number that a tracer is told. */
  action(at: number): Action

  /**
   * What literals of the configuration have named, a file for example, by the `note` of who prepared them; from a module's `start` on.
   *
   * @param topic - as it was noted
   */
  noted(topic: string): ReadonlySet<string>

  /**
   * Runs something once the sockets are open, before anything else may happen; in a module's `start`.
   *
   * @param run - what to run
   */
  whenListening(run: () => void): void

  /**
   * Keeps values of a module's own, which outlive messages, as they are for a script that waits, whatever other messages do meanwhile.
   *
   * @param values - how they are taken and given back
   * @returns where they are in `carried` of a message that waits
   */
  carry(values: Carried): number

  /** Numbers messages from 1 again (`$mi`). */
  restartMessageIds(): void

  /** The place in the configuration of the action that a message's script has reached. */
  position(ctx: Context): Position

  /** The name of the route that this place is in, as the configuration has it; null for `request_route` and `reply_route`. */
  routeNameAt(position: Position): string | null

  /**
   * Makes hosts the server's own that no list could hold.
   *
   * @param test - tells whether a host is; port 0 is any
   */
  alsoOwn(test: (host: string, port: number) => boolean): void

  /**
   * Compiles a text with variables in it; for parameters, from a module's `start` on.
   *
   * @throws SiproseError for a variable there is none of
   */
  format(text: string): CompiledFormat

  /**
   * Compiles one variable, `$avp(x)`; for parameters, from a module's `start` on.
   *
   * @throws SiproseError for a variable there is none of
   */
  variable(text: string): VariableRef

  /**
   * A route of the configuration, for a module to run; from its `start` on.
   *
   * @param type - its kind
   * @param name - as the configuration writes it between the brackets, or null for `request_route` and `reply_route`
   * @returns null where the configuration has none
   */
  route(type: RouteType, name: string | null): Runnable | null

  /**
   * The context of a message that nobody sent, for routes that run without one: at the start, or by a timer.
   *
   * @param routeType - the kind of route that will run on it
   */
  blankContext(routeType: RouteType): Context

  /**
   * Runs something again and again until the server stops; what it throws is logged.
   *
   * @param ms - the time between two runs, in milliseconds
   * @param run - the work
   */
  every(ms: number, run: () => void): Timer

  /** What sends requests on: for a module that does so itself; from its `start` on. */
  readonly sender: Sender

  /**
   * Forwards the request in hand without a transaction (RFC 3261 section 16.11).
   *
   * @param ctx - the request
   * @param destination - where to, instead of the destination and request URI of the context
   * @returns false when it could not be sent
   */
  forward(ctx: Context, destination: Destination | null): boolean

  /**
   * Sends the reply in hand to where its second Via says (RFC 3261 section 16.7).
   *
   * @param ctx - the reply
   * @returns false when it could not be sent
   */
  forwardReply(ctx: Context): boolean

  /**
   * The socket a message to a peer leaves from.
   *
   * @param received - the socket the message came in on, or null
   * @param forced - the socket the script asks for, or null; its address counts where its transport is another
   * @returns null where none fits
   */
  listenerFor(peer: Peer, received: Listener | null, forced: Listener | null): Listener | null
}

/** What a message asks of the secured connection to a host that it leaves by. */
export type SecureWishes = (ctx: Context, host: string) => SecureWish

/** Looks at a request; true takes it away. */
export type RequestFilter = (ctx: Context) => boolean

/** Takes a reply, or leaves it to others. */
export type ReplyHandler = (ctx: Context) => boolean

/** A place to send a request to. */
export interface Destination {
  /** A name or an address. */
  readonly host: string
  /** 0 for the default of the transport. */
  readonly port: number
  /** null for what the URI or the socket says. */
  readonly proto: Peer['proto'] | null
}
