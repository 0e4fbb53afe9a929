/** Lists of parameters and the fields of records. */

import { XavpList } from 'siprose'

/** One parameter. */
interface Param {
  readonly name: string
  readonly value: string
}

/**
 * Reads `name=value` with `separator` between.
 *
 * A value may stand in quotes, a name may stand alone, and the last separator may be followed by nothing.
 *
 * @param separator - one character
 * @returns null for a text with a name or a value missing, or with nothing in it
 */
export function parseParams(text: string, separator: string): readonly Param[] | null {
  const params: Param[] = []
  let at = 0
  while (at < text.length) {
    const end = partEnd(text, at, separator)
    const part = text.slice(at, end).trim()
    at = end + 1
    if (part === '') {
      if (at >= text.length && params.length > 0) break
      return null
    }
    const param = parseParam(part)
    if (param === null) return null
    params.push(param)
  }
  return params.length === 0 ? null : params
}

/** Where the part that starts at `from` ends: at the next separator outside of quotes, or at the end. */
function partEnd(text: string, from: number, separator: string): number {
  let quoted = false
  for (let at = from; at < text.length; at += 1) {
    const character = text[at]
    if (quoted && character === '\\') at += 1
    else if (character === '"') quoted = !quoted
    else if (!quoted && character === separator) return at
  }
  return text.length
}

function parseParam(part: string): Param | null {
  const equals = part.indexOf('=')
  if (equals < 0) return { name: part, value: '' }
  const name = part.slice(0, equals).trimEnd()
  const value = part.slice(equals + 1).trimStart()
  if (name === '' || value === '') return null
  if (!value.startsWith('"')) return { name, value }
  return value.length > 1 && value.endsWith('"') ? { name, value: value.slice(1, -1) } : null
}

/**
 * Writes the fields of a record as parameters, the newest first; a record in it is left out.
 *
 * @param values - how texts stand: as they are, or in quotes
 */
export function imploded(record: XavpList, values: 'plain' | 'quoted'): string {
  let text = ''
  for (let at = record.first; at !== null; at = at.next) {
    const { value } = at
    if (value instanceof XavpList) continue
    const quoted = values === 'quoted' && typeof value === 'string'
    text += `${at.name}=${quoted ? `"${value.replace(/["\\]/g, '\\$&')}"` : unsigned(value)};`
  }
  return text
}

/** Numbers below 0 as the field writes them: 32 bits without a sign. */
function unsigned(value: string | number): string | number {
  return typeof value === 'number' && value < 0 && value >= -0x8000_0000 ? value >>> 0 : value
}
