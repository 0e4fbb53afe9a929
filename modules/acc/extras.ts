/** What is accounted for besides the usual: `name=$variable;…`. */

import {
  columnName,
  type Context,
  type Host,
  SiproseError,
  type Value,
  type VariableRef,
} from 'siprose'

/** A name, and the variable whose value goes with it, as it is written. */
export interface ExtraText {
  readonly name: string
  readonly variable: string
}

/**
 * Reads `ua=$hdr(User-Agent);uuid=$avp(i:123)`.
 *
 * @throws SiproseError where it is no list of names and variables
 */
export function parseExtras(text: string): readonly ExtraText[] {
  const pieces = split(text)
  if (pieces.length === 0) {
    throw new SiproseError('acc/extra', 'nothing is named here; write name=$variable;…')
  }
  return pieces.map((piece) => {
    const equals = piece.indexOf('=')
    const name = piece.slice(0, Math.max(equals, 0)).trim()
    const variable = piece.slice(equals + 1).trim()
    if (!/^[\w-]+$/.test(name) || !variable.startsWith('$')) {
      throw new SiproseError(
        'acc/extra',
        `\`${piece.trim()}\` is no name with a variable; write name=$variable;…`,
      )
    }
    return { name, variable }
  })
}

/** Cuts at semicolons outside of parentheses and braces; pieces of blanks alone are left out. */
function split(text: string): readonly string[] {
  const pieces: string[] = []
  let depth = 0
  let start = 0
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at)
    if (character === '(' || character === '{' || character === '[') depth++
    else if (character === ')' || character === '}' || character === ']') depth--
    else if (character === ';' && depth <= 0) {
      pieces.push(text.slice(start, at))
      start = at + 1
    }
  }
  pieces.push(text.slice(start))
  return pieces.filter((piece) => piece.trim() !== '')
}

/** One of them, ready to be asked. */
export interface Extra {
  readonly name: string
  readonly get: VariableRef['get']
}

/** Makes the variables of a parameter's text ready; null for none. */
export function compileExtras(server: Host, text: string | null): readonly Extra[] {
  if (text === null) return []
  return parseExtras(text).map(({ name, variable }) => ({
    name,
    get: server.variable(variable).get,
  }))
}

/** A value as text; null for none. */
export function textOf(value: Value): string | null {
  return value === null ? null : String(value)
}

/** The values for a message, in order. */
export function valuesOf(extras: readonly Extra[], ctx: Context): readonly (string | null)[] {
  return extras.map(({ get }) => textOf(get(ctx)))
}

/**
 * The same, where the names are those of columns.
 *
 * @throws SiproseError where they cannot be
 */
export function parseColumns(text: string): readonly ExtraText[] {
  const extras = parseExtras(text)
  for (const { name } of extras) columnName(name)
  return extras
}
