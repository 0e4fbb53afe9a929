/** The legs of a call: sets of values that the script has put into AVPs, the newest first. */

import { type Context, type Host, SiproseError, type VariableRef } from 'siprose'

import { parseExtras, textOf } from './extras.ts'

/** More are left out: a call that was passed on so often goes in circles. */
export const MAX_LEGS = 64

/** An AVP whose values are of one leg each. */
interface LegColumn {
  readonly name: string
  readonly avp: string
}

/**
 * Reads `src=$avp(src);dst=$avp(dst)`.
 *
 * @throws SiproseError for anything but AVPs
 */
export function parseLegs(text: string): readonly LegColumn[] {
  return parseExtras(text).map(({ name, variable }) => {
    const avp = /^\$\(?avp\(([^()[\]$]+)\)(?:\[[^\]]*\])?\)?$/.exec(variable)?.[1]
    if (avp !== undefined) return { name, avp: avp.trim() }
    throw new SiproseError(
      'acc/leg',
      `\`${variable}\` cannot hold a value for each leg; write $avp(name)`,
    )
  })
}

/** The legs of one server's calls. */
export class Legs {
  readonly names: readonly string[]
  readonly #server: Host
  readonly #avps: readonly string[]
  /** The variables of each leg, made when a call has so many. */
  readonly #variables: (readonly VariableRef[])[] = []

  /**
   * @param server - compiles variables
   * @param text - as the parameter has it; null for no legs
   */
  constructor(server: Host, text: string | null) {
    const columns = text === null ? [] : parseLegs(text)
    this.#server = server
    this.names = columns.map(({ name }) => name)
    this.#avps = columns.map(({ avp }) => avp)
  }

  /** The values of each leg; one leg without values where the script has noted none, and none where no AVPs are named. */
  of(ctx: Context): readonly (readonly (string | null)[])[] {
    if (this.names.length === 0) return []
    const legs: (readonly (string | null)[])[] = []
    while (legs.length < MAX_LEGS) {
      const values = this.#at(legs.length).map(({ get }) => textOf(get(ctx)))
      if (legs.length > 0 && values.every((value) => value === null)) break
      legs.push(values)
    }
    return legs
  }

  #at(leg: number): readonly VariableRef[] {
    const known = this.#variables[leg]
    if (known !== undefined) return known
    const made = this.#avps.map((avp) => this.#server.variable(`$(avp(${avp})[${leg}])`))
    this.#variables.push(made)
    return made
  }
}
