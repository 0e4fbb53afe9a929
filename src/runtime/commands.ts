/** The commands of a server, as modules reach them: one registry behind every face. */

import type { ArgumentForm } from '../lang/vocabulary.ts'
import type { ModuleInstance } from './instance.ts'

/** What a person or a program writes behind a command's name; texts are byte strings. */
export type CommandArgument = string | number

/** One command, and what it takes. */
export interface CommandFacts {
  /** Its RPC name. */
  readonly name: string
  /** Its MI name, or null. */
  readonly mi: string | null
  /** The module that has it. */
  readonly module: string
  readonly args: readonly ArgumentForm[]
  /** How it is written: `tm.list [limit]`. */
  readonly form: string
}

/** The commands of one server. */
export interface Commands {
  /** All, sorted by their RPC names. */
  all(): readonly CommandFacts[]

  /** A command by its RPC or its MI name, or null. */
  find(name: string): CommandFacts | null

  /**
   * Runs a command. Arguments it does not take are ignored, as the field has it.
   *
   * @param name - its RPC or its MI name
   * @param args - what was written behind it
   * @returns what the command gives: plain data with byte strings in it, or a promise of that; undefined where it says nothing
   * @throws SiproseError `rpc/unknown-command`, `rpc/argument-count` or `rpc/bad-argument`, or what the command throws;
   *   `rpcFault` turns it into an answer
   */
  call(name: string, args: readonly CommandArgument[]): unknown
}

/** Makes the commands of a server from its loaded modules. */
export type CommandsMaker = (instances: Iterable<ModuleInstance>) => Commands
