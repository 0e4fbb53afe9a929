/** The headers of one message, to be changed freely before anything is written. */

import { headerId, headerName, type Message, type XavpList } from 'siprose'

/** Headers that one message may come to have. */
const MAX_HEADERS = 1024
const TOKEN = /^[-.!%*_+`'~0-9A-Za-z]+$/

/** The name by which a header is found, whatever its case, short or full. */
export function keyOf(name: string): string {
  const id = headerId(name)
  return (id === 0 ? name : (headerName[id] ?? name)).toLowerCase()
}

/** Whether a name and a value make a header. */
export function isHeader(name: string, value: string): boolean {
  return TOKEN.test(name) && !/[\r\n\0]/.test(value)
}

/** How headers are read. */
export interface Reading {
  /** Characters that are kept of a value. */
  readonly size: number
  /** The keys of headers whose lists become headers of their own. */
  readonly split: ReadonlySet<string>
}

/** The headers of one message. */
export class HeaderSet {
  readonly list: XavpList
  /** The status and reason to leave with; null for those of the message. */
  status: number | null = null
  reason: string | null = null
  #count = 0

  /** @param list - what there is */
  constructor(list: XavpList) {
    this.list = list
  }

  /** Takes all headers of a message. */
  collect(message: Message, reading: Reading): void {
    for (let at = 0; at < message.headerCount; at++) {
      const { name, value } = message.header(at)
      const key = keyOf(name)
      for (const one of valuesOf(key, value, reading)) this.list.append(key, one, name)
    }
  }

  /** All values of a header, the first one first. */
  values(key: string): string[] {
    const values: string[] = []
    for (let at = this.list.first; at !== null; at = at.next) {
      if (at.key === key) values.push(String(at.value))
    }
    return values
  }

  /** One value; null where there is none. */
  get(key: string, index: number): string | null {
    const found = this.list.find(key, index)
    return found === null ? null : String(found.value)
  }

  /** Adds a header behind the others; false where it is none. */
  append(name: string, value: string): boolean {
    if (!isHeader(name, value) || ++this.#count > MAX_HEADERS) return false
    this.list.append(keyOf(name), value, name)
    return true
  }

  /** Gives a header another value; false where there is no such one. */
  change(name: string, value: string, index: number): boolean {
    const found = this.list.find(keyOf(name), index)
    if (found === null || !isHeader(name, value)) return false
    found.value = value
    return true
  }

  /** Makes one header of all of a name. */
  replaceAll(name: string, value: string): boolean {
    if (!isHeader(name, value)) return false
    this.list.removeAll(keyOf(name))
    return this.append(name, value)
  }

  /** The names that there are, the oldest first. */
  names(): ReadonlyMap<string, string> {
    const newest: [string, string][] = []
    for (let at = this.list.first; at !== null; at = at.next) newest.push([at.key, at.name])
    return new Map(newest.toReversed())
  }

  /** The same again, to be changed for one branch alone. */
  copy(): HeaderSet {
    const made = new HeaderSet(this.list.copy())
    made.#count = this.#count
    return made
  }
}

/** What is kept of a header's value. */
export function valuesOf(key: string, value: string, { size, split }: Reading): readonly string[] {
  if (!split.has(key)) return [value.slice(0, size)]
  return splitList(value).map((one) => one.slice(0, size))
}

/** The elements of a list with commas between; those in quotes and in `<` and `>` do not count. */
export function splitList(value: string): string[] {
  const parts: string[] = []
  let start = 0
  let quoted = false
  let angled = false
  for (let at = 0; at < value.length; at++) {
    const sign = value[at]
    if (quoted) {
      if (sign === '\\') at++
      else if (sign === '"') quoted = false
    } else if (sign === '"') quoted = true
    else if (sign === '<') angled = true
    else if (sign === '>') angled = false
    else if (sign === ',' && !angled) {
      parts.push(value.slice(start, at).trim())
      start = at + 1
    }
  }
  return [...parts, value.slice(start).trim()]
}
