/** A word of the language that a call is written with: the language knows what it means, its documentation stands with the functions. */

import { EXPORT } from './exports.ts'

/** A word of the language. */
export interface LanguageWord {
  readonly [EXPORT]: true
  readonly kind: 'word'
  /** The module whose documentation has it. */
  readonly module: string
  readonly name: string
  /** How it is written. */
  readonly forms: readonly string[]
}

/**
 * Declares a word of the language, for the documentation.
 *
 * @param name - the word
 * @param forms - how it is written
 */
export function languageWord(name: string, forms: readonly string[]): LanguageWord {
  return { [EXPORT]: true, kind: 'word', module: 'core', name, forms }
}
