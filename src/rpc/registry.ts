/** The commands of a server, by their RPC and their MI names. A command is declared once; every face finds it here. */

import type { RpcCommand } from '../runtime/declare/exports.ts'
import { SiproseError } from '../runtime/errors.ts'
import type { ModuleInstance } from '../runtime/instance.ts'

/** A command and the module instance it works on. */
interface Bound {
  readonly command: RpcCommand
  readonly instance: ModuleInstance
}

/** What a person or a program writes behind a command's name. */
export type CommandArgument = string | number

/** The commands of one server. */
export class CommandRegistry {
  readonly #byName = new Map<string, Bound>()

  /** @param instances - the loaded modules */
  constructor(instances: Iterable<ModuleInstance>) {
    for (const instance of instances) {
      for (const command of instance.exports.values()) {
        if (command.kind !== 'command') continue
        this.#byName.set(command.name, { command, instance })
        if (command.mi !== null) this.#byName.set(command.mi, { command, instance })
      }
    }
  }

  /** The names, RPC's and MI's, sorted. */
  names(): readonly string[] {
    return [...this.#byName.keys()].toSorted()
  }

  /**
   * Runs a command.
   *
   * @param name - its RPC or its MI name
   * @param args - what was written behind it
   * @returns what the command gives: plain data
   * @throws SiproseError `rpc/unknown-command`, `rpc/argument-count` or `rpc/bad-argument`, or what the command throws
   */
  call(name: string, args: readonly CommandArgument[]): unknown {
    const bound = this.#byName.get(name)
    if (bound === undefined) {
      throw new SiproseError('rpc/unknown-command', `there is no command \`${name}\``, { name })
    }
    const { command, instance } = bound
    const needed = command.args.filter((arg) => !arg.optional).length
    if (args.length < needed || args.length > command.args.length) {
      throw new SiproseError(
        'rpc/argument-count',
        `\`${name}\` got ${args.length} arguments; it takes ${range(needed, command.args.length)}`,
        { name },
      )
    }
    const values = command.args.map((form, index) => {
      const given = args[index]
      if (given === undefined) return undefined
      return form.kind === 'int' ? wholeNumber(name, form.name, given) : String(given)
    })
    return command.call(instance as never, ...(values as never[]))
  }
}

function range(least: number, most: number): string {
  return least === most ? String(least) : `${least} to ${most}`
}

function wholeNumber(command: string, argument: string, given: CommandArgument): number {
  const value = typeof given === 'number' ? given : Number(given)
  if (Number.isSafeInteger(value) && given !== '') return value
  throw new SiproseError(
    'rpc/bad-argument',
    `\`${argument}\` of \`${command}\` is \`${given}\`; it can be a whole number`,
    { command, argument },
  )
}
