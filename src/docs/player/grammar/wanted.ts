/** What the result of a command must be: data, as YAML has it, in which texts are patterns. */

import { trimBytesEnd } from '../bytes.ts'
import { isAlias, isMap, isScalar, isSeq, parseDocument, type Document, type Pair } from 'yaml'

import { DocsCode } from '../codes.ts'
import { problem, type Place, type Problem } from '../problem.ts'
import type { Origin } from './fence-lines.ts'
import { hasHoles, isPatternFault, type Pattern } from './pattern.ts'
import { patternOf, placeIn, readYamlText, type YamlText } from './yaml-text.ts'

/** Where a piece stands. */
export interface WantedPlace {
  readonly place: Place
  /** Offsets of the piece in the text that was read. */
  readonly from: number
  readonly to: number
}

/** A key of a map, and what is wanted of it. */
export interface WantedEntry extends WantedPlace {
  readonly key: string
  readonly wanted: Wanted
}

/** Data that is wanted. */
export type Wanted = WantedPlace &
  (
    | { readonly kind: 'text'; readonly pattern: Pattern }
    | { readonly kind: 'value'; readonly value: number | boolean | null }
    /** Other keys are free. */
    | { readonly kind: 'map'; readonly entries: readonly WantedEntry[] }
    | { readonly kind: 'list'; readonly items: readonly Wanted[] }
  )

/** What a text wants; null when there is nothing but comments in it. */
export interface WantedText {
  readonly wanted: Wanted | null
  readonly problems: readonly Problem[]
}

/**
 * Reads what is wanted.
 *
 * @param source - YAML, one character a byte
 * @param origin - where it starts
 */
export function parseWanted(source: string, origin: Origin): WantedText {
  const yaml = readYamlText(source, origin)
  if (isPatternFault(yaml)) {
    const base = { source, origin, text: '', holes: [], offsets: [] }
    const place = placeIn(base, yaml.offset, yaml.offset + yaml.length)
    return { wanted: null, problems: [problem(DocsCode.PATTERN, place, yaml.message)] }
  }
  const document: Document = parseDocument(yaml.text, { logLevel: 'silent', prettyErrors: false })
  const [error] = document.errors
  if (error !== undefined) {
    const fact = `this is no YAML: ${firstLower(error.message)}`
    const place = yamlPlace(yaml, error.pos[0], error.pos[1])
    return { wanted: null, problems: [problem(DocsCode.RPC_SYNTAX, place, fact)] }
  }
  if (document.contents === null) return { wanted: null, problems: [] }
  const reader = new WantedReader(yaml)
  const wanted = reader.read(document.contents)
  return { wanted, problems: reader.problems }
}

function firstLower(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1)
}

function yamlPlace(yaml: YamlText, from: number, to: number): Place {
  const at = (offset: number): number => yaml.offsets[offset] ?? yaml.source.length
  return placeIn(yaml, at(from), Math.max(at(to), at(from)))
}

/** Turns the nodes of YAML into what is wanted. */
class WantedReader {
  readonly problems: Problem[] = []
  readonly #yaml: YamlText

  constructor(yaml: YamlText) {
    this.#yaml = yaml
  }

  read(node: unknown): Wanted {
    const where = this.#where(node)
    if (isMap(node)) {
      const entries = node.items.map((pair) => this.#entry(pair, where))
      return { kind: 'map', entries, ...where }
    }
    if (isSeq(node)) {
      return { kind: 'list', items: node.items.map((item) => this.read(item)), ...where }
    }
    const value: unknown = isScalar(node) ? node.value : undefined
    if (typeof value === 'string') return this.#text(value, where)
    if (typeof value === 'number' || typeof value === 'boolean' || value === null) {
      return { kind: 'value', value, ...where }
    }
    const what = isAlias(node) ? 'an alias' : 'this'
    this.#wrong(DocsCode.RPC_SYNTAX, where, `${what} is nothing that a result can have`)
    return { kind: 'value', value: null, ...where }
  }

  #text(value: string, where: WantedPlace): Wanted {
    const pattern = patternOf(this.#yaml, value)
    if (pattern !== null) return { kind: 'text', pattern, ...where }
    const fact = 'a `{` of this text starts no pattern'
    this.#wrong(DocsCode.PATTERN, where, fact, 'write `{{` for a brace')
    return { kind: 'value', value: null, ...where }
  }

  #entry({ key, value }: Pair, map: WantedPlace): WantedEntry {
    const where = key === null ? map : this.#where(key)
    const name = isScalar(key) ? patternOf(this.#yaml, keyText(key.source, key.value)) : null
    if (name === null || hasHoles(name)) {
      this.#wrong(DocsCode.RPC_SYNTAX, where, 'a key is a text without patterns')
    }
    if (value === null) {
      const fact = `\`{${name?.text ?? ''}}\` is no pattern, and \`${name?.text ?? ''}\` has no value`
      const help = 'there is {name}, {name:int}, {name:token}, {name:/re/}, {*}, and {{ for a brace'
      this.#wrong(DocsCode.PATTERN, where, fact, help)
    }
    const wanted: Wanted =
      value === null ? { kind: 'value', value: null, ...where } : this.read(value)
    return { key: name?.text ?? '', wanted, place: where.place, from: where.from, to: wanted.to }
  }

  #where(node: unknown): WantedPlace {
    const range = isMap(node) || isSeq(node) || isScalar(node) || isAlias(node) ? node.range : null
    const [from, to] = range ?? [0, 0]
    const { offsets, source } = this.#yaml
    const start = offsets[from] ?? source.length
    // A text in a block of its own goes on to the line behind it.
    const length = trimBytesEnd(source.slice(start, offsets[to] ?? source.length)).length
    return { place: placeIn(this.#yaml, start, start + length), from: start, to: start + length }
  }

  #wrong(code: DocsCode, { place }: WantedPlace, fact: string, help?: string): void {
    this.problems.push(problem(code, place, fact, help === undefined ? {} : { help }))
  }
}

/** A key is what is written: `200` is the key `200`, and `1.0` is no `1`. */
function keyText(source: string | undefined, value: unknown): string {
  return typeof value === 'string' ? value : (source ?? String(value))
}
