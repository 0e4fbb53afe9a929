/** Where in a result a value is: `a=>count`, `a=>addr[0]`, as configurations write it. */

import { type Context, type Preparation, SiproseError, type Value, type VariableRef } from 'siprose'

import type { Row } from './results.ts'

/** A place in a result. */
export interface ResultKey {
  readonly name: string
  readonly field: string
  readonly index: number
  /** The index, where it is a variable. */
  readonly variable: VariableRef | null
}

const FORM = /^([^=]+)=>([a-z0-9]+)(?:\[([^\]]+)\])?$/
const NUMBER = /^-?[0-9]{1,9}$/

/**
 * Reads such a place.
 *
 * @param fields - those there are
 * @param using - compiles a variable that is an index
 */
export function parseResultKey(
  text: string,
  fields: readonly string[],
  using: Preparation,
): ResultKey {
  const match = FORM.exec(text)
  const [, name = '', field = '', index] = match ?? []
  if (match === null || !fields.includes(field)) {
    throw new SiproseError(
      'ipops/no-field',
      `\`${text}\` names no part of a result; it can be a name, \`=>\` and one of ${fields.join(', ')}`,
      { text },
    )
  }
  if (index === undefined) return { name: name.trim(), field, index: 0, variable: null }
  if (NUMBER.test(index)) return { name: name.trim(), field, index: Number(index), variable: null }
  if (index.startsWith('$')) {
    return { name: name.trim(), field, index: 0, variable: using.variable(index) }
  }
  throw new SiproseError(
    'ipops/bad-index',
    `\`[${index}]\` in \`${text}\` is no index; it can be a number or a variable`,
    { text },
  )
}

/** The value at a place; null where there is none. */
export function valueAt(ctx: Context, rows: readonly Row[] | null, key: ResultKey): Value {
  if (rows === null) return null
  if (key.field === 'count') return rows.length
  const index = key.variable === null ? key.index : Number(key.variable.get(ctx) ?? 0)
  return Number.isSafeInteger(index) ? (rows.at(index)?.[key.field] ?? null) : null
}
