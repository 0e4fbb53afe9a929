/** The words and signs a configuration is made of. */
import type { Position } from './position.ts'

/**
 * What a token is. `word` is an identifier or a reserved word, `ip4` and `ip6` are bare addresses, `name` the text in the brackets
 * of an `event_route`, `sign` an operator or a bracket, `directive` a preprocessor line (never seen by the parser), and
 * `bad` stands where a diagnostic was given already.
 */
export type TokenType =
  | 'word'
  | 'number'
  | 'string'
  | 'variable'
  | 'select'
  | 'ip4'
  | 'ip6'
  | 'name'
  | 'sign'
  | 'directive'
  | 'bad'
  | 'end'

/** One token. A class, so that all have one shape. */
export class Token {
  readonly type: TokenType
  /** As written; of a string its value, escapes done; of a directive its name. */
  readonly text: string
  readonly position: Position
  /** True when nothing stands between this token and the one before. */
  readonly glued: boolean
  /** The value of a number. */
  readonly number: number
  /** Of a string: what stands between the quotes. */
  readonly raw: string
  /** Of a string. */
  readonly quote: '"' | "'" | ''
  /** False for a string that a `#!subst` changed. */
  readonly mapped: boolean

  constructor(
    type: TokenType,
    text: string,
    position: Position,
    glued: boolean,
    details: TokenDetails = noDetails,
  ) {
    this.type = type
    this.text = text
    this.position = position
    this.glued = glued
    this.number = details.number
    this.raw = details.raw
    this.quote = details.quote
    this.mapped = details.mapped
  }

  /** The same token at another place: where a define was used. */
  moved(position: Position, glued: boolean): Token {
    return new Token(this.type, this.text, position, glued, this)
  }
}

/** What only numbers and strings have. */
export interface TokenDetails {
  readonly number: number
  readonly raw: string
  readonly quote: '"' | "'" | ''
  readonly mapped: boolean
}

const noDetails: TokenDetails = { number: 0, raw: '', quote: '', mapped: true }

/** A word in brackets, or what it stands for, as a reader of a message knows it. */
export function describeToken(token: Token): string {
  switch (token.type) {
    case 'end':
      return 'the end of the file'
    case 'string':
      return `the string \`${shorten(token.quote + token.raw + token.quote)}\``
    case 'variable':
      return `the variable \`${shorten(token.text)}\``
    case 'number':
      return `the number \`${token.text}\``
    default:
      return `\`${shorten(token.text)}\``
  }
}

/** Quotes from a configuration stay short in messages. */
export function shorten(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 37)}...`
}
