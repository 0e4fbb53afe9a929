/** The words of commands about rows: what each one says of which column. */

import { column, type Column } from '../../db/value.ts'
import type { Cell } from '../../db/statement.ts'
import { bytePath, usage } from '../options.ts'

/** What is made of a word. */
export type WordKind = 'user' | 'text' | 'number'

/** A word of a command. */
export interface WordSpec {
  /** As the help shows it. */
  readonly name: string
  /** `user` is `name@domain`, which fills two columns. */
  readonly kind: WordKind
  /** The columns it fills. */
  readonly columns: readonly string[]
  /** What it is when it is left out; undefined where it has to be said. */
  readonly otherwise?: string
}

/** The columns of a word, typed. */
export function columnsOf({ kind, columns }: WordSpec): readonly Column[] {
  return columns.map((name) => column(name, kind === 'number' ? 'int' : 'string'))
}

/**
 * What a word says.
 *
 * @throws SiproseError `cli/usage` for one that says nothing of its kind
 */
export function cellsOf(spec: WordSpec, given: string): readonly Cell[] {
  const text = bytePath(given)
  const [first, second] = columnsOf(spec)
  if (first === undefined) return []
  if (spec.kind === 'number') {
    if (!/^-?\d{1,10}$/.test(text))
      throw usage(`${spec.name} is \`${given}\`; it can be a whole number`)
    return [[first, Number(text)]]
  }
  if (spec.kind === 'text') return [[first, text]]
  const { user, domain } = userOf(given)
  return second === undefined
    ? [[first, user]]
    : [
        [first, user],
        [second, domain],
      ]
}

/** Reads `name@domain`, with or without `sip:`. */
export function userOf(given: string): { readonly user: string; readonly domain: string } {
  const [, user, domain] = /^(?:sips?:)?([^@\s]+)@([^@\s/:;?]+)$/.exec(given) ?? []
  if (user === undefined || domain === undefined) {
    throw usage(`\`${given}\` names nobody; write name@domain`)
  }
  return { user: bytePath(user), domain: bytePath(domain.toLowerCase()) }
}
