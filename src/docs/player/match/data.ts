/** Data that a command gave: plain values, lists and maps, whatever objects it was made of. */

import { Scalar, stringify } from 'yaml'

import { fromByteString, toByteString, trimBytesEnd } from '../bytes.ts'

/** Plain data; texts are byte strings. Maps keep the order of their keys. */
export type Data = string | number | boolean | null | readonly Data[] | DataMap

/** A map of plain data. */
export type DataMap = ReadonlyMap<string, Data>

/** Data nested deeper is cut off: most likely it leads back to itself. */
const DEEPEST = 50

/**
 * The plain data that a value is.
 *
 * @param value - what a command gave; nothing at all is an empty map, as in the answer that goes over the wire
 */
export function dataOf(value: unknown): Data {
  return value === undefined ? new Map() : plain(value, 0)
}

function plain(value: unknown, depth: number): Data {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return value
  }
  if (typeof value !== 'object') return value === undefined ? null : String(value)
  if (value === null) return null
  if (depth === DEEPEST) return '\xe2\x80\xa6'
  if (Array.isArray(value)) return value.map((item) => plain(item, depth + 1))
  const entries: Iterable<[unknown, unknown]> =
    value instanceof Map ? value.entries() : Object.entries(value)
  const map = new Map<string, Data>()
  for (const [key, inner] of entries) {
    if (inner !== undefined) map.set(String(key), plain(inner, depth + 1))
  }
  return map
}

/** True for a map. */
export function isDataMap(data: Data): data is DataMap {
  return data instanceof Map
}

/** True for a list. */
export function isDataList(data: Data): data is readonly Data[] {
  return Array.isArray(data)
}

/** The data as YAML on lines of its own, as bytes. */
export function printYaml(data: Data): string {
  return trimBytesEnd(toByteString(stringify(forPeople(data, String), { lineWidth: 0 })))
}

/** The data as YAML on one line, as bytes. */
export function printFlow(data: Data): string {
  const options = {
    collectionStyle: 'flow',
    lineWidth: 0,
    doubleQuotedMinMultiLineLength: Infinity,
  } as const
  const text = toByteString(stringify(forPeople(data, onOneLine), options))
  return trimBytesEnd(text).replaceAll(/\n */g, ' ')
}

/** Line ends stay on the line only as `\n` between quotes. */
function onOneLine(text: string): string | Scalar {
  if (!text.includes('\n')) return text
  const scalar = new Scalar(text)
  scalar.type = Scalar.QUOTE_DOUBLE
  return scalar
}

/** Unicode, and numbers for keys that are some, so that YAML has no reason to put them in quotes. */
function forPeople(data: Data, text: (text: string) => unknown): unknown {
  if (typeof data === 'string') return text(fromByteString(data))
  if (isDataList(data)) return data.map((item) => forPeople(item, text))
  if (!isDataMap(data)) return data
  return new Map(
    [...data].map(([key, value]) => {
      const number = Number(key)
      return [String(number) === key ? number : fromByteString(key), forPeople(value, text)]
    }),
  )
}
