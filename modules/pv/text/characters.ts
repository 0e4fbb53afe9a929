/** What stands for one character in a transformation. */

import { prepared, SiproseError, type Argument } from 'siprose'

/** The codes of a separator: one character, or all that is blank. */
export type Separator = number

/** Stands for blanks, tabs and line ends. */
export const ANY_BLANK = -1

const ESCAPES: ReadonlyMap<string, Separator> = new Map([
  ['\\\\', 92],
  ['\\t', 9],
  ['\\n', 10],
  ['\\r', 13],
  ['\\w', 32],
  ['\\s', ANY_BLANK],
])

/** An argument that is one character. */
export function character(name: string): Argument<string> {
  return prepared(name, (text) => {
    if (text.length === 1) return text
    throw notOne(name, text, 'one character')
  })
}

/** An argument that is one character, or an escape that stands for one. */
export function separator(name: string): Argument<Separator> {
  return prepared(name, (text) => {
    if (text.length === 1) return text.charCodeAt(0)
    const code = ESCAPES.get(text)
    if (code !== undefined) return code
    throw notOne(name, text, 'one character, `\\t`, `\\n`, `\\r`, `\\w`, `\\s` or `\\\\`')
  })
}

function notOne(name: string, text: string, allowed: string): SiproseError {
  return new SiproseError(
    'pv/not-one-character',
    `\`${name}\` is \`${text}\`; it can be ${allowed}`,
    {
      text,
    },
  )
}
