/** From files to the tokens that count: conditions, includes, defines and substitutions. */
import type { Mode } from './ast.ts'
import { langCodes } from './codes.ts'
import { Conditions } from './conditions.ts'
import type { Define } from './defines.ts'
import { makeDefine, MOST_DEFINES, moduleDefine } from './defines.ts'
import type { Diagnostics } from './diagnostic.ts'
import { readDefineLine, readEnvironmentLine } from './directive-line.ts'
import { keywords } from './keywords.ts'
import type { DirectiveLine } from './lexer.ts'
import { Lexer } from './lexer.ts'
import type { Origin, Position } from './position.ts'
import { noChain, nowhere, within } from './position.ts'
import { evaluateExpression, printValue } from './preprocess-expression.ts'
import type { PreprocessValue } from './preprocess-expression.ts'
import type { Source, SourceReader } from './source.ts'
import type { Substitution } from './substitution.ts'
import { readSubstitution, substitute } from './substitution.ts'
import { Token } from './tokens.ts'
import { trimBlanks } from './trim.ts'

/** What the preprocessor is given from outside; this layer reads no environment itself. */
export interface PreprocessOptions {
  /** Defines that exist from the start; '' for one without a value. */
  readonly defines?: Readonly<Record<string, string>>
  /** Rules as `#!subst` has them, and whether the rule is a define too, quoted or not. */
  readonly substitutions?: readonly {
    readonly text: string
    readonly kind: 'subst' | 'substdef' | 'substdefs'
  }[]
  /** The variables of the environment, for `#!defenv`. */
  readonly environment?: Readonly<Record<string, string | undefined>>
  /** What `OS_NAME` is. */
  readonly system?: string
}

/** What is left after the preprocessor. */
export interface Preprocessed {
  /** Ends with a token `end`. */
  readonly tokens: readonly Token[]
  readonly mode: Mode
  /** All defines at the end of the file, with their values as written. */
  readonly defines: ReadonlyMap<string, string>
}

/** The version of the language, as `KAMAILIO_VERSION` gives it. */
export const LANGUAGE_VERSION = 6_001_000

/** How deep includes may go. */
const DEEPEST_INCLUDE = 10

/** A configuration larger than this is a loop that feeds itself. */
const MOST_TOKENS = 4_000_000
const MOST_EXPANSIONS = 200_000
const MOST_INCLUDES = 1000

const MODES: Readonly<Record<string, Mode>> = {
  KAMAILIO: 'kamailio',
  OPENSER: 'kamailio',
  SER: 'ser',
  ALL: 'all',
  MAXCOMPAT: 'all',
}

/** Reads a source and all it includes. Never throws; what is wrong goes to the diagnostics. */
export function preprocess(
  source: Source,
  reader: SourceReader,
  options: PreprocessOptions,
  diagnostics: Diagnostics,
): Preprocessed {
  const preprocessor = new Preprocessor(reader, options, diagnostics)
  return preprocessor.run(source)
}

class Preprocessor {
  readonly #reader: SourceReader
  readonly #diagnostics: Diagnostics
  readonly #environment: Readonly<Record<string, string | undefined>>
  readonly #tokens: Token[] = []
  readonly #defines = new Map<string, Define>()
  readonly #rules: Substitution[] = []
  readonly #conditions: Conditions
  #mode: Mode = 'default'
  #includes = 0
  #expansions = 0
  /** Set when a limit was passed: nothing more is read. */
  #stopped = false
  /** True behind `loadmodule` and its bracket: then a string is the module. */
  #loading = false

  constructor(reader: SourceReader, options: PreprocessOptions, diagnostics: Diagnostics) {
    this.#reader = reader
    this.#diagnostics = diagnostics
    this.#environment = options.environment ?? {}
    this.#conditions = new Conditions(diagnostics, (name) => this.#defines.get(name)?.value ?? null)
    this.#given('KAMAILIO_VERSION', String(LANGUAGE_VERSION))
    this.#given('OS_NAME', `"${options.system ?? 'linux'}"`)
    for (const [name, value] of Object.entries(options.defines ?? {})) this.#given(name, value)
    for (const { text, kind } of options.substitutions ?? []) this.#addRule(text, kind, nowhere)
  }

  run(source: Source): Preprocessed {
    const last = this.#read(source, noChain, 0)
    const defines = new Map([...this.#defines].map(([name, { value }]) => [name, value]))
    const end = new Token('end', '', last.position, false)
    // Half of a configuration would only give more errors, of which none is one.
    if (this.#stopped) return { tokens: [end], mode: this.#mode, defines }
    this.#conditions.finish(defines)
    this.#tokens.push(end)
    return { tokens: this.#tokens, mode: this.#mode, defines }
  }

  #given(name: string, value: string): void {
    this.#defines.set(name, makeDefine(name, value, null))
  }

  /** Reads one file; gives its end. */
  #read(source: Source, chain: readonly Origin[], depth: number): Token {
    this.#diagnostics.addSource(source)
    const lexer = new Lexer(source, this.#diagnostics, chain)
    for (;;) {
      const token = this.#conditions.active ? lexer.next() : lexer.skipToCondition()
      if (token.type === 'end' || this.#stopped) {
        this.#mode = MODES[lexer.mode] ?? this.#mode
        return token
      }
      if (token.type === 'directive') this.#directive(token, lexer, depth)
      else if (isInclude(token)) this.#include(token, lexer, depth)
      else if (this.#put(token)) this.#warnSwallowed(token, lexer)
      if (this.#tokens.length > MOST_TOKENS) this.#stop(token.position)
    }
  }

  #stop(position: Position): void {
    if (this.#stopped) return
    this.#stopped = true
    this.#diagnostics.error(
      langCodes.limit,
      `the configuration grows beyond ${MOST_TOKENS} words, ${MOST_EXPANSIONS} uses of defines or ${MOST_INCLUDES} includes`,
      position,
    )
  }

  /** Puts a token out, or what it stands for. True when the rest of the line is a comment now. */
  #put(token: Token): boolean {
    const define =
      token.type === 'word' && !keywords.has(token.text) ? this.#defines.get(token.text) : undefined
    if (define === undefined) {
      this.#emit(token)
      return false
    }
    return this.#expand(token, define)
  }

  #expand(token: Token, define: Define): boolean {
    this.#expansions += 1
    if (this.#expansions > MOST_EXPANSIONS) this.#stop(token.position)
    if (define.busy) return this.#reportLoop(token)
    const tokens = define.tokens ?? this.#lexValue(define)
    if (this.#stopped || tokens.length === 0) return define.endsInComment
    define.busy = true
    const origin: Origin = { ...(define.position ?? nowhere), reason: 'define', name: define.name }
    const position = { ...token.position, chain: [origin, ...token.position.chain] }
    let swallowed = false
    for (const [index, inner] of tokens.entries()) {
      swallowed = this.#put(inner.moved(position, index === 0 ? token.glued : inner.glued))
      if (swallowed) break
    }
    define.busy = false
    return swallowed || define.endsInComment
  }

  #lexValue(define: Define): readonly Token[] {
    const at = define.position ?? nowhere
    const lexer = new Lexer({ file: at.file, text: define.value }, this.#diagnostics, at.chain, at)
    const tokens: Token[] = []
    for (let token = lexer.next(); token.type !== 'end'; token = lexer.next()) tokens.push(token)
    define.tokens = tokens
    define.endsInComment = lexer.endsInComment
    return tokens
  }

  #reportLoop(token: Token): boolean {
    this.#diagnostics.error(
      langCodes.defineLoop,
      `the value of \`${token.text}\` leads back to \`${token.text}\``,
      token.position,
    )
    this.#emit(new Token('bad', token.text, token.position, token.glued))
    return false
  }

  #warnSwallowed(token: Token, lexer: Lexer): void {
    const rest = trimBlanks(lexer.skipLine())
    if (rest === '' || rest.startsWith('#') || rest.startsWith('//')) return
    this.#diagnostics.warning(
      langCodes.defineComment,
      `the value of \`${token.text}\` ends in a comment, which swallows the rest of this line`,
      { ...token.position, chain: [] },
      { help: 'put the comment of the define on a line of its own' },
    )
  }

  #emit(token: Token): void {
    const changed = token.type === 'string' || token.type === 'variable'
    const out = changed && this.#rules.length > 0 ? this.#substituted(token) : token
    this.#tokens.push(out)
    if (out.type === 'word') this.#loading = out.text.startsWith('loadmodule')
    else if (out.type === 'string') {
      if (this.#loading && !out.text.includes('$')) {
        const name = moduleDefine(out.text)
        if (!this.#defines.has(name)) this.#given(name, '')
      }
      this.#loading = false
    } else if (out.text !== '(') this.#loading = false
  }

  #substituted(token: Token): Token {
    let text = token.text
    for (const rule of this.#rules) text = substitute(rule, text)
    if (text === token.text) return token
    const details = { number: 0, raw: text, quote: token.quote, mapped: false }
    return new Token(token.type, text, token.position, token.glued, details)
  }

  #include(keyword: Token, lexer: Lexer, depth: number): void {
    const name = lexer.next()
    const path = this.#includePath(name)
    if (path === null) {
      this.#diagnostics.error(
        langCodes.includeName,
        `behind \`${keyword.text}\` comes the name of a file in double quotes`,
        name.position,
      )
      if (name.type === 'directive') this.#directive(name, lexer, depth)
      else if (name.position.line === keyword.position.line) lexer.skipLine()
      return
    }
    if (depth >= DEEPEST_INCLUDE) {
      this.#stopped = true
      this.#diagnostics.error(
        langCodes.limit,
        `includes go deeper than ${DEEPEST_INCLUDE} files`,
        name.position,
      )
      return
    }
    this.#includes += 1
    if (this.#includes > MOST_INCLUDES) this.#stop(keyword.position)
    const source = this.#stopped ? null : this.#reader.read(path, lexer.source.file)
    if (source === null) this.#reportMissing(keyword, name, path)
    else {
      const origin: Origin = { ...name.position, reason: 'include', name: path }
      this.#read(source, [origin, ...name.position.chain], depth + 1)
    }
  }

  #reportMissing(keyword: Token, name: Token, path: string): void {
    if (keyword.text === 'import_file' || this.#stopped) return
    this.#diagnostics.error(
      langCodes.noSuchFile,
      `there is no file \`${path}\` that can be read`,
      name.position,
      { help: 'write `import_file` for a file that may be missing' },
    )
  }

  /** A string, or a define whose value is one. */
  #includePath(token: Token): string | null {
    if (token.type === 'string') return this.#substituted(token).text
    const define = token.type === 'word' ? this.#defines.get(token.text) : undefined
    if (define === undefined) return null
    const [value, ...more] = define.tokens ?? this.#lexValue(define)
    return value?.type === 'string' && more.length === 0 ? value.text : null
  }

  #directive(token: Token, lexer: Lexer, depth: number): void {
    switch (token.text) {
      case 'ifdef':
      case 'ifndef':
      case 'ifexp':
      case 'else':
      case 'endif':
        this.#conditions.directive(token, lexer)
        return
      case 'include_file':
      case 'import_file':
        this.#include(token, lexer, depth)
        return
      case 'subst':
      case 'substdef':
      case 'substdefs':
        this.#subst(token.text, lexer)
        return
      default:
        this.#defineDirective(token, lexer.line(true))
    }
  }

  #defineDirective(token: Token, line: DirectiveLine): void {
    if (token.text.includes('env')) {
      this.#environmentDirective(token, line)
      return
    }
    const read = readDefineLine(line)
    if (read.fault !== null) {
      const { message, position } = read.fault(token)
      this.#diagnostics.error(langCodes.defineName, message, position)
      return
    }
    const { name, namePosition, value, valuePosition } = read
    if (token.text.includes('undef')) {
      this.#undefine(token, name, namePosition)
    } else if (token.text.startsWith('defexp')) {
      const result = this.#evaluate(value, valuePosition)
      const text = result === null ? '0' : printValue(result)
      this.#define(
        token,
        name,
        token.text === 'defexps' ? quote(text) : text,
        namePosition,
        valuePosition,
      )
    } else {
      this.#define(token, name, value, namePosition, valuePosition)
    }
  }

  #evaluate(text: string, position: Position): PreprocessValue | null {
    const lookup = (name: string): string | null => this.#defines.get(name)?.value ?? null
    const { value, fault } = evaluateExpression(text, lookup)
    if (fault === null) return value
    const at = within(position, text, fault.from, fault.to)
    this.#diagnostics.error(langCodes.ifExpression, fault.message, at)
    return null
  }

  #environmentDirective(token: Token, line: DirectiveLine): void {
    const read = readEnvironmentLine(line)
    if (read === null) {
      const message = `behind \`#!${token.text}\` comes the name of a variable of the environment, or \`NAME=VARIABLE\``
      const at = line.text === '' ? token.position : line.position
      this.#diagnostics.error(langCodes.defineName, message, at)
      return
    }
    const value = this.#environment[read.variable]
    if (value !== undefined) {
      const text = token.text.endsWith('s') ? quote(value) : value
      this.#define(token, read.name, text, read.position, read.position)
    } else if (token.text.startsWith('def')) {
      const message = `the environment has no variable \`${read.variable}\``
      const help = `write \`#!try${token.text}\` for one that may be missing`
      this.#diagnostics.error(langCodes.noEnvironment, message, read.position, { help })
    }
  }

  #undefine(token: Token, name: string, position: Position): void {
    if (this.#defines.delete(name) || token.text.startsWith('try')) return
    const help = 'write `#!tryundef` when it may be undefined'
    this.#diagnostics.error(langCodes.notDefined, `\`${name}\` is not defined here`, position, {
      help,
    })
  }

  #define(token: Token, name: string, value: string, at: Position, valueAt: Position): void {
    const known = this.#defines.get(name)
    if (known !== undefined && token.text.startsWith('try')) return
    if (known !== undefined && !token.text.startsWith('re')) {
      const note = { message: 'the first one is at', position: known.position }
      const help = 'write `#!redefine` to change it, or `#!trydef` to keep the first value'
      const notes = known.position === null ? [] : [note]
      this.#diagnostics.error(langCodes.alreadyDefined, `\`${name}\` is defined already`, at, {
        notes,
        help,
      })
      return
    }
    if (known === undefined && this.#defines.size === MOST_DEFINES) {
      this.#diagnostics.error(langCodes.limit, `there are more than ${MOST_DEFINES} defines`, at)
      return
    }
    if (value !== '' && keywords.has(name)) {
      const message = `\`${name}\` is a word of the language, so it is never replaced by this value`
      this.#diagnostics.warning(langCodes.defineReserved, message, at)
    }
    this.#defines.set(name, makeDefine(name, value, value === '' ? at : valueAt))
  }

  #subst(kind: 'subst' | 'substdef' | 'substdefs', lexer: Lexer): void {
    const rule = lexer.next()
    if (rule.type === 'string') this.#addRule(rule.text, kind, rule.position)
    else {
      const message = `behind \`#!${kind}\` comes a rule in quotes, as \`"/pattern/replacement/flags"\``
      this.#diagnostics.error(langCodes.badSubst, message, rule.position)
      if (rule.type !== 'directive') lexer.skipLine()
    }
  }

  #addRule(text: string, kind: 'subst' | 'substdef' | 'substdefs', position: Position): void {
    const read = readSubstitution(text)
    if (read.fault !== null) {
      this.#diagnostics.error(langCodes.badSubst, read.fault, position)
      return
    }
    this.#rules.push(read.rule)
    if (kind === 'subst') return
    const value = kind === 'substdefs' ? quote(read.value) : read.value
    const token = new Token('directive', 'define', position, false)
    this.#define(token, read.pattern, value, position, position)
  }
}

function isInclude(token: Token): boolean {
  return token.type === 'word' && (token.text === 'include_file' || token.text === 'import_file')
}

function quote(text: string): string {
  return `"${text}"`
}
