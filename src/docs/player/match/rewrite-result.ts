/** What would have to be written for a result to be right, with the patterns that fit. */

import { hasHoles, holeAt, type Pattern } from '../grammar/pattern.ts'
import type { Wanted } from '../grammar/wanted.ts'
import { Bindings } from './bindings.ts'
import { isDataList, isDataMap, printFlow, printYaml, type Data } from './data.ts'
import { matchResult, type ResultDifference } from './result.ts'

/**
 * Writes a result anew: single values are changed where they stand; when the shape differs, all is written new.
 *
 * @param text - what is written, or '' for nothing
 * @param wanted - the same, read
 * @param data - what came
 * @param differences - where the two differ
 */
export function rewriteResult(
  text: string,
  wanted: Wanted | null,
  data: Data,
  differences: readonly ResultDifference[],
): string {
  const changes = differences.flatMap(({ scalar }) => (scalar === null ? [] : [scalar]))
  if (wanted === null || changes.length < differences.length) {
    return printYaml(wanted === null ? braced(data) : merged(wanted, data))
  }
  let fresh = text
  for (const { wanted: old, came } of changes.toSorted((a, b) => b.wanted.from - a.wanted.from)) {
    const blank = old.from === old.to ? ' ' : ''
    fresh = fresh.slice(0, old.from) + blank + printFlow(braced(came)) + fresh.slice(old.to)
  }
  return fresh
}

/** What came, in so far as it is wanted: without the keys that are free, with patterns in place of what they fit. */
function merged(wanted: Wanted, data: Data): Data {
  if (wanted.kind === 'map' && isDataMap(data)) {
    const kept = wanted.entries.flatMap(({ key, wanted: inner }): [string, Data][] => {
      const value = data.get(key)
      return value === undefined ? [] : [[key, merged(inner, value)]]
    })
    return kept.length === 0 ? braced(data) : new Map(kept)
  }
  if (wanted.kind === 'list' && isDataList(data)) {
    return data.map((item, index) => {
      const inner = wanted.items[index]
      return inner === undefined ? braced(item) : merged(inner, item)
    })
  }
  const stays = wanted.kind === 'text' && hasHoles(wanted.pattern) && fits(wanted, data)
  return stays ? sourceOf(wanted.pattern) : braced(data)
}

/** Whether a pattern fits by itself, whatever its names stand for elsewhere. */
function fits(wanted: Wanted, data: Data): boolean {
  return matchResult(wanted, data, new Bindings(new Map())).length === 0
}

function sourceOf(pattern: Pattern): string {
  let text = ''
  for (let i = 0; i < pattern.text.length; i++) {
    text += holeAt(pattern, i)?.source ?? doubled(pattern.text[i] ?? '')
  }
  return text
}

/** Data in which a brace is written as a text has it. */
function braced(data: Data): Data {
  if (typeof data === 'string') return doubled(data)
  if (isDataList(data)) return data.map(braced)
  if (!isDataMap(data)) return data
  return new Map([...data].map(([key, value]) => [doubled(key), braced(value)]))
}

function doubled(text: string): string {
  return text.replaceAll('{', '{{')
}
