/** What a function compares or computes with: `operator/value/flags`. */

import { type AvpValue, type Context, type Preparation, SiproseError } from 'siprose'

import type { AvpNames } from './avp-name.ts'
import { refuseMore } from './flags.ts'
import { cutAtSlashes } from './slashes.ts'
import { parseValues, type Values, valuesFor } from './values.ts'

const NUMBER = /^[+-]?\d{1,15}$/
const HEXADECIMAL = /^0x[0-9a-f]{1,13}$/i

/** A value that is written down, or where values are. */
export class Operand {
  readonly #fixed: readonly AvpValue[]
  readonly #values: Values | null

  /**
   * @param fixed - what is written down
   * @param values - where the values are, or null
   */
  constructor(fixed: AvpValue | null, values: Values | null) {
    this.#fixed = fixed === null ? [] : [fixed]
    this.#values = values
  }

  /** The text that is written down; null where it is none. */
  get constantText(): string | null {
    const [fixed] = this.#fixed
    return typeof fixed === 'string' ? fixed : null
  }

  /** True where a number is written down, or nothing is. */
  get mayBeNumber(): boolean {
    return this.constantText === null
  }

  /** The values for a message. */
  values(names: AvpNames, ctx: Context): readonly AvpValue[] {
    return this.#values === null ? this.#fixed : valuesFor(this.#values, names, ctx)
  }
}

/** Reads operator, value and flags; throws for what has no value. */
export function parseOperand(
  text: string,
  using: Preparation,
): { readonly operator: string; readonly operand: Operand; readonly flags: string | undefined } {
  const slash = text.indexOf('/')
  const behind = slash < 0 ? '' : text.slice(slash + 1)
  // a pattern may have brackets that nobody closes: only variables are looked into
  const parts = behind.startsWith('$') ? cutAtSlashes(behind) : behind.split('/')
  const [value = '', flags] = parts
  if (value === '') {
    throw new SiproseError('avpops/operand', `\`${text}\` has no value; write operator/value`)
  }
  refuseMore(behind, parts, 2)
  const operand = value.startsWith('$')
    ? new Operand(null, parseValues(value, using))
    : new Operand(fixedValue(value), null)
  return { operator: text.slice(0, slash), operand, flags }
}

function fixedValue(text: string): AvpValue {
  if (text.startsWith('s:')) return text.slice(2)
  if (!text.startsWith('i:')) return text
  const number = text.slice(2)
  if (NUMBER.test(number) || HEXADECIMAL.test(number)) return Number(number)
  throw new SiproseError(
    'avpops/number',
    `\`${number}\` is no number; write it as \`i:42\` or \`i:0x2a\``,
  )
}
