/** The version of the server, and of the language it speaks. */

import { readFileSync } from 'node:fs'

import { LANGUAGE_VERSION } from '../lang/preprocess.ts'

/** The version of this installation; it is read from a file, so keep it. */
export function serverVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8')
  const facts = JSON.parse(text) as { readonly version: string }
  return facts.version
}

/** The version of Kamailio whose language is spoken, as a number: 6001000 for 6.1.0. */
export const languageVersion = LANGUAGE_VERSION

/** The same as a text, `6.1.0`. */
export const languageVersionText = [
  Math.floor(LANGUAGE_VERSION / 1_000_000),
  Math.floor(LANGUAGE_VERSION / 1000) % 1000,
  LANGUAGE_VERSION % 1000,
].join('.')
