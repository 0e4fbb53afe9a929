/** A whole configuration: what stands outside of blocks, and how to go on behind a mistake there. */
import type { ConfigFile, Expression, TopLevel } from '../ast.ts'
import { langCodes } from '../codes.ts'
import { Diagnostics } from '../diagnostic.ts'
import { blockWords, coreFunctions, keywords, parameterWords } from '../keywords.ts'
import { Lexer } from '../lexer.ts'
import { nearest } from '../near.ts'
import type { Position } from '../position.ts'
import { noChain } from '../position.ts'
import type { PreprocessOptions, Preprocessed } from '../preprocess.ts'
import { preprocess } from '../preprocess.ts'
import type { SourceReader } from '../source.ts'
import { makeSource } from '../source.ts'
import type { Token } from '../tokens.ts'
import { describeToken } from '../tokens.ts'
import { Cursor } from './cursor.ts'
import { parseExpression } from './expression.ts'
import { atSetting, parseSetting } from './global.ts'
import {
  parseConfigEngine,
  parseLoadModule,
  parseLoadPath,
  parseModuleParameter,
} from './module.ts'
import { parseRouteBlock } from './route.ts'
import { parseAlias, parseFlags, parseListen, parseSocketBlock } from './socket.ts'
import { parseBlock, suspicion } from './statement.ts'

/** What can be said to the parser from outside. */
export interface ParseOptions extends PreprocessOptions {
  /** Called for each `loadmodule` in order, as soon as the file was read. */
  readonly onLoadModule?: (module: string, path: string) => void
}

/** A configuration that was read. */
export interface ParsedConfig {
  /** What could be read; only without errors it is what the author meant. */
  readonly config: ConfigFile
  readonly diagnostics: Diagnostics
  /** All defines with their values as written, for `$def(name)`. */
  readonly defines: ReadonlyMap<string, string>
}

/** An expression that was read. */
export interface ParsedExpression {
  readonly expression: Expression
  readonly diagnostics: Diagnostics
}

/**
 * Reads a configuration and all it includes. Never throws, whatever is in the files.
 *
 * @param reader - where files come from
 * @param path - of the main file
 */
export function parseConfig(
  reader: SourceReader,
  path: string,
  options: ParseOptions = {},
): ParsedConfig {
  const diagnostics = new Diagnostics()
  const source = reader.read(path, null)
  if (source === null) {
    const position: Position = {
      file: path,
      line: 1,
      column: 1,
      offset: 0,
      length: 0,
      chain: noChain,
    }
    diagnostics.error(
      langCodes.noSuchFile,
      `there is no file \`${path}\` that can be read`,
      position,
    )
    return { config: makeConfig(path, [], 'default'), diagnostics, defines: new Map() }
  }
  const preprocessed = preprocess(source, reader, options, diagnostics)
  const config = parseTokens(preprocessed, source.file, diagnostics)
  if (options.onLoadModule !== undefined) {
    for (const { module, path: from } of config.loadModules)
      options.onLoadModule(module, from.value)
  }
  return { config, diagnostics, defines: preprocessed.defines }
}

/** Reads a configuration from a text, which includes nothing. */
export function parseText(text: string, file = 'text', options: ParseOptions = {}): ParsedConfig {
  const source = makeSource(file, text)
  return parseConfig({ read: (path) => (path === file ? source : null) }, file, options)
}

/**
 * Reads one expression alone: for examples and commands.
 *
 * @param file - how places in it are called
 */
export function parseExpressionText(text: string, file = 'expression'): ParsedExpression {
  const diagnostics = new Diagnostics()
  const source = makeSource(file, text)
  diagnostics.addSource(source)
  const lexer = new Lexer(source, diagnostics)
  const tokens: Token[] = []
  do tokens.push(lexer.next())
  while (tokens.at(-1)?.type !== 'end')
  const cursor = new Cursor(tokens, diagnostics, parseBlock)
  const expression = parseExpression(cursor)
  if (!cursor.lost && !cursor.ended) cursor.unexpected('an operator')
  return { expression, diagnostics }
}

function parseTokens(
  preprocessed: Preprocessed,
  path: string,
  diagnostics: Diagnostics,
): ConfigFile {
  const cursor = new Cursor(preprocessed.tokens, diagnostics, parseBlock)
  const items: TopLevel[] = []
  while (!cursor.ended) {
    if (cursor.takeSign(';')) continue
    const before = cursor.index
    const item = parseItem(cursor)
    if (cursor.lost) recover(cursor)
    else if (item !== null) items.push(item)
    if (cursor.index === before) cursor.take()
  }
  return makeConfig(path, items, preprocessed.mode)
}

function parseItem(cursor: Cursor): TopLevel | null {
  const { token } = cursor
  if (token.type === 'word') {
    if (blockWords.has(token.text) && !cursor.peekSign('(')) return parseRouteBlock(cursor)
    const known = parseKnown(cursor, token)
    if (known !== undefined) return known
    if (atSetting(cursor) && !opensBlock(cursor)) return parseSetting(cursor)
  }
  reportMisplaced(cursor, token)
  return null
}

/** Statements with a word of their own; undefined when the word begins none. */
function parseKnown(cursor: Cursor, token: Token): TopLevel | null | undefined {
  switch (token.text) {
    case 'loadmodule':
    case 'loadmodulex':
      return parseLoadModule(cursor)
    case 'loadpath':
    case 'mpath':
      return parseLoadPath(cursor)
    case 'modparam':
    case 'modparamx':
      return parseModuleParameter(cursor)
    case 'cfgengine':
      return parseConfigEngine(cursor)
    case 'listen':
      return parseListen(cursor)
    case 'alias':
    case 'domain':
      return parseAlias(cursor)
    case 'socket':
      return parseSocketBlock(cursor)
    case 'flags':
    case 'bool':
    case 'avpflags':
      return parseFlags(cursor)
    default:
      return undefined
  }
}

/** `name {` or `name[x] {`: a block of a kind that does not exist. */
function opensBlock(cursor: Cursor): boolean {
  if (cursor.peekSign('{')) return true
  if (!cursor.peekSign('[')) return false
  for (let at = 2; at < 12 && cursor.peek(at).type !== 'end'; at += 1) {
    if (cursor.peekSign(']', at)) return cursor.peekSign('{', at + 1)
  }
  return false
}

function reportMisplaced(cursor: Cursor, token: Token): void {
  if (cursor.isSign('}')) {
    cursor.fail(langCodes.extraBrace, 'this `}` closes nothing', token.position, {
      notes: suspicion(cursor),
    })
    return
  }
  if (token.type === 'word' && opensBlock(cursor) && !keywords.has(token.text)) {
    const message = `there is no kind of routing block \`${token.text}\``
    const near = nearest(token.text, blockWords)
    const help = near === null ? null : `did you mean \`${near}\`?`
    cursor.fail(langCodes.unknownBlock, message, token.position, { help })
    return
  }
  const isStatement =
    token.type === 'variable' ||
    (token.type === 'word' &&
      (statementWords.has(token.text) || coreFunctions.has(token.text) || cursor.peekSign('(')))
  if (isStatement) {
    const message = `the statement that begins with ${describeToken(token)} stands outside of any routing block`
    cursor.fail(langCodes.outsideRoute, message, token.position, { notes: suspicion(cursor) })
  } else if (cursor.atIdentifier && cursor.peek().type !== 'sign' && !cursor.peekSign('=')) {
    cursor.take()
    cursor.missing('=')
  } else if (token.type === 'word' && !cursor.peekSign('=') && keywords.has(token.text)) {
    cursor.take()
    cursor.missing('=')
  } else cursor.unexpected('a parameter, a module statement or a routing block')
}

const statementWords = new Set([
  'if',
  'while',
  'switch',
  'return',
  'exit',
  'drop',
  'break',
  'else',
  'route',
])

/**
 * Looks for the next thing that may stand outside of blocks: at the beginning of a line, outside of braces. Statements that
 * lost their block are passed over up to the brace that closed it.
 */
function recover(cursor: Cursor): void {
  let depth = 0
  let first = true
  while (!cursor.ended && !cursor.atBlock) {
    if (cursor.isSign('{')) depth += 1
    else if (cursor.isSign('}')) depth = Math.max(0, depth - 1)
    else if (depth === 0 && !first && cursor.startsLine && beginsItem(cursor)) break
    cursor.take()
    first = false
  }
  cursor.lost = false
}

function beginsItem(cursor: Cursor): boolean {
  const { token } = cursor
  if (token.type !== 'word') return false
  if (itemWords.has(token.text) || parameterWords.has(token.text)) return true
  if (cursor.peekSign('=') || cursor.peekSign('.')) return true
  return opensBlock(cursor) && !statementWords.has(token.text)
}

const itemWords = new Set(
  `loadmodule loadmodulex loadpath mpath modparam modparamx cfgengine flags bool avpflags`.split(
    ' ',
  ),
)

function makeConfig(
  path: string,
  items: readonly TopLevel[],
  mode: ConfigFile['mode'],
): ConfigFile {
  const ofKind = <K extends TopLevel['kind']>(kind: K): Extract<TopLevel, { kind: K }>[] =>
    items.filter((item): item is Extract<TopLevel, { kind: K }> => item.kind === kind)
  return {
    kind: 'config',
    path,
    mode,
    items,
    parameters: ofKind('parameter'),
    customParameters: ofKind('custom-parameter'),
    listens: ofKind('listen'),
    aliases: ofKind('alias'),
    flags: ofKind('flags'),
    loadModules: ofKind('loadmodule'),
    loadPaths: ofKind('loadpath'),
    moduleParameters: ofKind('modparam'),
    engine: ofKind('cfgengine').at(-1) ?? null,
    routes: ofKind('route'),
  }
}
