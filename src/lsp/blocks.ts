/** The routing blocks of a file, found by their first words: also where braces are missing. */

import type { RouteType } from '../lang/ast.ts'
import { blockWords } from '../lang/keywords.ts'
import { endOf, type Name, type Span, type TokenPiece } from './spans.ts'

/** A routing block. */
export interface Block extends Span {
  readonly type: RouteType
  /** `route`, `failure_route`. */
  readonly word: string
  /** Null for one that has none. */
  readonly name: Name | null
  /** Its first word, and the brackets. */
  readonly head: Span
  /** Where its `{` stands. */
  readonly body: number
}

const types: Readonly<Record<string, RouteType>> = {
  request_route: 'request',
  route: 'request',
  reply_route: 'reply',
  onreply_route: 'onreply',
  failure_route: 'failure',
  branch_route: 'branch',
  onsend_route: 'onsend',
  event_route: 'event',
}

/** The words that begin a block of each kind, for names of routes of that kind. */
export const routeWord: Readonly<Record<RouteType, string>> = {
  request: 'route',
  reply: 'reply_route',
  onreply: 'onreply_route',
  failure: 'failure_route',
  branch: 'branch_route',
  onsend: 'onsend_route',
  event: 'event_route',
}

/** Finds the blocks. */
export function findBlocks(tokens: readonly TokenPiece[], bytes: string): readonly Block[] {
  const heads = tokens.flatMap((_, index) => headAt(tokens, index, bytes) ?? [])
  return heads.map(({ brace, ...head }, at) => {
    const next = heads[at + 1]?.from ?? bytes.length
    return { ...head, to: blockEnd(tokens, brace, next) }
  })
}

function headAt(tokens: readonly TokenPiece[], index: number, bytes: string) {
  const first = tokens[index]
  if (first?.token.type !== 'word' || !blockWords.has(first.text)) return null
  const type = types[first.text]
  if (type === undefined) return null
  const brackets = tokens[index + 1]?.text === '[' ? bracketsEnd(tokens, index + 1) : index
  const open = tokens[brackets + 1]
  const last = tokens[brackets]
  if (brackets < 0 || open?.text !== '{' || last === undefined) return null
  const name = brackets === index ? null : nameIn(tokens, index + 1, brackets, bytes)
  const reply = type === 'onreply' && (name === null || name.name === '0')
  return {
    type: reply ? 'reply' : type,
    word: first.text,
    name: reply ? null : name,
    from: first.offset,
    head: { from: first.offset, to: endOf(last) },
    body: open.offset,
    brace: brackets + 1,
  } as const
}

/** The `]` near a `[`; -1 where there is none. */
function bracketsEnd(tokens: readonly TokenPiece[], open: number): number {
  for (let at = open + 1; at < open + 12; at += 1) {
    const text = tokens[at]?.text
    if (text === ']') return at
    if (text === undefined || text === '{' || text === '}') break
  }
  return -1
}

function nameIn(
  tokens: readonly TokenPiece[],
  open: number,
  close: number,
  bytes: string,
): Name | null {
  const first = tokens[open + 1]
  const last = tokens[close - 1]
  if (first === undefined || last === undefined || close === open + 1) return null
  const quoted = /^(["'])(.*)\1$/s.test(bytes.slice(first.offset, endOf(last)))
  const from = first.offset + (quoted ? 1 : 0)
  const to = endOf(last) - (quoted ? 1 : 0)
  return { name: bytes.slice(from, to), from, to }
}

function blockEnd(tokens: readonly TokenPiece[], brace: number, next: number): number {
  let depth = 0
  let end = tokens[brace]?.offset ?? next
  for (let at = brace; at < tokens.length; at += 1) {
    const piece = tokens[at]
    if (piece === undefined || piece.offset >= next) return end
    end = endOf(piece)
    if (piece.token.type !== 'sign') continue
    if (piece.text === '{') depth += 1
    else if (piece.text === '}') {
      depth -= 1
      if (depth === 0) return end
    }
  }
  // a block without its brace has all that follows, also what is being written
  return next
}
