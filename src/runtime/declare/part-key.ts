/** The key of a class of variables that has named parts: `$via0(host)`. */

import { listOf } from '../../lang/check/context.ts'
import type { VariableKey } from './exports.ts'
import { SiproseError } from '../errors.ts'
import { key } from './module.ts'

/**
 * A key that is the name of a part, as it is written: there are no others. It is looked up at load where it is known then.
 *
 * @param parts - what the getter receives, by name; a list where that is the name itself
 * @param name - as the documentation shows it
 */
export function partKey<T>(
  parts: ReadonlyMap<string, T>,
  name?: string,
): VariableKey & { readonly result?: T }
export function partKey<const T extends string>(
  parts: readonly T[],
  name?: string,
): VariableKey & { readonly result?: T }
export function partKey(
  parts: ReadonlyMap<string, unknown> | readonly string[],
  name = 'part',
): VariableKey {
  const byName = new Map(isList(parts) ? parts.map((one) => [one, one]) : parts)
  const keys = [...byName.keys()]
  const find = (text: string): unknown => {
    const part: unknown = byName.get(text)
    if (part !== undefined) return part
    const known = listOf(keys.map((one) => `\`${one}\``))
    throw new SiproseError('module/no-part', `the ${name} is \`${text}\`; it can be ${known}`)
  }
  return { ...key(name, find), keys }
}

function isList(
  parts: ReadonlyMap<string, unknown> | readonly string[],
): parts is readonly string[] {
  return Array.isArray(parts)
}
