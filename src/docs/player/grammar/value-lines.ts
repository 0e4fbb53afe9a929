/** The `values` fence: `expression => value`, evaluated on the message above it. */

import { trimBytes, trimBytesEnd, trimBytesStart } from '../bytes.ts'
import type { Value } from '../../../lang/vocabulary.ts'
import type { Bindings } from '../match/bindings.ts'
import { DocsCode } from '../codes.ts'
import { escaped, type Difference } from '../match/difference.ts'
import { linesOf, type FenceLine, type Origin } from './fence-lines.ts'
import { matchText } from '../match/text.ts'
import { isPatternFault, parsePattern, type Pattern } from './pattern.ts'
import { problem, type Place, type Problem } from '../problem.ts'

/** What an expression should be: a string, a number, `$null`, or a pattern such as `{name:int}`. */
export type Expected =
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'pattern'; readonly pattern: Pattern }

/** One line. */
export interface ValueCheck {
  readonly expression: string
  readonly expressionPlace: Place
  readonly expected: Expected
  readonly valuePlace: Place
}

/** What a `values` fence says, and what is wrong with it. */
export interface ValueChecks {
  readonly checks: readonly ValueCheck[]
  readonly problems: readonly Problem[]
}

/**
 * Reads a `values` fence.
 *
 * @param text - the text of the fence, one character a byte
 * @param origin - where it starts
 */
export function parseValues(text: string, origin: Origin): ValueChecks {
  const checks: ValueCheck[] = []
  const problems: Problem[] = []
  for (const line of linesOf(text, origin)) {
    if (line.blank || trimBytesStart(line.text).startsWith('#')) continue
    const check = parseLine(line)
    if (check !== null) checks.push(check)
    else {
      problems.push(
        problem(DocsCode.VALUES_SYNTAX, line.place(), 'this line is not `expression => value`', {
          help: 'a value is `"text"`, a whole number, `$null`, or a pattern: `{name}`, `{name:int}`, `{*}`',
        }),
      )
    }
  }
  return { checks, problems }
}

/** Expressions hold `=>` too, as in `$sht(a=>b)`: the first one with a value behind it, and nothing else, is the arrow. */
function parseLine(line: FenceLine): ValueCheck | null {
  const end = trimBytesEnd(line.text).length
  for (let at = line.text.indexOf('=>'); at >= 0; at = line.text.indexOf('=>', at + 2)) {
    const rest = line.text.slice(at + 2, end)
    const expected = parseValue(trimBytes(rest))
    const expression = trimBytes(line.text.slice(0, at))
    if (expected === null || expression === '') continue
    const from = end - trimBytesStart(rest).length
    return {
      expression,
      expressionPlace: line.place(line.indent, trimBytesEnd(line.text.slice(0, at)).length),
      expected,
      valuePlace: line.place(from, end),
    }
  }
  return null
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' }

function parseValue(text: string): Expected | null {
  if (text === '$null') return { kind: 'value', value: null }
  if (/^[+-]?\d{1,15}$/.test(text)) return { kind: 'value', value: Number(text) }
  if (/^"(?:[^"\\]|\\.)*"$/s.test(text)) {
    return { kind: 'value', value: unescaped(text.slice(1, -1)) }
  }
  if (!text.startsWith('{') || !text.endsWith('}')) return null
  const pattern = parsePattern(text)
  return isPatternFault(pattern) ? null : { kind: 'pattern', pattern }
}

/** What stands between quotes: `\n`, `\r` and `\t` are characters without a picture, and any other one means itself. */
export function unescaped(text: string): string {
  return text.replaceAll(/\\(.)/gs, (_all, character: string) => escapes[character] ?? character)
}

/** A value as a `values` fence has it. */
export function printValue(value: Value): string {
  if (value === null) return '$null'
  if (typeof value === 'number') return String(value)
  const inner = value
    .replaceAll(/["\\]/g, String.raw`\$&`)
    .replaceAll('\n', String.raw`\n`)
    .replaceAll('\r', String.raw`\r`)
    .replaceAll('\t', String.raw`\t`)
  return `"${inner}"`
}

/**
 * Compares a value. A string and a number are never equal; a pattern fits either.
 *
 * @param check - what is written
 * @param value - what the expression is
 * @param bindings - bound where a pattern fits
 * @returns the difference, or null
 */
export function matchValue(check: ValueCheck, value: Value, bindings: Bindings): Difference | null {
  const { expected, valuePlace, expression } = check
  const fits =
    expected.kind === 'value'
      ? expected.value === value
      : value !== null && matchText(expected.pattern, String(value), bindings)
  if (fits) return null
  const fact = `\`${expression}\` is \`${printValue(value)}\``
  return {
    problem: problem(DocsCode.VALUE, valuePlace, fact),
    rewrite: {
      place: valuePlace,
      lastLine: valuePlace.line,
      lines: [typeof value === 'string' ? printValue(value) : escaped(printValue(value))],
    },
  }
}
