/** A place in the tokens of a configuration, and what is said when they do not fit. */
import type { Statement } from '../ast.ts'
import { langCodes } from '../codes.ts'
import type { DiagnosticExtras, Diagnostics } from '../diagnostic.ts'
import { blockWords, keywords } from '../keywords.ts'
import type { Position } from '../position.ts'
import { behind, nowhere, spanning, within } from '../position.ts'
import { describeToken, Token } from '../tokens.ts'

/** How deep blocks and parentheses may stand in one another. */
const DEEPEST = 200

/** How many operators one expression may have: a tree grows as deep as a chain of them is long. */
const MOST_OPERATORS = 500

/** Reads the statements of a block up to its `}`; the parser of expressions is given it, as expressions may hold blocks. */
export type ReadBlock = (cursor: Cursor) => readonly Statement[]

const nothing = new Token('end', '', nowhere, false)

/**
 * The reader's position. After a mistake was reported the cursor is lost: nothing more is reported, and nothing is taken,
 * until the statement or block around has found a place to go on from.
 */
export class Cursor {
  readonly diagnostics: Diagnostics
  readonly readBlock: ReadBlock
  /** True after a mistake, until somebody has found the way again. */
  lost = false
  /** How many blocks and parentheses are open. */
  depth = 0
  /** How many operators the outermost expression at hand has so far. */
  operators = 0
  /** How many expressions are open: those in parentheses, arguments and blocks belong to the outermost one. */
  expressions = 0
  /** How many calls are open: calls do not nest. */
  calls = 0
  /** The first `}` of the routing block at hand that is not indented as the line of its `{`. */
  suspect: Position | null = null
  readonly #tokens: readonly Token[]
  #at = 0
  #tooDeep = false

  constructor(tokens: readonly Token[], diagnostics: Diagnostics, readBlock: ReadBlock) {
    this.#tokens = tokens
    this.diagnostics = diagnostics
    this.readBlock = readBlock
  }

  /** The token at hand; the end for ever at the end. */
  get token(): Token {
    return this.#tokens[this.#at] ?? this.#tokens.at(-1) ?? nothing
  }

  /** The token before the one at hand. */
  get previous(): Token {
    return this.#tokens[this.#at - 1] ?? this.token
  }

  /** The token `distance` behind the one at hand. */
  peek(distance = 1): Token {
    return this.#tokens[this.#at + distance] ?? this.#tokens.at(-1) ?? nothing
  }

  /** The column of the first token in the line of the token at an index. */
  indentation(index: number): number {
    let at = index
    const { file, line } = this.#tokens[index]?.position ?? nowhere
    while (at > 0) {
      const before = this.#tokens[at - 1]?.position ?? nowhere
      if (before.file !== file || before.line !== line) break
      at -= 1
    }
    return this.#tokens[at]?.position.column ?? 0
  }

  /** True at the end of the file. */
  get ended(): boolean {
    return this.token.type === 'end'
  }

  /** Where the cursor is, to see whether anything was taken. */
  get index(): number {
    return this.#at
  }

  /** Takes the token at hand. */
  take(): Token {
    const token = this.token
    if (token.type !== 'end') this.#at += 1
    return token
  }

  /** True when the token at hand is this sign. */
  isSign(text: string): boolean {
    const { token } = this
    return token.type === 'sign' && token.text === text
  }

  /** True when the token at hand is this word. */
  isWord(text: string): boolean {
    const { token } = this
    return token.type === 'word' && token.text === text
  }

  /** True when the token behind the one at hand is this sign. */
  peekSign(text: string, distance = 1): boolean {
    const token = this.peek(distance)
    return token.type === 'sign' && token.text === text
  }

  /** Takes the sign if it is at hand. */
  takeSign(text: string): boolean {
    if (!this.isSign(text) || this.lost) return false
    this.#at += 1
    return true
  }

  /** Takes the sign, or reports that it is missing. */
  expectSign(text: string, extras: DiagnosticExtras = {}): boolean {
    if (this.takeSign(text)) return true
    this.missing(text, extras)
    return false
  }

  /** True when the token at hand begins a new line, or ends the file. */
  get startsLine(): boolean {
    const { token, previous } = this
    return (
      token.type === 'end' ||
      token.position.file !== previous.position.file ||
      token.position.line !== previous.position.line
    )
  }

  /** From the place of `first` to the end of the last token taken. */
  since(first: Position): Position {
    return spanning(first, this.previous.position)
  }

  /** Reports an error and loses the way. Silent when it is lost already, or where an error was reported before. */
  fail(code: string, message: string, position: Position, extras: DiagnosticExtras = {}): void {
    if (!this.lost) this.diagnostics.error(code, message, position, extras)
    this.lost = true
  }

  /** Reports that the token at hand may not stand here. */
  unexpected(expected: string, extras: DiagnosticExtras = {}): void {
    const { token } = this
    if (token.type === 'bad') {
      this.lost = true
      return
    }
    const message = `${describeToken(token)} stands where ${expected} may stand`
    const place = token.type === 'end' ? behindToken(this.previous) : token.position
    this.fail(langCodes.unexpected, message, place, extras)
  }

  /** Reports a bare word where only a text in quotes, or a define, may stand. */
  bareWord(): void {
    const { text, position } = this.token
    const constant = /^[A-Z][A-Z0-9_]*$/.test(text)
    const message = constant
      ? `\`${text}\` is not defined, and text stands in quotes`
      : `\`${text}\` is a bare word, and text stands in quotes`
    const help = constant ? null : `write \`"${text}"\``
    this.fail(langCodes.bareWord, message, position, { help })
  }

  /** Reports that a sign is missing behind the last token. */
  missing(text: string, extras: DiagnosticExtras = {}): void {
    const { token, previous } = this
    if (token.type === 'bad') {
      this.lost = true
      return
    }
    const where = token.type === 'end' ? 'at the end of the file' : `before ${describeToken(token)}`
    const place = this.startsLine || token.type === 'end' ? behindToken(previous) : token.position
    // a semicolon can only be meant here; a bracket may be missing further up
    const help = text === ';' && this.startsLine ? 'write `;` at the end of the line' : null
    this.fail(langCodes.missing, `\`${text}\` is missing ${where}`, place, { help, ...extras })
  }

  /** Counts one more level of nesting; false, and reported, when there are too many. */
  enter(): boolean {
    this.depth += 1
    if (this.depth <= DEEPEST) return true
    const message = `blocks and parentheses stand in one another more than ${DEEPEST} deep`
    // What encloses too much is reported once; the rest of the file has the same trouble.
    if (!this.#tooDeep) this.fail(langCodes.limit, message, this.token.position)
    this.#tooDeep = true
    this.lost = true
    this.depth -= 1
    return false
  }

  /** Ends what `enter` began. */
  leave(): void {
    this.depth -= 1
  }

  /** Counts one more operator; false, and reported, when one statement has too many. */
  countOperator(): boolean {
    this.operators += 1
    if (this.operators <= MOST_OPERATORS) return true
    const message = `one expression has more than ${MOST_OPERATORS} operators`
    this.fail(langCodes.limit, message, this.token.position)
    return false
  }

  /** True when a routing block begins at hand: no statement looks like that. */
  get atBlock(): boolean {
    const { token } = this
    if (token.type !== 'word' || !blockWords.has(token.text)) return false
    return token.text !== 'route' || this.peekSign('[') || this.peekSign('{')
  }

  /**
   * Looks for a place to go on after a mistake in a statement: behind its `;`, or before the `}` of its block, or before
   * a routing block. Blocks on the way are passed over.
   */
  recover(): void {
    let depth = 0
    while (!this.ended && !this.atBlock) {
      if (this.isSign('{')) depth += 1
      else if (this.isSign('}')) {
        if (depth === 0) break
        depth -= 1
        if (depth === 0) {
          this.take()
          break
        }
      } else if (depth === 0 && this.isSign(';')) {
        this.take()
        break
      }
      this.take()
    }
    this.lost = false
  }

  /** Looks for the `{` of a block whose head has a mistake; false when the statement ends before it. */
  recoverTo(sign: string): boolean {
    while (!this.ended && !this.atBlock && !this.isSign(';') && !this.isSign('}')) {
      if (this.isSign(sign)) {
        this.lost = false
        return true
      }
      this.take()
    }
    return false
  }

  /** True for an identifier that is no reserved word. */
  get atIdentifier(): boolean {
    return this.token.type === 'word' && !keywords.has(this.token.text)
  }
}

/** The place behind a token; a string may end on another line than it begins. */
export function behindToken(token: Token): Position {
  const { position, raw, quote } = token
  if (!raw.includes('\n') || position.chain[0]?.reason === 'define') return behind(position)
  const text = quote + raw + quote
  return token.mapped ? within(position, text, text.length, text.length) : position
}
