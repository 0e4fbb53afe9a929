/** Names of AVPs, as functions take them: `$avp(x)`, `$avp(s:x)`, `$avp(i:11)`, `$avp($var(name))`. */

import { type CompiledFormat, type Context, type Preparation, SiproseError } from 'siprose'
import type { PvApi } from 'siprose/modules/pv'

/** The name of an AVP. */
export interface AvpName {
  /** As it is written, with `$avp(` and `)`. */
  readonly text: string
  /** The name itself; '' where it is known for each message only. */
  readonly name: string
  /** The name, where it has variables in it. */
  readonly format: CompiledFormat | null
  /** Whether it is a number: true for `i:`, false for `s:`, null where nothing is said. */
  readonly integer: boolean | null
  /** The flags that are written in it, `i3:11`: 0 for any. */
  readonly flags: number
}

const VARIABLE = /^\$avp\((.+)\)$|^\$\(avp\((.+)\)\)$/s
const KIND = /^([siSI])(\d{0,3}):(.+)$/s

/** Reads a name; null for a text that is another variable, or none. */
export function avpNameIn(text: string, using: Preparation): AvpName | null {
  const written = text.trim()
  const found = VARIABLE.exec(written)
  const inside = found?.[1] ?? found?.[2]
  if (inside === undefined) return null
  const [, kind, flags = '', behind = inside] = KIND.exec(inside) ?? []
  const dynamic = behind.includes('$')
  return {
    text: written,
    name: dynamic ? '' : behind,
    format: dynamic ? using.format(behind) : null,
    integer: kind === undefined ? null : kind.toLowerCase() === 'i',
    flags: Number(flags),
  }
}

/** Reads a name; throws for what is none. */
export function avpName(text: string, using: Preparation): AvpName {
  const name = avpNameIn(text, using)
  if (name !== null) return name
  throw new SiproseError('avpops/no-avp', `\`${text}\` is no AVP; write one as \`$avp(name)\``)
}

/** True for a name that is a number: what `$avp(i:11)` and `$avp(11)` mean. */
export function isNumberName(name: string): boolean {
  return /^\d+$/.test(name)
}

/** Finds the AVP that a name means, in one server. */
export class AvpNames {
  #aliases: PvApi | null = null

  /** Second names come from `pv`, where it is loaded. */
  useAliases(aliases: PvApi | null): void {
    this.#aliases = aliases
  }

  /** The name by which a message has it. */
  of(avp: AvpName, ctx: Context): string {
    const name = avp.format === null ? avp.name : avp.format.run(ctx)
    return this.#aliases === null ? name : this.#aliases.avpNamed(name)
  }
}
