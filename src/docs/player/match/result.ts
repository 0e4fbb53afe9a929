/** Compares the result of a command with what is wanted of it. */

import { shortBytes } from '../bytes.ts'
import { DocsCode } from '../codes.ts'
import { hasHoles, isWildcard, type Pattern } from '../grammar/pattern.ts'
import type { Wanted, WantedEntry } from '../grammar/wanted.ts'
import { problem, type Problem } from '../problem.ts'
import type { Bindings } from './bindings.ts'
import { isDataList, isDataMap, printFlow, type Data } from './data.ts'
import { quoted } from './difference.ts'
import { matchText } from './text.ts'

/** One way in which a result differs. */
export interface ResultDifference {
  readonly problem: Problem
  /** The value that is wanted and the one that came, when both are no lists and no maps; null when the shape differs. */
  readonly scalar: { readonly wanted: Wanted; readonly came: Data } | null
}

/**
 * Compares. Keys that are not named are free; lists have as many items as written, in their order.
 *
 * @param wanted - what is written
 * @param data - what came
 * @param bindings - bound where patterns fit, also when something else differs
 */
export function matchResult(
  wanted: Wanted,
  data: Data,
  bindings: Bindings,
): readonly ResultDifference[] {
  const differences: ResultDifference[] = []
  compare({ wanted, data, path: '' }, bindings, differences)
  return differences
}

/** A piece of the result, and the way to it: `item[0].value`. */
interface Piece {
  readonly wanted: Wanted
  readonly data: Data
  readonly path: string
}

function compare(piece: Piece, bindings: Bindings, found: ResultDifference[]): void {
  const { wanted, data, path } = piece
  if (wanted.kind === 'map' && isDataMap(data)) {
    for (const entry of wanted.entries) compareEntry(entry, piece, bindings, found)
  } else if (wanted.kind === 'list' && isDataList(data) && wanted.items.length === data.length) {
    for (const [index, item] of wanted.items.entries()) {
      const inner = { wanted: item, data: data[index] ?? null, path: `${path}[${index}]` }
      compare(inner, bindings, found)
    }
  } else if (!valueFits(wanted, data, bindings)) {
    found.push(differing(piece))
  }
}

function compareEntry(
  entry: WantedEntry,
  { data, path }: Piece,
  bindings: Bindings,
  found: ResultDifference[],
): void {
  const inner = path === '' ? entry.key : `${path}.${entry.key}`
  if (!isDataMap(data)) return
  const value = data.get(entry.key)
  if (value !== undefined) return compare({ ...entry, data: value, path: inner }, bindings, found)
  const others = data.size === 0 ? 'no key' : [...data.keys()].join(', ')
  const fact = `${subject(path)} has no \`${entry.key}\`; it has ${shortBytes(others, 200)}`
  found.push({ problem: problem(DocsCode.RESULT, entry.place, fact), scalar: null })
}

function valueFits(wanted: Wanted, data: Data, bindings: Bindings): boolean {
  if (wanted.kind === 'value') return wanted.value === data
  return wanted.kind === 'text' && textFits(wanted.pattern, data, bindings)
}

/** A text fits the same text; `{*}` fits anything, other patterns fit texts, numbers and truths alike. */
function textFits(pattern: Pattern, data: Data, bindings: Bindings): boolean {
  if (isWildcard(pattern)) return true
  if (typeof data === 'string') return matchText(pattern, data, bindings)
  if (typeof data !== 'number' && typeof data !== 'boolean') return false
  return hasHoles(pattern) && matchText(pattern, String(data), bindings)
}

function differing({ wanted, data, path }: Piece): ResultDifference {
  const scalar = isScalarPair(wanted, data) ? { wanted, came: data } : null
  if (wanted.kind === 'list' && isDataList(data)) {
    const came = data.length === 1 ? '1 item' : `${data.length} items`
    const fact = `${subject(path)} has ${came}; written are ${wanted.items.length}`
    return { problem: problem(DocsCode.RESULT, wanted.place, fact), scalar }
  }
  const fact = `${subject(path)} is ${quoted(printFlow(data))}`
  return { problem: problem(DocsCode.RESULT, wanted.place, fact), scalar }
}

function isScalarPair(wanted: Wanted, data: Data): boolean {
  const written = wanted.kind === 'text' || wanted.kind === 'value'
  return written && !isDataMap(data) && !isDataList(data)
}

function subject(path: string): string {
  return path === '' ? 'the result' : `\`${path}\``
}
