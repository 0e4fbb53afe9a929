/** Tests for the names and the values of items. */

import { posixRegex, RegexCache } from 'siprose'

/** Tells whether a name or a value is meant. */
export type Test = (text: string) => boolean

const ignoreCase = { ignoreCase: true }
const cache = new RegexCache(ignoreCase)

/** A pattern as a test; null when it cannot be read. */
function patternTest(pattern: string): Test | null {
  const matcher = cache.get(pattern)
  return matcher === null ? null : (text) => matcher.test(text)
}

/**
 * A test by the word of its operator: `eq`, `ne`, `sw` for "starts with", `re` for a regular expression in any case.
 *
 * @returns null for another word, or for an expression that cannot be read
 */
export function testOf(operator: string, wanted: string): Test | null {
  switch (operator) {
    case 'eq':
      return (text) => text === wanted
    case 'ne':
      return (text) => text !== wanted
    case 'sw':
      return (text) => text.startsWith(wanted)
    case 're':
      return patternTest(wanted)
    default:
      return null
  }
}

/** What `$shtcn` and `$shtcv` count: a test of texts, one of numbers, or both. */
export interface Counting {
  readonly text: Test | null
  readonly number: ((value: number) => boolean) | null
}

const everything: Counting = { text: () => true, number: () => true }
const nothing: Counting = { text: null, number: null }

/**
 * What to count.
 *
 * @param expression - `**` for all; `==` and a text; `%~` and how it starts; `~%` and how it ends; `eq` and a number; `~~` and a regular
 *   expression, or just that
 */
export function countingOf(expression: string): Counting {
  const rest = expression.slice(2)
  switch (expression.slice(0, 2)) {
    case '**':
      return everything
    case '==':
      return { text: (text) => text === rest, number: null }
    case '%~':
      return { text: (text) => text.startsWith(rest), number: null }
    case '~%':
      return { text: (text) => text.endsWith(rest), number: null }
    case '~~':
      return { text: patternTest(rest), number: null }
    case 'eq':
      if (/^-?[0-9]{1,15}$/.test(rest)) {
        const wanted = Number(rest)
        return { text: null, number: (value) => value === wanted }
      }
      break
    case '':
      return nothing
  }
  return { text: patternTest(expression), number: null }
}

/** Tells whether a regular expression can be read; throws a `RegexError` when it cannot. */
export function checkPattern(pattern: string): void {
  posixRegex(pattern, ignoreCase)
}
