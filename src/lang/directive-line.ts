/** What stands behind the directives that define something. */
import type { DirectiveLine } from './lexer.ts'
import type { Position } from './position.ts'
import { within } from './position.ts'
import type { Token } from './tokens.ts'
import { trimBlanks } from './trim.ts'

/** Why a line defines nothing; the message wants the directive. */
export type LineFault = (directive: Token) => {
  readonly message: string
  readonly position: Position
}

/** `NAME value`, taken apart. */
export type DefineLine =
  | {
      readonly name: string
      readonly namePosition: Position
      readonly value: string
      readonly valuePosition: Position
      readonly fault: null
    }
  | { readonly fault: LineFault }

const NAME = /^[A-Za-z_][A-Za-z0-9_]*/
const ENVIRONMENT = /^(?:([A-Za-z_][A-Za-z0-9_]*)=)?([A-Za-z_][A-Za-z0-9_]*)$/

/** Takes a line apart: the name, and all behind it. */
export function readDefineLine(line: DirectiveLine): DefineLine {
  const name = NAME.exec(line.text)?.[0]
  if (name === undefined) {
    return { fault: (directive) => missingName(line, directive) }
  }
  const rest = line.text.slice(name.length)
  if (rest.startsWith('-')) {
    const whole = /^\S+/.exec(line.text)?.[0] ?? name
    const message = `\`${whole}\` has a \`-\`; names of defines have letters, digits and \`_\``
    const position = within(line.position, line.text, 0, whole.length)
    return { fault: () => ({ message, position }) }
  }
  const value = trimBlanks(rest)
  const from = name.length + rest.indexOf(value)
  return {
    name,
    namePosition: within(line.position, line.text, 0, name.length),
    value,
    // A value may go on over lines; its place is in the first.
    valuePosition: within(line.position, '', from, Math.max(from, line.position.length)),
    fault: null,
  }
}

/** Takes `VARIABLE` or `NAME=VARIABLE` apart; null when the line is neither. */
export function readEnvironmentLine(
  line: DirectiveLine,
): { name: string; variable: string; position: Position } | null {
  const found = ENVIRONMENT.exec(line.text)
  const variable = found?.[2]
  if (variable === undefined) return null
  return { name: found?.[1] ?? variable, variable, position: line.position }
}

function missingName(
  line: DirectiveLine,
  directive: Token,
): { message: string; position: Position } {
  const word = /^\S+/.exec(line.text)?.[0]
  if (word === undefined) {
    return { message: `behind \`#!${directive.text}\` comes a name`, position: directive.position }
  }
  return {
    message: `\`${word}\` is no name; names have letters, digits and \`_\`, and begin with no digit`,
    position: within(line.position, line.text, 0, word.length),
  }
}
