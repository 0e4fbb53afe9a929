/** Variables in patterns and replacements, where a `$` may also be the end of a number, or itself. */

import { formatPieces } from 'siprose'

/** A `$` that begins no variable, written as formats have it: `$$`. */
export function plainDollars(text: string): string {
  return text.replaceAll(/\$\$|\$(?![A-Za-z(_])/g, () => '$$')
}

/** Whether a text has variables in it. */
export function hasVariables(text: string): boolean {
  try {
    return formatPieces(plainDollars(text)).some(({ kind }) => kind === 'variable')
  } catch {
    // `$(` in a pattern is an end and a group
    return false
  }
}
