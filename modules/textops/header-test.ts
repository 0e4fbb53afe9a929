/** The tests that `remove_hf_match()` makes on the value of a header. */
import { SiproseError } from 'siprose'

import { caseless } from './patterns.ts'

/** How a value is compared. */
export type HeaderTest = 'eq' | 'ne' | 'in' | 're'

/** The test by its name. Throws a {@link SiproseError} on another name. */
export function headerTest(name: string): HeaderTest {
  if (name === 'eq' || name === 'ne' || name === 'in' || name === 're') return name
  throw new SiproseError(
    'textops/bad-operator',
    `the operator is \`${name}\`; it can be eq, ne, in or re`,
    { name },
  )
}

/** Whether a value passes the test; null when the pattern cannot be read. */
export function matchesTest(value: string, test: HeaderTest, expression: string): boolean | null {
  switch (test) {
    case 'eq':
      return value === expression
    case 'ne':
      return value !== expression
    case 'in':
      return value.includes(expression)
    case 're':
      return caseless.get(expression)?.test(value) ?? null
  }
}
