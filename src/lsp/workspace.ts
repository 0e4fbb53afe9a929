/** All that a question of an editor can be answered from. */

import type { Files } from './files.ts'
import type { Names } from './names.ts'
import type { Project, Projects } from './project.ts'
import type { Scan } from './scan.ts'
import { endOf, isToken, pieceAt, type Span, type TokenPiece } from './spans.ts'
import type { Block } from './blocks.ts'
import type { Piece } from '../lang/format/pieces.ts'
import type { Position } from 'vscode-languageserver'

/** Files, the configurations they belong to, and the reference. */
export interface Workspace {
  readonly files: Files
  readonly projects: Projects
  readonly names: Names
}

/** A place in a file. */
export interface Place {
  readonly path: string
  readonly scan: Scan
  readonly project: Project
  readonly offset: number
  /** The piece that has the place in it, or ends there; null between pieces. */
  readonly piece: Piece | null
  /** The index of the last token that begins before the place; -1 where none does. */
  readonly before: number
  /** The routing block around it; null outside of blocks. */
  readonly block: Block | null
}

/** The place an editor means; null in a file that cannot be read. */
export function placeAt(workspace: Workspace, path: string, position: Position): Place | null {
  const scan = workspace.files.scan(path)
  if (scan === null) return null
  const offset = scan.text.offset(position)
  const project = workspace.projects.of(path)
  const piece = pieceOver(scan, offset)
  const before = pieceAt(scan.tokens, offset - 1)
  return { path, scan, project, offset, piece, before, block: blockOver(scan, offset) }
}

/** The piece over a place: a word that ends there counts before a sign that begins there. */
function pieceOver({ pieces }: Scan, offset: number): Piece | null {
  const index = pieceAt(pieces, offset)
  const here = pieces[index]
  const ending = pieces[index - 1]
  if (here?.offset === offset && ending !== undefined && endOf(ending) === offset) {
    return isToken(here) && here.token.type !== 'sign' ? here : ending
  }
  return here !== undefined && here.offset <= offset && endOf(here) >= offset ? here : null
}

function blockOver({ blocks, text }: Scan, offset: number): Block | null {
  const found = blocks.find(({ body, to }) => offset > body && offset <= to)
  if (found === undefined) return null
  return offset === found.to && text.bytes[found.to - 1] === '}' ? null : found
}

/** A call whose brackets are around a place. */
export interface OpenCall {
  readonly name: TokenPiece
  /** Which argument the place is in, from 0. */
  readonly argument: number
}

/** How far back the bracket of a call is looked for. */
const REACH = 2000

/** The innermost call around a place; null outside of all. */
export function callAround({ scan, before, offset }: Place): OpenCall | null {
  let argument = 0
  let depth = 0
  for (let at = before; at >= 0 && at > before - REACH; at -= 1) {
    const piece = scan.tokens[at]
    if (piece?.token.type !== 'sign' || endOf(piece) > offset) continue
    switch (piece.text) {
      case ')':
        depth += 1
        break
      case ',':
        if (depth === 0) argument += 1
        break
      case '(': {
        const name = scan.tokens[at - 1]
        if (depth > 0) depth -= 1
        else if (name?.token.type === 'word') return { name, argument }
        else argument = 0
        break
      }
      case ';':
      case '{':
      case '}':
        return null
      default:
        break
    }
  }
  return null
}

/** The first argument of the `modparam` around a place. */
export function moduleBefore({ scan, before }: Place): string {
  for (let at = before; at > 1 && at > before - 8; at -= 1) {
    const piece = scan.tokens[at]
    if (piece?.token.type !== 'string' || scan.tokens[at - 1]?.text !== '(') continue
    return piece.token.text
  }
  return ''
}

/** The letters around a place that can be a name with dots. */
export function wordAround(bytes: string, offset: number): Span & { readonly word: string } {
  let from = offset
  let to = offset
  while (from > 0 && isNameLetter(bytes.charCodeAt(from - 1))) from -= 1
  while (to < bytes.length && isNameLetter(bytes.charCodeAt(to))) to += 1
  return { from, to, word: bytes.slice(from, to) }
}

function isNameLetter(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x30 && code <= 0x39) ||
    code === 0x5f ||
    code === 0x2e
  )
}

/** The definition of a name of the preprocessor, in the order the files are read. */
export function definesOf({ files }: Project) {
  return files.flatMap(({ path, scan }) =>
    scan.directives.flatMap(({ defines, value }) =>
      defines === null ? [] : [{ path, scan, define: defines, value }],
    ),
  )
}
