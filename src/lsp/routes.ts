/** Where routes are written, and where they are named. */

import type { RouteType } from '../lang/ast.ts'
import type { Block } from './blocks.ts'
import type { Names, RouteArgument } from './names.ts'
import type { Scan } from './scan.ts'
import { insideOf, type Name, type TokenPiece } from './spans.ts'

/** A place where a route is named. */
export interface RouteUse extends Name {
  readonly type: RouteType
  /** What stands before the name in that of the route itself: `tm:branch-failure:`. */
  readonly prefix: string
  /** The block, where it is written there; null where it is run. */
  readonly block: Block | null
}

const kept = new WeakMap<Scan, readonly RouteUse[]>()

/** All places of a file that name a route, blocks first. */
export function routeUses(scan: Scan, names: Names): readonly RouteUse[] {
  const known = kept.get(scan)
  if (known !== undefined) return known
  const uses = [...blockUses(scan), ...callUses(scan.tokens, names)]
  kept.set(scan, uses)
  return uses
}

/** True when two uses mean one route. */
export function sameRoute(a: RouteUse, b: RouteUse): boolean {
  return a.type === b.type && a.prefix + a.name === b.prefix + b.name
}

function blockUses({ blocks }: Scan): RouteUse[] {
  return blocks.flatMap((block) =>
    block.name === null ? [] : [{ ...block.name, type: block.type, prefix: '', block }],
  )
}

function callUses(tokens: readonly TokenPiece[], names: Names): RouteUse[] {
  const found: RouteUse[] = []
  for (const [index, { text, token }] of tokens.entries()) {
    if (token.type !== 'word' || tokens[index + 1]?.text !== '(') continue
    if (text === 'route') {
      const name = nameAlone(tokens, index + 2)
      if (name !== null) found.push({ ...name, type: 'request', prefix: '', block: null })
    } else {
      const wanted = names.routeArguments(text)
      if (wanted.length > 0) found.push(...namedIn(tokens, index + 2, wanted))
    }
  }
  return found
}

/** A name that is all there is in an argument. */
function nameAlone(tokens: readonly TokenPiece[], index: number): Name | null {
  const piece = tokens[index]
  const end = tokens[index + 1]?.text
  if (piece === undefined || (end !== ')' && end !== ',')) return null
  const { type, text } = piece.token
  if (type === 'word' || type === 'number') {
    return { name: piece.text, from: piece.offset, to: piece.offset + piece.text.length }
  }
  return type === 'string' && text !== '' && !text.includes('$')
    ? { name: text, ...insideOf(piece) }
    : null
}

function namedIn(
  tokens: readonly TokenPiece[],
  start: number,
  wanted: readonly RouteArgument[],
): RouteUse[] {
  const found: RouteUse[] = []
  let argument = 0
  let depth = 0
  for (let at = start; at < tokens.length && depth >= 0; at += 1) {
    const text = tokens[at]?.token.type === 'sign' ? tokens[at]?.text : ''
    if (depth === 0 && (at === start || tokens[at - 1]?.text === ',')) {
      const rule = wanted.find(({ index }) => index === argument)
      const name = rule === undefined ? null : nameAlone(tokens, at)
      if (rule && name) found.push({ ...name, type: rule.type, prefix: rule.prefix, block: null })
    }
    if (text === '(') depth += 1
    else if (text === ')') depth -= 1
    else if (text === ',' && depth === 0) argument += 1
    else if (text === ';' || text === '{' || text === '}') break
  }
  return found
}
