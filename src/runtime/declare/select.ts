/** A select of a module: a root, `@tls`, with the parts that can follow it. */

import type { Context } from '../context.ts'
import type { EXPORT } from './exports.ts'

/** Reads a part; `names` are what stands in the places of the path that are written `<so>`. Null where there is nothing. */
export type ReadPart<Self> = (self: Self, ctx: Context, names: readonly string[]) => string | null

/** What can follow a root: `executed`, `timer.<id>.enabled`; the empty path is the root by itself, `a|b` is one name or the other, `a[<index>]` a name with an index. */
export type SelectParts<Self> = Readonly<Record<string, ReadPart<Self>>>

/** A root with its parts. */
export interface ModuleSelect {
  readonly [EXPORT]: true
  readonly kind: 'select'
  /** The module that declares it. */
  readonly module: string
  /** As it is written: `@tls`. */
  readonly name: `@${string}`
  readonly parts: SelectParts<never>
}

/** How a configuration writes a part: `@timer.executed`. */
export function selectForms({ name, parts }: ModuleSelect): string[] {
  return Object.keys(parts).map((path) => (path === '' ? name : `${name}.${path}`))
}
