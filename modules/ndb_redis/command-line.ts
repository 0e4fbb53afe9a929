/** Commands as scripts write them. */

import type { Command } from './resp/encode.ts'

const SPACE = 32
const PERCENT = 37

/**
 * A command out of its text: words with spaces between them, in which `%s` is the next of the values, whatever is in that, and `%%` is `%`.
 *
 * @returns the words, or what is wrong
 */
export function commandOf(text: string, values: readonly string[]): Command | string {
  const words: string[] = []
  let word: string | null = null
  let next = 0
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at)
    if (char === SPACE) {
      if (word !== null) words.push(word)
      word = null
      continue
    }
    if (char !== PERCENT) {
      word = (word ?? '') + text.charAt(at)
      continue
    }
    at++
    const sign = text.charAt(at)
    if (sign === '%') {
      word = `${word ?? ''}%`
      continue
    }
    if (sign !== 's') return `the command has \`%${sign}\`; that can be %s for a value, or %% for %`
    const value = values[next++]
    if (value === undefined) {
      return `the command has more %s than values, which are ${values.length}`
    }
    word = (word ?? '') + value
  }
  if (word !== null) words.push(word)
  return words.length === 0 ? 'the command is empty' : words
}
