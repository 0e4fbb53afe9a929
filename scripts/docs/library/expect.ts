/** What `// => value` in a program of the documentation asks for. */

import { inspect } from 'node:util'

import { SiproseError } from '../../../src/runtime/errors.ts'

/**
 * Compares what an expression gives with what its comment says.
 *
 * Of an object the fields named are compared, others are free. A text of several lines is compared without regard to how
 * its lines end.
 *
 * @throws SiproseError that shows both
 */
export function expect(actual: unknown, expected: unknown, line: number, lines = false): void {
  const shown = lines && typeof actual === 'string' ? plainLines(actual) : actual
  if (isLike(shown, expected)) return
  throw new SiproseError(
    'docs/program-differs',
    `line ${line}: it is ${inspect(shown)}, and not ${inspect(expected)}`,
    { line },
  )
}

function plainLines(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(/\n+$/, '')
}

function isLike(actual: unknown, expected: unknown): boolean {
  if (Array.isArray(expected)) {
    return (
      Array.isArray(actual) &&
      actual.length === expected.length &&
      expected.every((value, index) => isLike(actual[index], value))
    )
  }
  if (typeof expected !== 'object' || expected === null) return Object.is(actual, expected)
  if (typeof actual !== 'object' || actual === null) return false
  return Object.entries(expected).every(([key, value]) => isLike(Reflect.get(actual, key), value))
}
