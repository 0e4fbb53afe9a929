/** Header lines of a message that an actor sends: defaults, and what an example writes in their place. */

import { headerKey } from '../match/header.ts'

/** One header line. */
export interface Field {
  readonly name: string
  readonly value: string
}

/**
 * Puts written headers in the place of defaults: all defaults of a name give way to the lines written of it.
 *
 * @param defaults - in the order in which they are sent; the last ones are about the body
 * @param written - what is written, in order
 * @param absent - names of headers that are left out
 */
export function replaceFields(
  defaults: readonly Field[],
  written: readonly Field[],
  absent: readonly string[],
): readonly Field[] {
  const left = new Set(absent.map(headerKey))
  const groups = new Map<string, Field[]>()
  for (const field of written) {
    const key = headerKey(field.name)
    groups.set(key, [...(groups.get(key) ?? []), field])
  }
  const fields: Field[] = []
  for (const field of defaults) {
    const key = headerKey(field.name)
    const group = groups.get(key)
    if (group !== undefined) fields.push(...group)
    else if (!left.has(key)) fields.push(field)
    groups.delete(key)
    left.add(group === undefined ? '' : key)
  }
  const about = new Set(['content-type', 'content-length'])
  const end = fields.findIndex((field) => about.has(headerKey(field.name)))
  fields.splice(end < 0 ? fields.length : end, 0, ...[...groups.values()].flat())
  return fields
}

/**
 * A whole message.
 *
 * @param startLine - without its line end
 * @param fields - the header lines
 * @param body - '' for none
 */
export function printMessage(startLine: string, fields: readonly Field[], body: string): string {
  const lines = fields.map((field) => `${field.name}: ${field.value}\r\n`).join('')
  return `${startLine}\r\n${lines}\r\n${body}`
}
