/** The commands of a server, by their RPC and their MI names. A command is declared once; every face finds it here. */

import { nearest } from '../lang/near.ts'
import type { ArgumentForm } from '../lang/vocabulary.ts'
import type { CommandArgument, CommandFacts, Commands } from '../runtime/commands.ts'
import type { RpcCommand } from '../runtime/declare/exports.ts'
import { SiproseError } from '../runtime/errors.ts'
import type { ModuleInstance } from '../runtime/instance.ts'
import { BAD_REQUEST, convertArgument } from './convert.ts'

export type { CommandArgument } from '../runtime/commands.ts'

/** A command, the module instance it works on, and what is shown of it. */
interface Bound {
  readonly command: RpcCommand
  readonly instance: ModuleInstance
  /** When one that reads tables anew ran last, in milliseconds since 1970. */
  ranAt: number
  readonly facts: CommandFacts
}

/** The commands of one server. */
export class CommandRegistry implements Commands {
  readonly #byName = new Map<string, Bound>()
  readonly #all: readonly CommandFacts[]

  /** @param instances - the loaded modules */
  constructor(instances: Iterable<ModuleInstance>) {
    const all: CommandFacts[] = []
    for (const instance of instances) {
      for (const command of instance.exports.values()) {
        if (command.kind !== 'command') continue
        const facts = factsOf(command, instance)
        const bound = { command, instance, facts, ranAt: -Infinity }
        all.push(facts)
        this.#byName.set(command.name, bound)
        if (command.mi !== null) this.#byName.set(command.mi, bound)
      }
    }
    this.#all = all.toSorted((a, b) => (a.name < b.name ? -1 : 1))
  }

  all(): readonly CommandFacts[] {
    return this.#all
  }

  find(name: string): CommandFacts | null {
    return this.#byName.get(name)?.facts ?? null
  }

  call(name: string, args: readonly CommandArgument[]): unknown {
    const bound = this.#byName.get(name)
    if (bound === undefined) throw this.#unknown(name)
    const { command, instance, facts } = bound
    const needed = command.args.filter((form) => !form.optional).length
    if (args.length < needed) throw tooFew(name, facts, args.length)
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

function factsOf({ name, mi, args }: RpcCommand, instance: ModuleInstance): CommandFacts {
  const form = [name, argumentsText(args)].filter((text) => text !== '').join(' ')
  return { name, mi, module: instance.name, args, form }
}

function argumentsText(forms: readonly ArgumentForm[]): string {
  return forms
    .map(({ name, optional, repeated }) => {
      const shown = repeated ? `${name} …` : name
      return optional ? `[${shown}]` : shown
    })
    .join(' ')
}

/** The form of each argument: the last one again for all that follow, where it may come any number of times. */
function formsFor(forms: readonly ArgumentForm[], count: number): readonly ArgumentForm[] {
  const last = forms.at(-1)
  if (last?.repeated !== true || count <= forms.length) return forms
  return [...forms, ...Array.from({ length: count - forms.length }, () => last)]
}

function tooFew(name: string, { args }: CommandFacts, count: number): SiproseError {
  const got = count === 0 ? 'no argument' : count === 1 ? '1 argument' : `${count} arguments`
  return new SiproseError(
    'rpc/argument-count',
    `\`${name}\` got ${got}; it takes ${argumentsText(args)}`,
    { name, rpcCode: BAD_REQUEST },
  )
}
