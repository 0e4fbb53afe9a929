/** Cuts the text of a configuration into tokens; knows nothing of defines and conditions. */
import { langCodes } from './codes.ts'
import type { Diagnostics } from './diagnostic.ts'
import { unescape } from './escapes.ts'
import { numberWords } from './keywords.ts'
import {
  BAD,
  BLANKS,
  CONDITION,
  DIGITS,
  DIRECTIVE,
  IP4,
  IP6,
  MODE,
  NOT_BEHIND_STRING,
  QUOTED,
  SIGN,
  WORD,
  directiveNames,
  isIp6,
  isLetter,
  isLetterOrDigit,
} from './lexer-patterns.ts'
import { nearest } from './near.ts'
import { readNumber } from './number-literal.ts'
import type { Origin, Position } from './position.ts'
import { noChain } from './position.ts'
import type { Source } from './source.ts'
import { shorten, Token } from './tokens.ts'
import { trimEndOf } from './trim.ts'
import { scanSelect, scanVariable } from './variable-text.ts'

/** How many things without an end are looked for to the end of the file; then only to the end of the line. */
const PATIENCE = 20

/** How far the closing bracket of a variable may be away, before and after the patience is gone. */
const REACH = 8192
const SHORT_REACH = 128

/** A line of a directive behind its name. */
export interface DirectiveLine {
  /** Blanks at both ends cut; continued lines joined. */
  readonly text: string
  readonly position: Position
}

/** Reads one text. Each call of `next` gives a token, at the end for ever `end`. */
export class Lexer {
  readonly source: Source
  /** What a mode line said, for the preprocessor; '' when there was none. */
  mode = ''
  /** True when the text ended inside of a line comment: for values of defines. */
  endsInComment = false
  readonly #text: string
  readonly #chain: readonly Origin[]
  readonly #diagnostics: Diagnostics
  /** Where all tokens stand, when the text is the value of a define. */
  readonly #fixed: Position | null
  #at = 0
  #line = 1
  #lineStart = 0
  #lastEnd = -1
  #nextLineEnd = -1
  #patience = PATIENCE
  /** Comes before what is read next. */
  #pending: Token | null = null
  /** 1 behind the word `event_route`, 2 behind its bracket. */
  #eventRoute = 0

  constructor(
    source: Source,
    diagnostics: Diagnostics,
    chain: readonly Origin[] = noChain,
    fixed: Position | null = null,
  ) {
    this.source = source
    this.#text = source.text
    this.#diagnostics = diagnostics
    this.#chain = chain
    this.#fixed = fixed
  }

  /** The next token. */
  next(): Token {
    const pending = this.#pending
    if (pending !== null) {
      this.#pending = null
      return pending
    }
    for (;;) {
      const directive = this.#skipBlanks()
      if (directive !== null) return directive
      if (this.#at >= this.#text.length) return this.#token('end', '', this.#at)
      const token =
        this.#eventRoute === 2 ? this.#eventName() : this.#scan(this.#text.charCodeAt(this.#at))
      if (token === null) continue
      this.#eventRoute = nextEventState(this.#eventRoute, token)
      return token
    }
  }

  /**
   * The rest of the line behind a directive.
   *
   * @param continued - whether a backslash at its end joins the next line
   */
  line(continued: boolean): DirectiveLine {
    const text = this.#text
    BLANKS.lastIndex = this.#at
    const start = this.#at + (BLANKS.exec(text)?.[0].length ?? 0)
    const place = this.#here(start, 0)
    let value = ''
    let from = start
    for (;;) {
      const end = this.#lineEnd(from)
      const line = text.slice(from, end).replace(/\r$/, '')
      this.#at = end
      if (!continued || end === text.length || !line.endsWith('\\')) {
        value += line
        break
      }
      value += line.slice(0, -1)
      from = end + 1
      this.#newline(end)
    }
    value = trimEndOf(value, ' \t\r')
    const first = text.slice(start, this.#at).split('\n', 1)[0] ?? ''
    const length = Math.min(value.length, first.length)
    return { text: value, position: this.#fixed ?? { ...place, length } }
  }

  /** Skips what a condition switched off: to the next directive that may end it, wherever it stands. */
  skipToCondition(): Token {
    CONDITION.lastIndex = this.#at
    const found = CONDITION.exec(this.#text)
    const to = found?.index ?? this.#text.length
    this.#countLines(this.#at, to)
    this.#at = to
    if (found === null) return this.#token('end', '', to)
    this.#at = to + found[0].length
    return this.#token('directive', found[1] ?? '', to)
  }

  /** True when only blanks stand before a place of this text. */
  startsLine(position: Position): boolean {
    const lineStart = position.offset - position.column + 1
    return trimEndOf(this.#text.slice(lineStart, position.offset)) === ''
  }

  /** Skips to the end of the line: a comment of a define's value goes on here. */
  skipLine(): string {
    const end = this.#lineEnd(this.#at)
    const skipped = this.#text.slice(this.#at, end)
    this.#at = end
    return skipped
  }

  /** Blanks and comments; a directive ends them. */
  #skipBlanks(): Token | null {
    for (;;) {
      BLANKS.lastIndex = this.#at
      if (BLANKS.test(this.#text)) this.#at = BLANKS.lastIndex
      const code = this.#text.charCodeAt(this.#at)
      const following = this.#text.charCodeAt(this.#at + 1)
      if (code === 0x0a) {
        this.#newline(this.#at)
        this.#at += 1
      } else if (code === 0x23 || (code === 0x21 && following === 0x21)) {
        const directive = this.#directive()
        if (directive !== null) return directive
        if (code === 0x21) return null
        this.#lineComment()
      } else if (code === 0x2f && following === 0x2f) {
        this.#lineComment()
      } else if (code === 0x2f && following === 0x2a) {
        this.#blockComment()
      } else {
        return null
      }
    }
  }

  #directive(): Token | null {
    DIRECTIVE.lastIndex = this.#at
    const found = this.#fixed === null ? DIRECTIVE.exec(this.#text) : null
    if (found === null) return null
    const start = this.#at
    this.#at += found[0].length
    return this.#token('directive', found[1] ?? '', start)
  }

  #lineComment(): void {
    const start = this.#at
    const line = this.skipLine()
    if (this.#fixed !== null) this.endsInComment = this.#at >= this.#text.length
    if (line.length < 40 && line.includes('!')) {
      const mode = MODE.exec(line)?.[1]
      if (mode !== undefined) this.mode = mode
      else if (line.startsWith('#!')) this.#unknownDirective(line, start)
    }
  }

  /** Text behind `#!` that is no directive is a comment; one that nearly is one is a slip. */
  #unknownDirective(line: string, start: number): void {
    const word = /^#!([a-z_]+)/.exec(line)?.[1] ?? ''
    const meant = word.length < 4 ? null : nearest(word, directiveNames, 1)
    if (meant === null) return
    this.#diagnostics.warning(
      langCodes.unknownDirective,
      `there is no directive \`#!${word}\`, so this line is a comment`,
      this.#here(start, word.length + 2),
      { help: `did you mean \`#!${meant}\`?` },
    )
  }

  #blockComment(): void {
    const text = this.#text
    const place = this.#here(this.#at, 2)
    let depth = 1
    let at = this.#at + 2
    let open = text.indexOf('/*', at)
    while (depth > 0) {
      const close = text.indexOf('*/', at)
      if (close < 0) {
        this.#diagnostics.warning(
          langCodes.unclosedComment,
          'this comment is not closed: the rest of the file belongs to it',
          place,
        )
        this.#countLines(this.#at, text.length)
        this.#at = text.length
        return
      }
      const opens = open >= 0 && open < close
      depth += opens ? 1 : -1
      at = (opens ? open : close) + 2
      if (open >= 0 && open < at) open = text.indexOf('/*', at)
    }
    this.#countLines(this.#at, at)
    this.#at = at
  }

  /** One token; null for what is passed over. */
  #scan(code: number): Token | null {
    if (isLetter(code)) return this.#word()
    if (code === 0x22 || code === 0x27) return this.#string(code === 0x22 ? '"' : "'")
    if (code === 0x24) return this.#variable()
    if (code === 0x40) return this.#select()
    if (code >= 0x30 && code <= 0x39) return this.#number()
    if (code === 0x3a && this.#text.charCodeAt(this.#at + 1) === 0x3a) {
      const address = this.#ip6()
      if (address !== null) return address
    }
    const start = this.#at
    SIGN.lastIndex = start
    const sign = SIGN.exec(this.#text)
    if (sign === null) return this.#badCharacter()
    this.#at += sign[0].length
    return this.#token('sign', sign[0], start)
  }

  #word(): Token {
    const start = this.#at
    WORD.lastIndex = start
    const word = WORD.exec(this.#text)?.[0] ?? ''
    if (this.#text.charCodeAt(start + word.length) === 0x3a) {
      const address = word.length <= 4 ? this.#ip6() : null
      if (address !== null) return address
      const operand = this.#colonWord(word)
      if (operand !== null) return operand
    }
    this.#at += word.length
    const number = numberWords.get(word)
    if (number === undefined) return this.#token('word', word, start)
    return this.#token('number', word, start, { number, raw: '', quote: '', mapped: true })
  }

  /** `msg:len`, `uri:host` and `uri:port` are one word. */
  #colonWord(word: string): Token | null {
    const start = this.#at
    WORD.lastIndex = start + word.length + 1
    const whole = `${word}:${WORD.exec(this.#text)?.[0] ?? ''}`
    if (whole !== 'msg:len' && whole !== 'uri:host' && whole !== 'uri:port') return null
    this.#at += whole.length
    return this.#token('word', whole, start)
  }

  #number(): Token {
    const start = this.#at
    IP4.lastIndex = start
    const address = IP4.exec(this.#text)
    if (address !== null) {
      this.#at += address[0].length
      return this.#token('ip4', address[0], start)
    }
    const ip6 = this.#ip6()
    if (ip6 !== null) return ip6
    DIGITS.lastIndex = start
    const text = DIGITS.exec(this.#text)?.[0] ?? ''
    this.#at += text.length
    const literal = readNumber(text)
    if (literal === null) return this.#badNumber(text, start)
    if (!literal.fits) {
      this.#diagnostics.warning(
        langCodes.numberCut,
        `\`${text}\` needs more than 32 bits; it is read as ${literal.value}`,
        this.#here(start, text.length),
      )
    }
    const details = { number: literal.value, raw: '', quote: '', mapped: true } as const
    return this.#token('number', text, start, details)
  }

  #badNumber(text: string, start: number): Token {
    const octal = /^0[0-9]+$/.test(text)
    this.#diagnostics.error(
      langCodes.badNumber,
      octal
        ? `\`${text}\` begins with 0, so it is octal, and octal digits go from 0 to 7`
        : `\`${text}\` is neither a number nor a name`,
      this.#here(start, text.length),
      { help: octal ? `write \`${text.replace(/^0+/, '')}\` for the decimal number` : null },
    )
    return this.#token('bad', text, start)
  }

  #ip6(): Token | null {
    const start = this.#at
    IP6.lastIndex = start
    const text = IP6.exec(this.#text)?.[0] ?? ''
    if (!isIp6(text) || isLetterOrDigit(this.#text.charCodeAt(start + text.length))) return null
    this.#at += text.length
    return this.#token('ip6', text, start)
  }

  #string(quote: '"' | "'"): Token {
    const text = this.#text
    const start = this.#at
    const line = this.#line
    const newline = this.#lineEnd(start)
    const limit = this.#patience > 0 ? text.length : newline
    let at = start + 1
    while (at < limit && text[at] !== quote) at += quote === '"' && text[at] === '\\' ? 2 : 1
    const spansLines = newline < at
    if (at >= limit || (spansLines && NOT_BEHIND_STRING.test(text.charAt(at + 1)))) {
      return this.#unclosedString(quote, newline)
    }
    const raw = text.slice(start + 1, at)
    this.#at = at + 1
    const value = quote === '"' ? unescape(raw) : raw
    const details = { number: 0, raw, quote, mapped: true }
    const token = this.#token('string', value, start, details)
    if (spansLines) this.#countLines(start, at)
    return line === this.#line
      ? token
      : new Token('string', value, token.position, token.glued, details)
  }

  /** Reads on behind the line, but for the brackets and the semicolon at its end: so one lost quote is one error. */
  #unclosedString(quote: '"' | "'", newline: number): Token {
    const start = this.#at
    this.#patience -= 1
    const line = this.#text.slice(start, newline)
    const inner = trimEndOf(line, ' \t\r);,{}')
    const length = Math.max(inner.length, 1)
    this.#diagnostics.error(
      langCodes.unclosedString,
      `the string that begins here has no closing \`${quote}\``,
      this.#here(start, length),
    )
    this.#at = start + length
    const raw = inner.slice(1)
    const token = this.#token('string', raw, start, { number: 0, raw, quote, mapped: false })
    // Brackets that may have been behind the string are in it now, so what they close cannot be told.
    if (inner.length === trimEndOf(line).length) this.#pending = this.#token('bad', '', this.#at)
    return token
  }

  #variable(): Token {
    const start = this.#at
    const found = scanVariable(this.#text, start, this.#patience > 0 ? REACH : SHORT_REACH)
    const { end, fault } = found
    if (fault !== null) {
      this.#patience -= 1
      const { code, message, help } = fault
      this.#diagnostics.error(code, message, this.#here(start, end - start), { help })
    }
    this.#at = end
    const token = this.#token(found.text === null ? 'bad' : 'variable', found.text ?? '$', start)
    const skip = found.skip ?? end
    this.#countLines(end, skip)
    this.#at = skip
    return token
  }

  #select(): Token {
    const start = this.#at
    const end = scanSelect(this.#text, start)
    if (end !== null) {
      this.#at = end
      return this.#token('select', this.#text.slice(start, end), start)
    }
    this.#at += 1
    this.#diagnostics.error(
      langCodes.badSelect,
      'this `@` has no name behind it, as in `@from.uri.host`',
      this.#here(start, 1),
    )
    return this.#token('bad', '@', start)
  }

  /** The brackets of an event route hold one name with colons, whatever else is in it. */
  #eventName(): Token | null {
    const start = this.#at
    const found = /[^\]\n{}]*/y
    found.lastIndex = start
    const text = trimEndOf(found.exec(this.#text)?.[0] ?? '')
    if (text === '') return this.#scan(this.#text.charCodeAt(start))
    this.#at += text.length
    const name = /^(["']).*\1$/.test(text) ? text.slice(1, -1) : text
    return this.#token('name', name, start)
  }

  /** What means nothing is passed over, as the field does; mostly it is a backslash or a blank of another alphabet. */
  #badCharacter(): Token | null {
    const start = this.#at
    QUOTED.lastIndex = start
    const quoted = QUOTED.exec(this.#text)
    if (quoted !== null) return this.#strangeQuotes(quoted[0], quoted[1] ?? '')
    BAD.lastIndex = start
    const text = BAD.exec(this.#text)?.[0] ?? this.#text.charAt(start)
    this.#at += text.length
    const message = `\`${shorten(text)}\` means nothing here, and is ignored`
    this.#diagnostics.warning(langCodes.badCharacter, message, this.#here(start, text.length))
    return null
  }

  /** Text between backticks or the quotes of a text processor is read as what it was meant to be. */
  #strangeQuotes(whole: string, inner: string): Token {
    const start = this.#at
    this.#at += whole.length
    const message = 'text stands in straight quotes, not in these'
    const help = `write \`"${shorten(inner)}"\``
    this.#diagnostics.error(langCodes.strangeQuotes, message, this.#here(start, whole.length), {
      help,
    })
    const details = { number: 0, raw: inner, quote: '"', mapped: false } as const
    return this.#token('string', inner, start, details)
  }

  #token(
    type: Token['type'],
    text: string,
    start: number,
    details?: ConstructorParameters<typeof Token>[4],
  ): Token {
    const glued = start === this.#lastEnd
    this.#lastEnd = this.#at
    return new Token(type, text, this.#here(start, this.#at - start), glued, details)
  }

  #here(offset: number, length: number): Position {
    if (this.#fixed !== null) return this.#fixed
    return {
      file: this.source.file,
      line: this.#line,
      column: offset - this.#lineStart + 1,
      offset,
      length,
      chain: this.#chain,
    }
  }

  #newline(at: number): void {
    this.#line += 1
    this.#lineStart = at + 1
  }

  #countLines(from: number, to: number): void {
    for (let at = this.#lineEnd(from); at < to; at = this.#lineEnd(at + 1)) this.#newline(at)
  }

  /** The line end at or behind an offset, or the end of the text; kept, as lines may be long and tokens many. */
  #lineEnd(from: number): number {
    if (this.#nextLineEnd < from) {
      const newline = this.#text.indexOf('\n', from)
      this.#nextLineEnd = newline < 0 ? this.#text.length : newline
    }
    return this.#nextLineEnd
  }
}

function nextEventState(state: number, token: Token): number {
  if (token.type === 'word' && token.text === 'event_route') return 1
  return state === 1 && token.type === 'sign' && token.text === '[' ? 2 : 0
}
