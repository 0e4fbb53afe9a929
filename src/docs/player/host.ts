/** The server that examples are played against, as the player sees it. */

import type { Value } from '../../lang/vocabulary.ts'
import type { HttpClients } from '../../net/http/http-calls.ts'
import type { Network } from '../../net/network.ts'
import type { CommandArgument } from '../../runtime/commands.ts'
import type { Clock } from '../../runtime/clock.ts'
import type { NameResolver } from '../../runtime/forwarding/locations.ts'
import type { FileSource } from '../../runtime/files.ts'
import type { LogSink } from '../../runtime/log.ts'
import type { Random } from '../../runtime/random.ts'

export type { CommandArgument } from '../../runtime/commands.ts'

/** A piece of configuration and where it was written. */
export interface ConfigurationPart {
  /** The text, one character a byte. */
  readonly text: string
  /** The file that diagnostics name. */
  readonly fileName: string
  /** The line of the file in which the text starts, from 1. */
  readonly line: number
  /** The column at which each line of the text starts, from 1. */
  readonly column: number
}

/** Clients of HTTP whose calls actors answer. */
export interface WaitingClients extends HttpClients {
  /** How many calls wait for them. */
  readonly pending: number
}

/** What a server is started with. */
export interface StartOptions extends Omit<ConfigurationPart, 'text'> {
  /** The network to listen on, in place of the machine's. */
  readonly network: Network
  /** Whom the server asks by HTTP. */
  readonly http: WaitingClients
  /** The time. */
  readonly clock: Clock
  /** Where files come from that the configuration names. */
  readonly files: FileSource
  /** Where tags, branches and choices come from. */
  readonly random: Random
  /** Where names are looked up. */
  readonly resolver: NameResolver
  /** Where log lines go. */
  readonly logSink: LogSink
  /** `route`: the text is the body of `request_route`; the host adds the block, and the modules that the text needs. */
  readonly wrap: 'route' | null
  /** Configurations that stand before the text, in order: the setups that the fence names. */
  readonly before: readonly ConfigurationPart[]
}

/** A statement that ran. */
export interface TraceStep {
  readonly position: { readonly file: string; readonly line: number; readonly column: number }
  /** The statement as the configuration has it; one line is enough. */
  readonly text: string
}

/** A server that plays an example. */
export interface PlayedServer {
  /** Stops it; called once. */
  stop(): Promise<void>

  /**
   * Resolves when nothing is left to do at this time: every received message was routed, every script that waits for
   * something else than the clock went on. Rejects when that does not happen within bounds which the host sets: the player
   * has no clock of its own.
   */
  settle(): Promise<void>

  /**
   * The value of an expression of the configuration language, on the message received last.
   *
   * @param expression - as a configuration has it, one character a byte
   * @throws with a message that says what is wrong with the expression
   */
  evaluate(expression: string): Value | Promise<Value>

  /**
   * Runs a command of RPC or MI.
   *
   * @param name - its name
   * @param args - texts, one character a byte, and numbers
   * @returns its result: plain data, texts one character a byte
   * @throws SiproseError when the command fails; with a fact `rpcCode` for a failure that is not 500
   */
  command(name: string, args: readonly CommandArgument[]): unknown

  /**
   * The rows of a table that a module keeps in memory alone, as texts, one character a byte, and null.
   *
   * @returns null where no module keeps one of this name
   */
  memoryTable?(
    name: string,
    columns: readonly string[],
  ): readonly (readonly (string | null)[])[] | null

  /** The statements that ran since the last call, in order; the last thousand are enough. */
  trace(): readonly TraceStep[]
}

/** Starts servers. */
export interface PlayerHost {
  /**
   * Starts a server that also listens on 192.0.2.1, port 5060, UDP and TCP, unless the configuration's `listen` has these.
   *
   * @param configuration - the text, one character a byte; null: an empty request route, with the modules the host chooses
   * @param options - the world it lives in
   * @returns the server, listening
   * @throws where it does not start: the message of the error is shown as it is, so it may be the printed diagnostics
   */
  start(configuration: string | null, options: StartOptions): Promise<PlayedServer>
}
