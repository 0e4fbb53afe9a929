// hot
/** Lists of parameters with any delimiter: `a=1;b="x;y";c`. */

const QUOTE = 34
const APOSTROPHE = 39
const COMMA = 44
const SEMICOLON = 59
const EQUALS = 61
const BACKSLASH = 92

/**
 * Walks through the parameters of a text.
 *
 * A comma ends the list, unless it is the delimiter: what follows belongs to the next value of the header. Empty parameters are
 * passed over; blanks may stand around names, values and delimiters, not inside.
 */
export class ParamList {
  /** The name of the parameter the walk is at. */
  name = ''
  /** Its value without quotes; an empty text where it has none. */
  value = ''
  /** Whether something in the list is no parameter: a blank inside a name, a quote that is not closed. */
  faulty = false
  #text = ''
  #at = 0
  #delimiter = SEMICOLON

  /** Starts at the first parameter of a text. */
  over(text: string, delimiter: string | undefined): this {
    this.#text = text
    this.#at = 0
    this.#delimiter = delimiter === undefined ? SEMICOLON : delimiter.charCodeAt(0)
    this.faulty = false
    return this
  }

  /** Goes to the next parameter; false at the end, and at a fault. */
  next(): boolean {
    const text = this.#text
    while (this.#at < text.length) {
      this.#skipBlanks()
      const code = text.charCodeAt(this.#at)
      if (code === this.#delimiter) this.#at++
      else if (code === COMMA || this.#at >= text.length) return false
      else return this.#read()
    }
    return false
  }

  #read(): boolean {
    const text = this.#text
    const start = this.#at
    this.#at = this.#tokenEnd(start, EQUALS)
    this.name = text.slice(start, this.#at)
    this.value = ''
    this.#skipBlanks()
    if (text.charCodeAt(this.#at) === EQUALS && this.#delimiter !== EQUALS) {
      this.#at++
      this.#skipBlanks()
      if (!this.#readValue()) return this.#fault()
      this.#skipBlanks()
    }
    const code = text.charCodeAt(this.#at)
    return this.#at >= text.length || code === this.#delimiter || code === COMMA || this.#fault()
  }

  #readValue(): boolean {
    const text = this.#text
    const start = this.#at
    const code = text.charCodeAt(start)
    if ((code !== QUOTE && code !== APOSTROPHE) || code === this.#delimiter) {
      this.#at = this.#tokenEnd(start, -1)
      this.value = text.slice(start, this.#at)
      return true
    }
    let at = start + 1
    while (at < text.length && text.charCodeAt(at) !== code) {
      at += text.charCodeAt(at) === BACKSLASH ? 2 : 1
    }
    if (at >= text.length) return false
    this.value = text.slice(start + 1, at)
    this.#at = at + 1
    return true
  }

  /** Where a name or value ends that has no quotes. */
  #tokenEnd(from: number, stop: number): number {
    const text = this.#text
    let at = from
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at)
      if (code === this.#delimiter || code === COMMA || code === stop || isBlank(code)) break
    }
    return at
  }

  #skipBlanks(): void {
    const text = this.#text
    while (isBlank(text.charCodeAt(this.#at)) && text.charCodeAt(this.#at) !== this.#delimiter)
      this.#at++
  }

  #fault(): false {
    this.faulty = true
    this.#at = this.#text.length
    return false
  }
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 13 || code === 10
}

// one for all: a walk is over before another starts
const list = new ParamList()

/** How many parameters there are; null where the text is no list of parameters. */
export function countParams(text: string, delimiter: string | undefined): number | null {
  list.over(text, delimiter)
  let count = 0
  while (list.next()) count++
  return list.faulty || text === '' ? null : count
}

/** The value of the last parameter of a name, in any case; undefined without one, null where the text is no list. */
export function paramNamed(
  text: string,
  name: string,
  delimiter: string | undefined,
): string | null | undefined {
  const wanted = name.toLowerCase()
  list.over(text, delimiter)
  let value: string | undefined
  while (list.next()) {
    if (list.name.length === wanted.length && list.name.toLowerCase() === wanted) value = list.value
  }
  return list.faulty || text === '' ? null : value
}

/**
 * The name or the value of the parameter at a place, from 0, negative from the end.
 *
 * @returns an empty text without one, null where the text is no list
 */
export function paramAt(
  text: string,
  place: number,
  delimiter: string | undefined,
  part: 'name' | 'value',
): string | null {
  const count = countParams(text, delimiter)
  if (count === null) return null
  let left = place < 0 ? count + place : place
  if (left < 0) return ''
  list.over(text, delimiter)
  while (list.next()) if (left-- === 0) return list[part]
  return ''
}
