/** How far a variable or a select reaches in the text of a configuration. */
import { langCodes } from './codes.ts'
import { trimEndOf } from './trim.ts'

/** What is wrong with a variable, before anybody knows its name. */
export interface VariableFault {
  readonly code: string
  readonly message: string
  readonly help: string | null
}

/** A variable as it was found. */
export interface ScannedVariable {
  /** As the parser shall read it; null when it cannot be read. */
  readonly text: string | null
  readonly end: number
  /** Where reading goes on when that is behind the end: a fault took more than it shows. */
  readonly skip?: number
  readonly fault: VariableFault | null
}

const NAME = /[A-Za-z_][A-Za-z0-9_]*/y
const DOTTED = /(?:\.[A-Za-z_][A-Za-z0-9_]*)+/y
const TRANSFORMATION = /\{[A-Za-z0-9_]+\.[A-Za-z0-9_]+\s*[,}]/y
/** What a transformation may hold where it does not belong anyway. */
const REST = /[^}\n]{0,500}\}/y
const INDEX = /\[(?:-?[0-9]+|\*|\+|\$[A-Za-z_()0-9]+)\]/y
const JUNK = /[$0-9]*/y
/** Keys are bounded: an open bracket must not read the rest of the text at each `@`. */
const SELECT =
  /@[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_0-9]+|\[(?:"(?:[^"\\\n]|\\.){0,256}"|[^\]"\n]{0,256})\])*/y

/** Names before the dot of an old attribute, as in `$f.name` or `$tu.name`. */
const attributeRoots = new Set(['f', 't', 'fr', 'to', 'fu', 'tu', 'fd', 'td', 'g'])

/**
 * Reads a variable of the code: `$name`, `$name(key)`, `$(…)`, `$?`.
 *
 * @param start - of the `$`
 * @param reach - how far away the closing bracket may be
 */
export function scanVariable(text: string, start: number, reach: number): ScannedVariable {
  const first = text.charAt(start + 1)
  if (first === '(') return scanEnclosed(text, start, reach)
  if (first === '?') return { text: '$?', end: start + 2, fault: null }
  NAME.lastIndex = start + 1
  const name = NAME.exec(text)?.[0]
  if (name === undefined) return noName(text, start)
  const end = start + 1 + name.length
  if (text[end] === '.') return scanDotted(text, start, name, reach)
  if (text[end] !== '(') return withoutTail(text, start, end)
  const closed = closing(text, end, reach)
  if (closed < 0) return unclosed(text, start, end)
  return withoutTail(text, start, closed + 1)
}

/** Reads a select; null when there is no name behind the `@`. */
export function scanSelect(text: string, start: number): number | null {
  SELECT.lastIndex = start
  return SELECT.test(text) ? SELECT.lastIndex : null
}

/** The bracket that closes the one at `open`, on the same line; -1 when none does. */
function closing(text: string, open: number, reach: number): number {
  const limit = Math.min(text.length, open + reach)
  let depth = 0
  for (let at = open; at < limit; at += 1) {
    const code = text.charCodeAt(at)
    if (code === 0x0a) return -1
    if (code === 0x28) depth += 1
    else if (code === 0x29) {
      depth -= 1
      if (depth === 0) return at
    }
  }
  return -1
}

function scanEnclosed(text: string, start: number, reach: number): ScannedVariable {
  const closed = closing(text, start + 1, reach)
  if (closed < 0) return unclosed(text, start, start + 1)
  return { text: text.slice(start, closed + 1), end: closed + 1, fault: null }
}

function noName(text: string, start: number): ScannedVariable {
  JUNK.lastIndex = start + 1
  const end = start + 1 + (JUNK.exec(text)?.[0].length ?? 0)
  const message = `\`${text.slice(start, end)}\` has no name of a variable, as \`$ru\` has`
  return { text: null, end, fault: { code: langCodes.badVariable, message, help: null } }
}

/**
 * Reads on to the bracket on one of the next lines when there is one, else to the `;` or the end of the line, but for the
 * brackets before it: so one lost bracket is one error.
 */
function unclosed(text: string, start: number, open: number): ScannedVariable {
  const near = text.slice(open, open + 200).split(/[;"'#]/, 1)[0] ?? ''
  const closed = closing(near.replaceAll('\n', ' '), 0, near.length)
  if (closed > 0) {
    const message = 'a variable stands on one line, up to its last bracket'
    const fault = { code: langCodes.unclosedVariable, message, help: null }
    return { text: null, end: open + near.indexOf('\n'), skip: open + closed + 1, fault }
  }
  const rest = /[^;\n]*/y
  rest.lastIndex = open
  const line = trimEndOf(rest.exec(text)?.[0] ?? '', ' \t\r(){}')
  const end = open + Math.max(line.length, 1)
  const message = `the \`(\` of \`${text.slice(start, open + 1)}\` is not closed on its line`
  return {
    text: null,
    end,
    skip: end,
    fault: { code: langCodes.unclosedVariable, message, help: null },
  }
}

function scanDotted(text: string, start: number, name: string, reach: number): ScannedVariable {
  DOTTED.lastIndex = start + 1 + name.length
  const rest = DOTTED.exec(text)?.[0]
  if (rest === undefined) return withoutTail(text, start, start + 1 + name.length)
  let end = start + 1 + name.length + rest.length
  if (attributeRoots.has(name) && rest.lastIndexOf('.') === 0) {
    return { text: text.slice(start, end), end, fault: null }
  }
  const closed = text[end] === '(' ? closing(text, end, reach) : -1
  if (closed >= 0) end = closed + 1
  const inner = text.slice(start + 1, end)
  const message = `a name with a dot needs parentheses: \`$${inner}\` ends before the dot`
  const help = `write \`$(${inner})\``
  return { text: `$(${inner})`, end, fault: { code: langCodes.dottedVariable, message, help } }
}

/** A transformation or an index right behind a variable that has no parentheses around. */
function withoutTail(text: string, start: number, nameEnd: number): ScannedVariable {
  let end = nameEnd
  INDEX.lastIndex = end
  const hasIndex = INDEX.test(text)
  if (hasIndex) end = INDEX.lastIndex
  TRANSFORMATION.lastIndex = end
  let hasTransformation = false
  while (TRANSFORMATION.test(text)) {
    REST.lastIndex = end
    if (!REST.test(text)) break
    hasTransformation = true
    end = REST.lastIndex
    TRANSFORMATION.lastIndex = end
  }
  const inner = text.slice(start + 1, end)
  if (end === nameEnd) return { text: `$${inner}`, end, fault: null }
  const what = hasTransformation ? 'a transformation' : 'an index'
  const code = hasTransformation ? langCodes.bareTransformation : langCodes.bareIndex
  const message = `${what} needs parentheses around the variable`
  return { text: `$(${inner})`, end, fault: { code, message, help: `write \`$(${inner})\`` } }
}
