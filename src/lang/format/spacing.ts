/** What stands between two tokens of one line. */

import { blockWords, coreFunctions, keywords } from '../keywords.ts'
import type { Token } from '../tokens.ts'

/** Operators that have a blank on both sides. */
const spaced = new Set('= == != < > <= >= =~ && || + += << >> | & ^'.split(' '))

/** Operators that are also parts of addresses, sockets and networks. */
const ambiguous = new Set(['*', '/'])

/** Tokens behind which `*` and `/` compute, and before which they do. */
function isOperand(token: Token | null, bracket: string): boolean {
  if (token === null) return false
  const { type, text } = token
  return type === 'number' || type === 'variable' || type === 'string' || text === bracket
}

/** Words before a parenthesis that do not call anything. */
function isPlainWord(word: string): boolean {
  return keywords.has(word) && !coreFunctions.has(word) && !callWords.has(word)
}

const callWords = new Set(
  'route defined strlen strempty selval loadmodule loadmodulex modparam modparamx cfgengine'.split(
    ' ',
  ),
)

/** Three tokens that follow one another on a line. */
export interface Neighbors {
  /** The one before the two, where there is one. */
  readonly before: Token | null
  readonly left: Token
  readonly right: Token
  /** True when the two stand together as written. */
  readonly glued: boolean
  /** True when `left` ends a label of a `switch`, or `right` does. */
  readonly label: boolean
}

/** True when a blank stands between two tokens. */
export function hasBlank({ before, left, right, glued, label }: Neighbors): boolean {
  const a = left.type === 'sign' ? left.text : ''
  const b = right.type === 'sign' ? right.text : ''
  if (label) return a === ':'
  if (a === '(' || a === '[' || b === ')' || b === ']' || b === ';' || b === ',') return false
  if (a === ';' || a === ',' || a === '{' || b === '{' || a === '}' || b === '}') return true
  if (a === ')' && b === '') return true
  // two signs in a row could become another one
  if (a === '!' || a === '~') return b !== '' && b !== '(' ? !glued : false
  if (a === '(int)' || a === '(str)') return false
  if (b === '(' && left.type === 'word') return isPlainWord(left.text)
  if (b === '[' && left.type === 'word' && blockWords.has(left.text)) return false
  if (spaced.has(a) || spaced.has(b)) return true
  if (ambiguous.has(b) && isOperand(left, ')')) return true
  if (ambiguous.has(a) && isOperand(before, ')') && isOperand(right, '(')) return true
  return !glued
}
