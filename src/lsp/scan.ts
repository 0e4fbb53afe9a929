/**
 * What one file says by itself: its tokens, routes, modules, defines and includes.
 *
 * Nothing is evaluated, so what a condition switches off is seen too, and a text that cannot be read yet is seen up to and behind the mistake.
 */

import { Diagnostics } from '../lang/diagnostic.ts'
import { moduleName } from '../lang/defines.ts'
import { cutPieces, type Piece } from '../lang/format/pieces.ts'
import { findBlocks, type Block } from './blocks.ts'
import { directivesOf, type DirectiveUse } from './directives.ts'
import { insideOf, isToken, type Name, type TokenPiece } from './spans.ts'
import { Text } from './text.ts'

/** A file, scanned. */
export interface Scan {
  readonly text: Text
  /** All of the file, in order. */
  readonly pieces: readonly Piece[]
  /** Those of the pieces that are tokens. */
  readonly tokens: readonly TokenPiece[]
  readonly blocks: readonly Block[]
  /** Modules that are loaded, by name; the span is that of the path. */
  readonly modules: readonly Name[]
  /** The paths of included files as they are written; the span is that of the path. */
  readonly includes: readonly Name[]
  readonly directives: readonly DirectiveUse[]
}

/** Scans the text of a file. */
export function scanText(bytes: string): Scan {
  const pieces = cutPieces({ file: '', text: bytes }, new Diagnostics())
  const tokens = pieces.filter(isToken)
  const directives = directivesOf(pieces)
  const ofDirectives = directives.flatMap(({ include }) => include ?? [])
  return {
    text: new Text(bytes),
    pieces,
    tokens,
    blocks: findBlocks(tokens, bytes),
    modules: modulesIn(tokens),
    includes: [...includesIn(tokens), ...ofDirectives].toSorted((a, b) => a.from - b.from),
    directives,
  }
}

function modulesIn(tokens: readonly TokenPiece[]): Name[] {
  const found: Name[] = []
  for (const [index, { text }] of tokens.entries()) {
    if (text !== 'loadmodule' && text !== 'loadmodulex') continue
    const path = tokens[tokens[index + 1]?.text === '(' ? index + 2 : index + 1]
    if (path?.token.type !== 'string') continue
    const name = moduleName(path.token.text)
    if (name !== '') found.push({ name, ...insideOf(path) })
  }
  return found
}

/** `include_file "x"` without the signs of a directive. */
function includesIn(tokens: readonly TokenPiece[]): Name[] {
  const found: Name[] = []
  for (const [index, { text, token }] of tokens.entries()) {
    if (token.type !== 'word' || !/^(?:include|import)_file$/.test(text)) continue
    const path = tokens[index + 1]
    if (path?.token.type === 'string') found.push({ name: path.token.text, ...insideOf(path) })
  }
  return found
}
