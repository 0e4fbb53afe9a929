/** The commands of a server, by their RPC and their MI names. A command is declared once; every face finds it here. */

import { nearest } from '../lang/near.ts'
import type { ArgumentForm } from '../lang/vocabulary.ts'
import type { RpcCommand } from '../runtime/declare/exports.ts'
import { SiproseError } from '../runtime/errors.ts'
import type { ModuleInstance } from '../runtime/instance.ts'
import { convertArgument, type CommandArgument } from './convert.ts'

export type { CommandArgument } from './convert.ts'

/** A command and the module instance it works on. */
interface Bound {
  readonly command: RpcCommand
  readonly instance: ModuleInstance
  /** When one that reads tables anew ran last, in milliseconds since 1970. */
  ranAt: number
}

/** The commands of one server. */
export class CommandRegistry {
  readonly #byName = new Map<string, Bound>()

  /** @param instances - the loaded modules */
  constructor(instances: Iterable<ModuleInstance>) {
    for (const instance of instances) {
      for (const command of instance.exports.values()) {
        if (command.kind !== 'command') continue
        const bound = { command, instance, ranAt: -Infinity }
        this.#byName.set(command.name, bound)
        if (command.mi !== null) this.#byName.set(command.mi, bound)
      }
    }
  }

  /** The names, RPC's and MI's, sorted. */
  names(): readonly string[] {
    return [...this.#byName.keys()].toSorted()
  }

  /**
   * Runs a command. Arguments it does not take are ignored, as the field has it.
   *
   * @param name - its RPC or its MI name
   * @param args - what was written behind it
   * @returns what the command gives: plain data with byte strings in it, or a promise of that
   * @throws SiproseError `rpc/unknown-command`, `rpc/argument-count` or `rpc/bad-argument`, or what the command throws;
   *   `rpcFault` turns it into an answer
   */
  call(name: string, args: readonly CommandArgument[]): unknown {
    const bound = this.#byName.get(name)
    if (bound === undefined) throw this.#unknown(name)
    const { command, instance } = bound
    const needed = command.args.filter((form) => !form.optional).length
    if (args.length < needed) throw tooFew(name, command.args, args.length)
    const values = formsFor(command.args, args.length).map((form, index) => {
      const given = args[index]
      return given === undefined ? given : convertArgument(form, given, name, instance.server)
    })
    if (command.reloads) spaceOut(bound, name)
    return command.call(instance as never, ...(values as never[]))
  }

  #unknown(name: string): SiproseError {
    const meant = nearest(name, this.#byName.keys())
    const help = meant === null ? '' : `; did you mean \`${meant}\`?`
    return new SiproseError('rpc/unknown-command', `there is no command \`${name}\`${help}`, {
      name,
    })
  }
}

/** Refuses a command that reads tables anew where it ran a moment ago. */
function spaceOut(bound: Bound, name: string): void {
  const { clock, settings } = bound.instance.server
  const now = clock.now()
  const left = bound.ranAt + settings.rpc_exec_delta * 1000 - now
  if (left > 0) {
    const seconds = Math.ceil(left / 1000)
    const text = `\`${name}\` ran a moment ago; it may run again in ${seconds} s, as \`rpc_exec_delta\` says`
    throw new SiproseError('rpc/too-soon', text, { name })
  }
  bound.ranAt = now
}

/** The form of each argument: the last one again for all that follow, where it may come any number of times. */
function formsFor(forms: readonly ArgumentForm[], count: number): readonly ArgumentForm[] {
  const last = forms.at(-1)
  if (last?.repeated !== true || count <= forms.length) return forms
  return [...forms, ...Array.from({ length: count - forms.length }, () => last)]
}

function tooFew(name: string, forms: readonly ArgumentForm[], count: number): SiproseError {
  const written = forms.map((form) => (form.optional ? `[${form.name}]` : form.name))
  const got = count === 0 ? 'no argument' : count === 1 ? '1 argument' : `${count} arguments`
  return new SiproseError(
    'rpc/argument-count',
    `\`${name}\` got ${got}; it takes ${written.join(' ')}`,
    { name },
  )
}
