/** The entities of a DocBook file: read from its document type declaration, replaced in its text. */

import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

import { characterEntities } from 'character-entities'

/** An entity a document type declaration declares. */
export interface Entity {
  /** The replacement text, or null when it lies in a file. */
  readonly value: string | null
  /** The file that holds the replacement, absolute, or null. */
  readonly system: string | null
}

/** Tells the reader of the document what is wrong at an offset of its text. */
export type Report = (offset: number, text: string) => void

/** A document type declaration: where it stands, and what it declares. */
export interface Doctype {
  readonly start: number
  readonly end: number
  readonly entities: ReadonlyMap<string, Entity>
}

/** The name of the processing instruction that stands where an entity held in a file was used. */
export const ENTITY_INSTRUCTION = 'docbook-entity'

const PREDEFINED = new Set(['amp', 'lt', 'gt', 'quot', 'apos'])
const MAX_DEPTH = 16
const MAX_EXPANSION = 4_000_000

/**
 * Finds the document type declaration and reads the entities it declares, those of files it names included.
 *
 * @param text - the document
 * @param path - its file; other files are looked for beside it
 * @param report - told what could not be read
 * @returns null when the document has none
 */
export function readDoctype(text: string, path: string, report: Report): Doctype | null {
  const start = doctypeStart(text)
  if (start < 0) return null
  const entities = new Map<string, Entity>()
  const scan = new DeclarationScan(text, path, entities, report)
  return { start, end: scan.doctype(start), entities }
}

/** The offset of `<!DOCTYPE`, which only comments and instructions may precede, or -1. */
function doctypeStart(text: string): number {
  const found = text.indexOf('<!DOCTYPE')
  if (found < 0) return -1
  const before = text.slice(0, found).replaceAll(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>/g, '')
  return before.replace('\ufeff', '').trim() === '' ? found : -1
}

/** A walk over the declarations of a document type, from file to file. */
class DeclarationScan {
  readonly #text: string
  readonly #path: string
  readonly #entities: Map<string, Entity>
  readonly #report: Report
  readonly #parameters: Map<string, Entity>
  readonly #depth: number

  constructor(
    text: string,
    path: string,
    entities: Map<string, Entity>,
    report: Report,
    parameters = new Map<string, Entity>(),
    depth = 0,
  ) {
    this.#text = text
    this.#path = path
    this.#entities = entities
    this.#report = report
    this.#parameters = parameters
    this.#depth = depth
  }

  /** Reads from `<!DOCTYPE` on; returns the offset after its `>`. */
  doctype(start: number): number {
    const head = /<!DOCTYPE\s+[^\s[>]+(?:\s+(?:"[^"]*"|'[^']*'|PUBLIC|SYSTEM))*\s*/y
    head.lastIndex = start
    const at = start + (head.exec(this.#text)?.[0].length ?? 0)
    if (this.#text[at] === '>') return at + 1
    if (this.#text[at] !== '[') {
      this.#report(start, 'the document type declaration has no end')
      return at
    }
    const end = this.declarations(at + 1, start)
    const close = this.#text.indexOf('>', end)
    return close < 0 ? this.#text.length : close + 1
  }

  /** Reads declarations up to `]` or the end of the text; returns where it stopped, after the `]`. */
  declarations(from: number, place = from): number {
    const token =
      /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|%[^\s;]+;|<!ENTITY\s(?:"[^"]*"|'[^']*'|[^>"'])*>|<!(?:"[^"]*"|'[^']*'|[^>"'])*>|\]|\s+|[^]/gy
    token.lastIndex = from
    for (let match = token.exec(this.#text); match; match = token.exec(this.#text)) {
      const piece = match[0]
      // A file's offsets mean nothing in the document, whose own place is told instead.
      const at = this.#depth === 0 ? match.index : place
      if (piece === ']') return token.lastIndex
      if (piece.startsWith('%')) this.#include(piece.slice(1, -1), at)
      else if (piece.startsWith('<!ENTITY')) this.#entity(piece, at)
    }
    return this.#text.length
  }

  #entity(declaration: string, at: number): void {
    const match =
      /^<!ENTITY\s+(%\s+)?(\S+)\s+(?:(SYSTEM|PUBLIC\s+(?:"[^"]*"|'[^']*'))\s+)?(?:"([^"]*)"|'([^']*)')\s*(NDATA\s+\S+\s*)?>$/.exec(
        declaration,
      )
    const name = match?.[2]
    if (!match || name === undefined) {
      this.#report(at, `an entity is declared in a way that is not known: ${declaration}`)
      return
    }
    const literal = match[4] ?? match[5] ?? ''
    const entity: Entity = match[3]
      ? { value: null, system: resolve(dirname(this.#path), literal) }
      : { value: literal, system: null }
    const table = match[1] ? this.#parameters : this.#entities
    if (!table.has(name)) table.set(name, entity)
  }

  #include(name: string, at: number): void {
    const entity = this.#parameters.get(name)
    if (!entity) return this.#report(at, `no entity \`%${name};\` is declared`)
    if (this.#depth >= MAX_DEPTH) return this.#report(at, `\`%${name};\` includes itself`)
    const text = entity.value ?? readText(entity.system ?? '')
    if (text === null) {
      return this.#report(at, `the file of \`%${name};\` cannot be read: ${entity.system}`)
    }
    const path = entity.system ?? this.#path
    new DeclarationScan(
      text,
      path,
      this.#entities,
      this.#report,
      this.#parameters,
      this.#depth + 1,
    ).declarations(0, at)
  }
}

/** The text of a file, or null when it cannot be read. */
export function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause) return null
    throw cause
  }
}

/**
 * Replaces the entities of a document by what they stand for. Line breaks are kept out of replacements, so that every line
 * keeps its number; an entity held in a file becomes an instruction, for the file is parsed by itself.
 *
 * @param text - the document without its document type declaration
 * @param entities - what was declared
 * @param report - told of entities nobody declared
 */
export function expandEntities(
  text: string,
  entities: ReadonlyMap<string, Entity>,
  report: Report,
): string {
  let size = text.length
  const replaced = (source: string, depth: number, base: number | null): string =>
    source.replaceAll(
      /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|&([A-Za-z_:][\w.:-]*);/g,
      (all: string, name: string | undefined, offset: number) => {
        if (name === undefined || PREDEFINED.has(name)) return all
        const at = base ?? offset
        const entity = entities.get(name)
        if (entity?.system) return `<?${ENTITY_INSTRUCTION} ${name}?>`
        // DocBook 4 declares the characters that ISO 8879 names, of which HTML has taken nearly all
        const value = entity?.value ?? characterEntities[name]
        if (value === undefined) {
          report(at, `no entity \`&${name};\` is declared`)
          return `&amp;${name};`
        }
        size += value.length
        if (depth >= MAX_DEPTH || size > MAX_EXPANSION) {
          report(at, `the entity \`&${name};\` contains itself, or far too much`)
          return `&amp;${name};`
        }
        return replaced(value.replaceAll(/\s*\n\s*/g, ' '), depth + 1, at)
      },
    )
  return replaced(text, 0, null)
}
