/** `#!ifdef` and its like: which parts of the text count. */
import { langCodes } from './codes.ts'
import type { Diagnostics } from './diagnostic.ts'
import type { DirectiveLine, Lexer } from './lexer.ts'
import { nearest } from './near.ts'
import type { Position } from './position.ts'
import { within } from './position.ts'
import type { DefineLookup } from './preprocess-expression.ts'
import { evaluateExpression, holds } from './preprocess-expression.ts'
import type { Token } from './tokens.ts'
import { trimBlanks } from './trim.ts'

/** How many conditions may stand in one another. */
const DEEPEST_CONDITION = 512

interface Condition {
  readonly directive: Token
  /** True when the text around it counts. */
  readonly reachable: boolean
  live: boolean
  elses: number
}

const NAME = /^[A-Za-z_][A-Za-z0-9_]*/

/** The conditions that are open. */
export class Conditions {
  readonly #diagnostics: Diagnostics
  readonly #lookup: DefineLookup
  readonly #open: Condition[] = []
  /** Names that were asked for and not there, where they were asked for first. */
  readonly #unset = new Map<string, Position>()
  #tooDeep = false

  constructor(diagnostics: Diagnostics, lookup: DefineLookup) {
    this.#diagnostics = diagnostics
    this.#lookup = lookup
  }

  /** True when the text at hand counts. */
  get active(): boolean {
    const inner = this.#open.at(-1)
    return inner === undefined || (inner.reachable && inner.live)
  }

  /** Takes one of the five directives and the rest of its line. */
  directive(token: Token, lexer: Lexer): void {
    const line = lexer.line(false)
    const ending = token.text === 'else' || token.text === 'endif'
    if (!ending) this.#begin(token, line)
    else if (this.#fillsLine(token, line, lexer.startsLine(token.position))) {
      if (token.text === 'else') this.#otherwise(token)
      else this.#end(token)
    }
  }

  /**
   * At the end of the configuration: what is still open, and what nobody has defined but in another spelling.
   *
   * @param defined - the names that are defined
   */
  finish(defined: ReadonlyMap<string, string>): void {
    for (const [name, position] of this.#unset) {
      const meant = defined.has(name) ? null : nearest(name, defined.keys(), 1)
      if (meant === null) continue
      const help = `did you mean \`${meant}\`? If not, \`-A ${name}\` defines it`
      const message = `nothing defines \`${name}\``
      this.#diagnostics.hint(langCodes.unsetDefine, message, position, { help })
    }
    for (const { directive } of this.#open) {
      const message = `this \`#!${directive.text}\` has no \`#!endif\``
      this.#diagnostics.error(langCodes.unclosedIf, message, directive.position)
    }
  }

  #begin(token: Token, line: DirectiveLine): void {
    const reachable = this.active
    const live = reachable && this.#test(token, line)
    this.#open.push({ directive: token, reachable, live, elses: 0 })
    if (this.#open.length <= DEEPEST_CONDITION || this.#tooDeep) return
    this.#tooDeep = true
    const message = `more than ${DEEPEST_CONDITION} conditions stand in one another`
    this.#diagnostics.error(langCodes.limit, message, token.position)
  }

  #test(token: Token, line: DirectiveLine): boolean {
    if (token.text === 'ifexp') return this.#testExpression(token, line)
    const name = NAME.exec(line.text)?.[0]
    if (name === undefined) {
      const position = line.text === '' ? token.position : line.position
      const message = `behind \`#!${token.text}\` comes the name of a define`
      this.#diagnostics.error(langCodes.defineName, message, position)
      return false
    }
    const rest = trimBlanks(line.text.slice(name.length))
    if (rest !== '' && !/^(?:#|\/\/|\/\*)/.test(rest)) {
      const message = `what stands behind \`${name}\` is not looked at: \`#!${token.text}\` takes one name`
      const from = line.text.length - rest.length
      const help = 'write `#!ifexp` to test more than one name'
      const position = within(line.position, line.text, from, line.text.length)
      this.#diagnostics.warning(langCodes.directiveText, message, position, { help })
    }
    const defined = this.#lookup(name) !== null
    if (!defined && !this.#unset.has(name)) {
      this.#unset.set(name, within(line.position, line.text, 0, name.length))
    }
    return defined === (token.text === 'ifdef')
  }

  #testExpression(token: Token, line: DirectiveLine): boolean {
    const text = line.text.replace(/[ \t](?:#|\/\/).*$/, '')
    const { value, fault } = evaluateExpression(text, this.#lookup)
    if (fault === null) return holds(value)
    const at: Position =
      line.text === '' ? token.position : within(line.position, text, fault.from, fault.to)
    this.#diagnostics.error(langCodes.ifExpression, fault.message, at)
    return false
  }

  /** False for what is no directive, as text stands behind it. */
  #fillsLine(token: Token, line: DirectiveLine, startsLine: boolean): boolean {
    if (line.text === '') return true
    if (!this.active && !startsLine) return false
    const help = 'move the text behind it to a line of its own'
    if (token.text === 'else') {
      const message = '`#!else` does not fill its line, so it is only a comment'
      this.#diagnostics.warning(langCodes.directiveText, message, line.position, { help })
      return false
    }
    // Without it the condition would stay open, and that is no better a place to say it.
    const message = '`#!endif` does not fill its line, so it ends no condition'
    this.#diagnostics.error(langCodes.directiveText, message, line.position, { help })
    return true
  }

  #otherwise(token: Token): void {
    const inner = this.#open.at(-1)
    if (inner === undefined) {
      const message = 'this `#!else` stands outside of any condition; it has no effect'
      this.#diagnostics.warning(langCodes.elseWithoutIf, message, token.position)
      return
    }
    inner.live = !inner.live
    inner.elses += 1
    if (inner.elses < 2) return
    const notes = [{ message: 'the condition begins at', position: inner.directive.position }]
    const message = 'this is the second `#!else` of one condition'
    this.#diagnostics.warning(langCodes.secondElse, message, token.position, { notes })
  }

  #end(token: Token): void {
    if (this.#open.pop() !== undefined) return
    const message = 'this `#!endif` closes nothing'
    this.#diagnostics.error(langCodes.endifWithoutIf, message, token.position)
  }
}
