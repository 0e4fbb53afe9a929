// hot
/** Extended attribute-value pairs: values by name that can hold fields of their own, as long as the message lives. */

/** What a name can stand for: a value, or a record of fields. */
export type XavpValue = string | number | XavpList

/** Which of several with one name: 0 is the newest, negative counts from the oldest. */
type Index = number

/** One name with its value, in the list that holds it. */
export class XavpEntry {
  /** What it is found by. */
  readonly key: string
  /** As it was written; the same as the key but in a list that ignores case. */
  readonly name: string
  /** What it stands for. */
  value: XavpValue
  /** The one behind it, which is older. */
  next: XavpEntry | null

  constructor(key: string, name: string, value: XavpValue, next: XavpEntry | null) {
    this.key = key
    this.name = name
    this.value = value
    this.next = next
  }
}

/**
 * Names and values in order, the newest first. A name may stand many times.
 *
 * It is the root of all, and each record in it: `$xavp(call=>id)` is field `id` of the list that `call` stands for. A message
 * has few of them and few fields in each, so that a chain of entries is faster than a map.
 */
export class XavpList {
  #first: XavpEntry | null = null

  /** The newest entry of all. */
  get first(): XavpEntry | null {
    return this.#first
  }

  /**
   * One entry of a name.
   *
   * @param key - what it is found by
   * @param index - 0 is the newest; negative counts from the oldest
   * @returns null where there is none
   */
  find(key: string, index: Index = 0): XavpEntry | null {
    let left = index < 0 ? this.count(key) + index : index
    if (left < 0) return null
    for (let at = this.#first; at !== null; at = at.next) {
      if (at.key === key && left-- === 0) return at
    }
    return null
  }

  /** The value of the newest entry of a name, where it is a text or a number; null where not. */
  get(key: string): string | number | null {
    const found = this.find(key)
    return found === null || found.value instanceof XavpList ? null : found.value
  }

  /** The record that the newest entry of a name stands for; null where it is none. */
  record(key: string): XavpList | null {
    const found = this.find(key)
    return found !== null && found.value instanceof XavpList ? found.value : null
  }

  /** How often a name stands in the list. */
  count(key: string): number {
    let count = 0
    for (let at = this.#first; at !== null; at = at.next) if (at.key === key) count += 1
    return count
  }

  /** Adds a value in front of all others. */
  push(key: string, value: XavpValue, name = key): void {
    this.#first = new XavpEntry(key, name, value, this.#first)
  }

  /** Adds a value behind the others of its name, or in front of all where there are none. */
  append(key: string, value: XavpValue, name = key): void {
    let last: XavpEntry | null = null
    for (let at = this.#first; at !== null; at = at.next) if (at.key === key) last = at
    if (last === null) this.push(key, value, name)
    else last.next = new XavpEntry(key, name, value, last.next)
  }

  /** Changes the newest value of a name, or adds it. */
  set(key: string, value: XavpValue, name = key): void {
    const found = this.find(key)
    if (found === null) this.push(key, value, name)
    else found.value = value
  }

  /** Removes one entry of a name; false where there is none. */
  remove(key: string, index: Index = 0): boolean {
    const found = this.find(key, index)
    if (found === null) return false
    if (this.#first === found) {
      this.#first = found.next
      return true
    }
    for (let at = this.#first; at !== null; at = at.next) {
      if (at.next === found) at.next = found.next
    }
    return true
  }

  /** Removes all entries of a name; returns how many there were. */
  removeAll(key: string): number {
    let before: XavpEntry | null = null
    let count = 0
    for (let at = this.#first; at !== null; at = at.next) {
      if (at.key !== key) {
        before = at
        continue
      }
      count += 1
      if (before === null) this.#first = at.next
      else before.next = at.next
    }
    return count
  }

  /** A list with the same names and values, records copied too. */
  copy(): XavpList {
    const made = new XavpList()
    let last: XavpEntry | null = null
    for (let at = this.#first; at !== null; at = at.next) {
      const value = at.value instanceof XavpList ? at.value.copy() : at.value
      const entry = new XavpEntry(at.key, at.name, value, null)
      if (last === null) made.#first = entry
      else last.next = entry
      last = entry
    }
    return made
  }
}

/** The lists of one message: `$xavp`, `$xavu` and `$xavi`. */
export class Xavps {
  /** Names may stand many times. */
  readonly xavp = new XavpList()
  /** Each name stands once. */
  readonly xavu = new XavpList()
  /** As `xavp`, found without regard to case: keys are in lower case. */
  readonly xavi = new XavpList()
}
