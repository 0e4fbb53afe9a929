/** Reads a DocBook file into one tree: entities replaced, included files put in place, every node knowing its file. */

import { dirname, relative, resolve } from 'node:path'

import type { Element, ElementContent, Root, RootContent } from 'xast'
import { fromXml } from 'xast-util-from-xml'

import {
  ENTITY_INSTRUCTION,
  expandEntities,
  readDoctype,
  readText,
  type Entity,
} from './entities.ts'

/** Something a person has to mend in a DocBook file. */
export interface Problem {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly text: string
  /** True when the file could not be read at all. */
  readonly fatal: boolean
}

/** A DocBook file as a tree, with what was found wrong on the way. */
export interface Tree {
  readonly root: Root
  readonly problems: readonly Problem[]
}

const MAX_DEPTH = 16

/**
 * Reads a document.
 *
 * @param text - the document
 * @param path - its file; included files are looked for beside it
 */
export function readDocbook(text: string, path: string): Tree {
  const reader = new Reader()
  return { root: reader.document(text, path, []), problems: reader.problems }
}

/** The file a node came from. */
export function fileOf(node: { readonly data?: unknown }): string | null {
  const data = node.data
  return typeof data === 'object' && data !== null && 'file' in data ? String(data.file) : null
}

/** One reading: the problems it met. */
class Reader {
  readonly problems: Problem[] = []

  /** Reads one file. `chain` holds the files that include it. */
  document(text: string, path: string, chain: readonly string[]): Root {
    const report = (offset: number, message: string) =>
      this.#report(path, text.slice(0, offset), message, false)
    const doctype = readDoctype(text, path, report)
    const entities = doctype?.entities ?? new Map<string, Entity>()
    return this.#parse(withoutDoctype(text, doctype), path, entities, chain)
  }

  #parse(
    text: string,
    path: string,
    entities: ReadonlyMap<string, Entity>,
    chain: readonly string[],
  ): Root {
    const expanded = expandEntities(text, entities, (offset, message) =>
      this.#report(path, text.slice(0, offset), message, false),
    )
    try {
      const root = fromXml(expanded)
      root.children = this.#content(root.children, path, entities, chain)
      return root
    } catch (cause) {
      this.#fault(path, cause)
      return { type: 'root', children: [] }
    }
  }

  /** Puts included files in place, and marks every node with its file. */
  #content<T extends RootContent>(
    nodes: readonly T[],
    path: string,
    entities: ReadonlyMap<string, Entity>,
    chain: readonly string[],
  ): T[] {
    return nodes.flatMap((node): T[] => {
      if (node.type === 'instruction' && node.name === ENTITY_INSTRUCTION) {
        const file = entities.get(node.value)?.system ?? ''
        return this.#entityFile(file, node, path, entities, chain) as T[]
      }
      node.data = { ...node.data, file: path } as T['data'] & object
      if (node.type !== 'element') return [node]
      if (/^(?:\w+:)?include$/.test(node.name))
        return this.#include(node, path, entities, chain) as T[]
      if (/^(?:\w+:)?textdata$/.test(node.name)) return this.#textData(node, path, chain) as T[]
      node.children = this.#content(node.children, path, entities, chain)
      return [node]
    })
  }

  /** The content of an entity's file, which may be several elements, or only text. */
  #entityFile(
    file: string,
    node: RootContent,
    path: string,
    entities: ReadonlyMap<string, Entity>,
    chain: readonly string[],
  ): RootContent[] {
    const text = this.#included(file, node, path, chain)
    if (text === null) return []
    const content = text.replace(/^\ufeff?<\?xml[^>]*\?>/, '')
    const root = this.#parse(`<entity>${content}</entity>`, file, entities, [...chain, path])
    const wrapper = root.children.find((child) => child.type === 'element')
    return wrapper?.children ?? []
  }

  #include(
    element: Element,
    path: string,
    entities: ReadonlyMap<string, Entity>,
    chain: readonly string[],
  ): RootContent[] {
    const href = element.attributes.href
    const fallback = element.children.find(
      (child): child is Element => child.type === 'element' && /(?:^|:)fallback$/.test(child.name),
    )
    if (!href) {
      this.#at(path, element, 'an include needs the attribute `href`')
      return []
    }
    const file = resolve(dirname(path), href)
    if (fallback && readText(file) === null) {
      return this.#content(fallback.children, path, entities, chain)
    }
    const text = this.#included(file, element, path, chain)
    if (text === null) return []
    if (element.attributes.parse === 'text') {
      return [{ type: 'text', value: text, data: { file } as object }]
    }
    const root = this.document(text, file, [...chain, path])
    return this.#pointed(root, element, path)
  }

  /** The text of a file that stands for what cannot be shown, or is a listing. */
  #textData(element: Element, path: string, chain: readonly string[]): RootContent[] {
    const file = resolve(dirname(path), element.attributes.fileref ?? '')
    const text = this.#included(file, element, path, chain)
    return text === null ? [] : [{ type: 'text', value: text, data: { file } as object }]
  }

  /** The part of an included document an `xpointer` names, or all of it. */
  #pointed(root: Root, include: Element, path: string): RootContent[] {
    const pointer = include.attributes.xpointer
    const whole = root.children.filter((child) => child.type === 'element')
    if (!pointer) return whole
    const [, id, below] =
      /^(?:element\(|xpointer\(id\(['"])?([\w.:-]+)(?:['"]\))?(\/(?:child::)?\*(?:\[not\(self::title\)\])?)?\)?$/.exec(
        pointer,
      ) ?? []
    const found = id === undefined ? null : withId(whole, id)
    if (!found) this.#at(path, include, `nothing there has the id \`${pointer}\``)
    if (found && below !== undefined) {
      return found.children.filter((child) => child.type !== 'element' || child.name !== 'title')
    }
    return found ? [found] : []
  }

  #included(
    file: string,
    node: RootContent,
    path: string,
    chain: readonly string[],
  ): string | null {
    if (chain.includes(file) || file === path || chain.length >= MAX_DEPTH) {
      this.#at(path, node, `\`${shown(file)}\` includes itself`)
      return null
    }
    const text = readText(file)
    if (text === null) this.#at(path, node, `the included file cannot be read: \`${shown(file)}\``)
    return text
  }

  #fault(path: string, cause: unknown): void {
    const place = field(cause, 'place')
    const inner = field(field(cause, 'cause'), 'message')
    const text = String(inner ?? cause).split('\n')[0] ?? ''
    this.problems.push({
      file: path,
      line: Number(field(place, 'line') ?? 1),
      column: Number(field(place, 'column') ?? 1),
      text: text.replace(/ \(line \d+, column \d+\)$/, ''),
      fatal: true,
    })
  }

  #at(path: string, node: RootContent, text: string): void {
    const start = node.position?.start
    this.problems.push({
      file: path,
      line: start?.line ?? 1,
      column: start?.column ?? 1,
      text,
      fatal: false,
    })
  }

  #report(path: string, before: string, text: string, fatal: boolean): void {
    const lines = before.split('\n')
    this.problems.push({
      file: path,
      line: lines.length,
      column: (lines.at(-1)?.length ?? 0) + 1,
      text,
      fatal,
    })
  }
}

/** The text with its document type declaration blanked, so that every line keeps its number. */
function withoutDoctype(
  text: string,
  doctype: { readonly start: number; readonly end: number } | null,
): string {
  if (!doctype) return text
  const gone = text.slice(doctype.start, doctype.end).replaceAll(/[^\n]/g, ' ')
  return text.slice(0, doctype.start) + gone + text.slice(doctype.end)
}

/** The element with an id, searched in depth. */
function withId(nodes: readonly (RootContent | ElementContent)[], id: string): Element | null {
  for (const node of nodes) {
    if (node.type !== 'element') continue
    if (node.attributes['xml:id'] === id || node.attributes.id === id) return node
    const inner = withId(node.children, id)
    if (inner) return inner
  }
  return null
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Record<string, unknown>)[name]
    : undefined
}

/** A file as a person in the current folder would name it. */
function shown(file: string): string {
  return relative(process.cwd(), file)
}
