/** A counter as a configuration declares it: `group.name description`. */

import { SiproseError } from 'siprose'

/** What a declaration says. */
export interface DeclaredCounter {
  readonly group: string
  readonly name: string
  readonly help: string
}

/**
 * Reads a declaration.
 *
 * @param text - `[group.]name`, then a blank or a colon and a description, if there is one
 * @param group - the group where none is named
 */
export function declaredCounter(text: string, group: string): DeclaredCounter {
  const trimmed = text.trim()
  const end = trimmed.search(/[ \t:]/)
  const whole = end < 0 ? trimmed : trimmed.slice(0, end)
  const help = end < 0 ? '' : trimmed.slice(end + 1).trim()
  const path = counterPath(whole, group)
  if (path.name === '' || path.group === '') {
    const fact = `\`script_counter\` is \`${text}\`; it can be [GROUP.]NAME and a description`
    throw new SiproseError('counters/declaration', fact)
  }
  return { ...path, help: help === '' ? 'custom script counter.' : help }
}

/** The group and the name of `group.name`; of a name alone, in the group given. */
export function counterPath(
  text: string,
  group: string,
): { readonly group: string; readonly name: string } {
  const dot = text.indexOf('.')
  return dot < 0 ? { group, name: text } : { group: text.slice(0, dot), name: text.slice(dot + 1) }
}
