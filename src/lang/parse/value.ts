/** Variables and formats: the text behind a `$`, in the code and in strings. */
import type {
  Format,
  FormatPart,
  KeyPart,
  Transformation,
  TransformationArgument,
  Variable,
  VariableIndex,
} from '../ast-value.ts'
import { langCodes } from '../codes.ts'
import type { Position } from '../position.ts'
import { leadingBlanks, trimBlanks, trimEndOf } from '../trim.ts'

/** Gives the place of a part of a text, by offsets. */
export type Locate = (from: number, to: number) => Position

/** What is wrong with a variable. */
export interface ValueFault {
  readonly code: string
  readonly message: string
  readonly position: Position
  readonly help: string | null
}

/** A variable that was read, or why not. */
export interface ParsedVariable {
  /** Null when there is a fault. */
  readonly variable: Variable | null
  /** Offset behind what was read. */
  readonly end: number
  readonly faults: readonly ValueFault[]
}

/** A format that was read; what could not be read is left out of the parts. */
export interface ParsedFormat extends Format {
  readonly faults: readonly ValueFault[]
}

/** Variables in keys of variables in indexes…: nobody goes deeper. */
const DEEPEST = 16

/** After so many faults the rest of a text is not looked at: each may have read it to its end. */
const MOST_FAULTS = 10

const NAME = /[A-Za-z0-9_.?]*/y
const TRANSFORMATION = /\{([A-Za-z0-9_]+)\.([A-Za-z0-9_]+(?:\.[A-Za-z0-9_]+)*)\s*(?=[,}])/y
const BLANKS = /[ \t]*/y

/**
 * Reads one variable out of a text: `$name`, `$name(key)`, or `$(name(key)[index]{class.name,argument})`.
 *
 * @param text - what holds the variable
 * @param offset - of its `$`
 * @param locate - gives places for offsets of the text
 */
export function parseVariable(text: string, offset: number, locate: Locate): ParsedVariable {
  const reader = new Reader(text, locate, 0)
  const variable = reader.variable(offset)
  return { variable, end: reader.at, faults: reader.faults }
}

/** Reads a format: text with variables in it. `$$` is a `$`. */
export function parseFormat(text: string, locate: Locate): ParsedFormat {
  const reader = new Reader(text, locate, 0)
  return { parts: reader.format(0, text.length), faults: reader.faults }
}

/** True when a text has a `$` at all: what has none is its own value. */
export function hasVariables(text: string): boolean {
  return text.includes('$')
}

class Reader {
  at = 0
  readonly faults: ValueFault[] = []
  readonly #text: string
  readonly #locate: Locate
  readonly #depth: number

  constructor(text: string, locate: Locate, depth: number) {
    this.#text = text
    this.#locate = locate
    this.#depth = depth
  }

  format(from: number, to: number): FormatPart[] {
    const parts: FormatPart[] = []
    let pending = ''
    let start = from
    let at = from
    const flush = (end: number): void => {
      if (pending === '') return
      parts.push({ kind: 'text', text: pending, position: this.#locate(start, end) })
      pending = ''
    }
    while (at < to && this.faults.length < MOST_FAULTS) {
      const dollar = this.#text.indexOf('$', at)
      const stop = dollar < 0 || dollar >= to ? to : dollar
      pending += this.#text.slice(at, stop)
      if (stop === to) break
      if (this.#text[stop + 1] === '$' && stop + 1 < to) {
        pending += '$'
        at = stop + 2
        continue
      }
      flush(stop)
      const variable = this.variable(stop, to)
      if (variable !== null) parts.push(variable)
      at = Math.max(this.at, stop + 1)
      start = at
    }
    flush(to)
    return parts
  }

  variable(offset: number, limit: number = this.#text.length): Variable | null {
    if (this.#text[offset + 1] === '(' && offset + 1 < limit) return this.#enclosed(offset, limit)
    const name = this.#match(NAME, offset + 1, limit)
    this.at = offset + 1 + name.length
    if (!this.#goodName(name, offset)) return null
    const key = this.#text[this.at] === '(' && this.at < limit ? this.#key(limit) : null
    if (key === undefined) return null
    return this.#make(offset, name, key, null, [])
  }

  #enclosed(offset: number, limit: number): Variable | null {
    const name = this.#match(NAME, offset + 2, limit)
    this.at = offset + 2 + name.length
    if (name === '') {
      const blank = leadingBlanks(this.#text.charAt(this.at)) > 0
      return this.#fault(
        blank ? 'behind `$(` comes the name, without a blank' : 'behind `$(` comes a name',
        offset,
        Math.min(this.at + 1, limit),
      )
    }
    const key = this.#text[this.at] === '(' && this.at < limit ? this.#key(limit) : null
    if (key === undefined) return null
    const index = this.#text[this.at] === '[' && this.at < limit ? this.#index(limit) : null
    if (index === undefined) return null
    const transformations = this.#transformations(limit)
    if (transformations === null) return null
    if (this.at >= limit)
      return this.#fault('the `(` of this variable is not closed', offset, limit)
    if (this.#text[this.at] !== ')') return this.#fault(this.#strangeEnd(), this.at, this.at + 1)
    this.at += 1
    return this.#make(offset, name, key, index, transformations)
  }

  #strangeEnd(): string {
    const character = this.#text.charAt(this.at)
    const blank = character === ' ' || character === '\t' ? 'a blank' : `\`${character}\``
    const shown = character === '\n' ? 'a line end' : blank
    return `${shown} stands in a variable, where \`(key)\`, \`[index]\`, \`{class.name}\` or \`)\` may stand`
  }

  #goodName(name: string, offset: number): boolean {
    const trimmed = trimEndOf(name, '.?')
    if (name === '?' || (trimmed !== '' && trimmed === name)) return true
    const whole = `\`$${name}\``
    if (name === '') {
      const help = 'write `$$` for a `$`'
      this.#fault('behind `$` comes the name of a variable', offset, offset + 1, help)
    } else if (trimmed === '') {
      this.#fault(`${whole} has no name of a variable`, offset, this.at)
    } else {
      const tail = name.slice(trimmed.length)
      const help = `write \`$(${trimmed})${tail}\``
      this.#fault(`the name in ${whole} takes in the \`${tail}\` behind it`, offset, this.at, help)
    }
    return false
  }

  /** What stands in parentheses; undefined after a fault. */
  #key(limit: number): KeyPart | undefined {
    const open = this.at
    const close = this.#closing(open, limit, '(', ')')
    if (close < 0) {
      this.#fault('this `(` is not closed', open, limit)
      return undefined
    }
    this.at = close + 1
    const raw = this.#text.slice(open + 1, close)
    const text = trimBlanks(raw)
    if (text === '') {
      this.#fault('the parentheses hold no key', open, close + 1)
      return undefined
    }
    const from = open + 1 + raw.indexOf(text)
    const parts = text.includes('$') ? this.#nested(from, from + text.length) : null
    if (parts === undefined) return undefined
    return { text, parts, position: this.#locate(from, from + text.length) }
  }

  #nested(from: number, to: number): FormatPart[] | undefined {
    const inner = this.#deeper(from)
    if (inner === null) return undefined
    const parts = inner.format(from, to)
    this.faults.push(...inner.faults)
    return inner.faults.length > 0 ? undefined : parts
  }

  #nestedVariable(from: number, to: number): Variable | null | undefined {
    const inner = this.#deeper(from)
    if (inner === null) return undefined
    const variable = inner.variable(from, to)
    this.faults.push(...inner.faults)
    if (inner.faults.length > 0) return undefined
    return inner.at === to ? variable : null
  }

  #deeper(from: number): Reader | null {
    if (this.#depth < DEEPEST) return new Reader(this.#text, this.#locate, this.#depth + 1)
    this.#fault(`more than ${DEEPEST} variables stand in one another`, from, from + 1)
    return null
  }

  /** What stands in brackets; undefined after a fault. */
  #index(limit: number): VariableIndex | undefined {
    const open = this.at
    const close = this.#closing(open, limit, '[', ']')
    if (close < 0) {
      this.#fault('this `[` is not closed', open, limit)
      return undefined
    }
    this.at = close + 1
    const text = this.#text.slice(open + 1, close)
    const position = this.#locate(open + 1, close)
    if (text === '*') return { kind: 'all', position }
    if (text === '+') return { kind: 'append', position }
    if (/^-?[0-9]{1,9}$/.test(text)) return { kind: 'number', value: Number(text), position }
    if (text.startsWith('$')) {
      const variable = this.#nestedVariable(open + 1, close)
      if (variable === undefined) return undefined
      if (variable !== null) return { kind: 'variable', variable, position }
    }
    const message = `\`[${text}]\` is no index; it can be a number, \`*\`, \`+\` or a variable`
    this.#fault(message, open, close + 1)
    return undefined
  }

  /** All transformations; null after a fault. Blanks may stand between and behind them. */
  #transformations(limit: number): Transformation[] | null {
    const found: Transformation[] = []
    while (this.#text[this.at] === '{' && this.at < limit) {
      const one = this.#transformation(limit)
      if (one === null) return null
      found.push(one)
      this.at += this.#match(BLANKS, this.at, limit).length
    }
    return found
  }

  #transformation(limit: number): Transformation | null {
    const open = this.at
    const close = this.#closing(open, limit, '{', '}')
    if (close < 0) {
      this.#badTransformation('this transformation has no closing `}`', open, limit)
      return null
    }
    TRANSFORMATION.lastIndex = open
    const found = TRANSFORMATION.exec(this.#text)
    if (found === null || open + found[0].length > close) {
      const text = this.#text.slice(open, close + 1)
      const message = `\`${text}\` is no transformation; one looks like \`{s.len}\` or \`{s.substr,1,3}\``
      this.#badTransformation(message, open, close + 1)
      return null
    }
    const from = open + found[0].length + 1
    const args = from > close ? [] : this.#arguments(from, close)
    if (args === null) return null
    this.at = close + 1
    return {
      class: found[1] ?? '',
      name: found[2] ?? '',
      args,
      argumentText: from > close ? null : this.#text.slice(from, close),
      argumentPosition: from > close ? null : this.#locate(from, close),
      position: this.#locate(open, close + 1),
    }
  }

  #arguments(from: number, to: number): TransformationArgument[] | null {
    const args: TransformationArgument[] = []
    let start = from
    let depth = 0
    for (let at = from; at <= to; at += 1) {
      const character = at === to ? ',' : this.#text[at]
      if (character === '(' && (depth > 0 || this.#isVariableAt(from, at))) depth += 1
      else if (character === ')' && depth > 0) depth -= 1
      if (character !== ',' || (depth > 0 && at < to)) continue
      const arg = this.#argument(start, at)
      if (arg === null) return null
      args.push(arg)
      start = at + 1
    }
    return args
  }

  /** True when the bracket at `at` belongs to a `$name(` or `$(` that starts at or behind `from`. */
  #isVariableAt(from: number, at: number): boolean {
    let start = at - 1
    while (start > from && /[A-Za-z0-9_.?]/.test(this.#text.charAt(start))) start -= 1
    return start >= from && this.#text[start] === '$'
  }

  #argument(from: number, to: number): TransformationArgument | null {
    const text = this.#text.slice(from, to)
    const start = from + leadingBlanks(text)
    const trimmed = trimBlanks(text)
    const variable =
      trimmed.length > 1 && trimmed.startsWith('$')
        ? this.#nestedVariable(start, start + trimmed.length)
        : null
    if (variable === undefined) return null
    return { text, variable, position: this.#locate(from, to) }
  }

  /** The bracket that closes the one at `open`, before `limit`. */
  #closing(open: number, limit: number, opens: string, closes: string): number {
    let depth = 0
    for (let at = open; at < limit; at += 1) {
      const character = this.#text[at]
      if (character === opens) depth += 1
      else if (character === closes) {
        depth -= 1
        if (depth === 0) return at
      }
    }
    return -1
  }

  #match(form: RegExp, from: number, limit: number): string {
    form.lastIndex = from
    return (form.exec(this.#text)?.[0] ?? '').slice(0, Math.max(0, limit - from))
  }

  #make(
    offset: number,
    name: string,
    key: KeyPart | null,
    index: VariableIndex | null,
    transformations: readonly Transformation[],
  ): Variable {
    return {
      kind: 'variable',
      name,
      key,
      index,
      transformations,
      text: this.#text.slice(offset, this.at),
      position: this.#locate(offset, this.at),
    }
  }

  #fault(message: string, from: number, to: number, help: string | null = null): null {
    this.faults.push({
      code: langCodes.badVariable,
      message,
      position: this.#locate(from, to),
      help,
    })
    return null
  }

  #badTransformation(message: string, from: number, to: number): void {
    const position = this.#locate(from, to)
    this.faults.push({ code: langCodes.badTransformation, message, position, help: null })
  }
}
