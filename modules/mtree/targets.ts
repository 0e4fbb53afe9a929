/** The variables into which a match is put. */

import { type Context, type Host, SiproseError, type VariableRef } from 'siprose'

/** The parameters that count here. */
export interface TargetOptions {
  readonly pv_value: string
  readonly pv_values: string
  readonly pv_dstid: string
  readonly pv_weight: string
  readonly pv_count: string
}

type Setter = NonNullable<VariableRef['set']>

/** A variable of several values, and how they are removed. */
interface List {
  readonly add: Setter
  readonly clear: Setter | null
}

const AVP = /^\$avp\((.+)\)$/

/** The variables of one server. */
export class Targets {
  #value: Setter | null = null
  #count: Setter | null = null
  #values: List | null = null
  #ids: List | null = null
  #weights: List | null = null

  /** Reads the parameters. */
  compile(options: TargetOptions, server: Host): void {
    this.#value = setter('pv_value', options.pv_value, server)
    this.#count = setter('pv_count', options.pv_count, server)
    this.#values = list('pv_values', options.pv_values, server)
    this.#ids = list('pv_dstid', options.pv_dstid, server)
    this.#weights = list('pv_weight', options.pv_weight, server)
  }

  /** Sets the one value. */
  setValue(ctx: Context, value: string | number): boolean {
    return this.#value?.(ctx, value) ?? false
  }

  /** Sets all values, the last one in front. */
  setValues(ctx: Context, values: Iterable<string | number>): void {
    fill(ctx, this.#values, values)
  }

  /** Sets destinations and weights, the first ones in front, and how many there are. */
  setPairs(ctx: Context, pairs: readonly { readonly id: number; readonly weight: number }[]): void {
    const last = pairs.toReversed()
    fill(
      ctx,
      this.#ids,
      last.map(({ id }) => id),
    )
    fill(
      ctx,
      this.#weights,
      last.map(({ weight }) => weight),
    )
    this.#count?.(ctx, pairs.length)
  }
}

function fill(ctx: Context, target: List | null, values: Iterable<string | number>): void {
  target?.clear?.(ctx, null)
  for (const value of values) target?.add(ctx, value)
}

function setter(parameter: string, text: string, server: Host): Setter {
  const { set } = server.variable(text)
  if (set !== null) return set
  throw new SiproseError('mtree/variable', `\`${parameter}\` is \`${text}\`, which cannot be set`)
}

function list(parameter: string, text: string, server: Host): List {
  const add = setter(parameter, text, server)
  const inside = AVP.exec(text)?.[1]
  return { add, clear: inside === undefined ? null : server.variable(`$(avp(${inside})[*])`).set }
}
