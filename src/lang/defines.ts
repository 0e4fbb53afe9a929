/** The table of defines. */
import type { Position } from './position.ts'
import type { Token } from './tokens.ts'

/** One define. */
export interface Define {
  readonly name: string
  /** '' when it has none. */
  readonly value: string
  /** Of the value, or of the name when there is no value; null when it was given at the start. */
  readonly position: Position | null
  /** The value as tokens; made at the first use. */
  tokens: readonly Token[] | null
  /** True when the value ends in a line comment, which goes on behind the place of use. */
  endsInComment: boolean
  /** True while the value is being put in. */
  busy: boolean
}

/** The most defines there can be. */
export const MOST_DEFINES = 512

/** Makes an entry of the table. */
export function makeDefine(name: string, value: string, position: Position | null): Define {
  return { name, value, position, tokens: null, endsInComment: false, busy: false }
}

/** The name a loaded module defines: `MOD_tm` for `/usr/lib/tm.so`. */
export function moduleDefine(path: string): string {
  return `MOD_${moduleName(path)}`
}

/** The module a path loads: without folders and without `.so`. */
export function moduleName(path: string): string {
  const base = path.slice(path.lastIndexOf('/') + 1)
  return base.endsWith('.so') ? base.slice(0, -3) : base
}
