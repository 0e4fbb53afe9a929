/** What is said about a pattern that cannot be read. */

import { PrepareError } from '../vocabulary.ts'

/** A pattern that cannot be read, or that is too large. */
export class RegexError extends PrepareError {
  /** Where in the pattern, from 0. */
  readonly offset: number

  constructor(message: string, offset: number) {
    super(message)
    this.name = 'RegexError'
    this.offset = offset
  }
}
