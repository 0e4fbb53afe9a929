/** The version of the server, and of the language it speaks. */

import { LANGUAGE_VERSION } from '../lang/preprocess.ts'
import { installation } from './installation.ts'

/** The program's name, as commands and logs show it. */
export const PROGRAM = 'siprose'

/** The version of this installation; it is read from a file, so keep it. */
export function serverVersion(): string {
  const facts = JSON.parse(installation.facts()) as { readonly version: string }
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

/** What the program runs on: `Node.js 26.10.0, V8 14.1 (x64/linux)`. */
export function platformText(): string {
  const { node, v8 } = process.versions
  return `Node.js ${node}, V8 ${v8} (${process.arch}/${process.platform})`
}
