/** How two values compare. */

import {
  type AvpValue,
  type Matcher,
  pcreRegex,
  type PcreMatcher,
  perlOfShell,
  posixRegex,
} from 'siprose'

/** Tells whether a value stands to another as wanted. */
export type Comparison = (value: AvpValue, other: AvpValue, ignoreCase: boolean) => boolean

/** Makes a comparison; `pattern` is what it is compared with where that is written down. */
type Maker = (pattern: string | null) => Comparison

/** The comparisons by name. */
export const comparisons: ReadonlyMap<string, Maker> = new Map<string, Maker>([
  ['eq', () => equal],
  ['ne', () => (a, b, ignoreCase) => typeof a === typeof b && !equal(a, b, ignoreCase)],
  ['lt', () => (a, b) => typeof a === typeof b && order(a, b) < 0],
  ['le', () => (a, b) => typeof a === typeof b && order(a, b) <= 0],
  ['gt', () => (a, b) => typeof a === typeof b && order(a, b) > 0],
  ['ge', () => (a, b) => typeof a === typeof b && order(a, b) >= 0],
  ['re', (pattern) => byPattern(pattern, posix)],
  ['fm', (pattern) => byPattern(pattern, shell)],
  ['and', () => (a, b) => bothNumbers(a, b) && (Number(a) & Number(b)) !== 0],
  ['or', () => (a, b) => bothNumbers(a, b) && (Number(a) | Number(b)) !== 0],
  ['xor', () => (a, b) => bothNumbers(a, b) && (Number(a) ^ Number(b)) !== 0],
])

/** True for a name of one. */
export function isComparison(name: string): boolean {
  return comparisons.has(name)
}

function bothNumbers(a: AvpValue, b: AvpValue): boolean {
  return typeof a === 'number' && typeof b === 'number'
}

function equal(a: AvpValue, b: AvpValue, ignoreCase: boolean): boolean {
  if (a === b) return true
  if (!ignoreCase || typeof a !== 'string' || typeof b !== 'string') return false
  return a.length === b.length && lower(a) === lower(b)
}

function order(a: AvpValue, b: AvpValue): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  const left = lower(String(a))
  const right = lower(String(b))
  return left === right ? 0 : left < right ? -1 : 1
}

/** Texts are bytes: only letters of ASCII have a case. */
function lower(text: string): string {
  return text.replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase())
}

const posix = (text: string): Matcher => posixRegex(text, { ignoreCase: true })
const shell = (text: string): PcreMatcher => pcreRegex(perlOfShell(text))

/** Matches; a pattern that is known for each message only is compiled when it is another one than the last time. */
function byPattern(
  pattern: string | null,
  compile: (text: string) => Pick<Matcher, 'test'>,
): Comparison {
  const fixed = pattern === null ? null : compile(pattern)
  let text = ''
  let compiled: Pick<Matcher, 'test'> | null = null
  return (value, other) => {
    if (typeof value !== 'string' || typeof other !== 'string') return false
    if (fixed !== null) return fixed.test(value)
    if (compiled === null || text !== other) {
      text = other
      try {
        compiled = compile(other)
      } catch {
        // what a message brings makes no pattern: nothing fits
        compiled = { test: () => false }
      }
    }
    return compiled.test(value)
  }
}
