/** The examples of a Markdown page: a heading, and the fences below it up to the next heading. */

import { basename } from 'node:path'

import type { Code, Heading, Nodes, Root } from 'mdast'
import remarkParse from 'remark-parse'
import { unified } from 'unified'

import { isExample, slugOf, uniqueId, type Example, type Fence } from './player/example.ts'
import { fenceOf } from './player/fence-info.ts'

/** A heading with the fences found below it so far. */
interface Section {
  readonly title: string
  readonly line: number
  readonly fences: Fence[]
}

/**
 * Finds the examples of a page. A heading without a fence that shows a configuration or what a server does is no example.
 *
 * @param text - the page
 * @param file - its path, as reports show it
 * @param prefix - what ids start with; the name of the file unless given
 */
export function markdownExamples(text: string, file: string, prefix?: string): readonly Example[] {
  const name = basename(file).replace(/\.[^.]*$/, '')
  const start = prefix ?? slugOf(name)
  const sections: Section[] = [{ title: name, line: 1, fences: [] }]
  collect(unified().use(remarkParse).parse(text), sections)
  const taken = new Set<string>()
  return sections
    .filter((section) => isExample(section.fences))
    .map(({ title, line, fences }) => {
      const id = uniqueId(`${start}/${slugOf(title)}`, taken)
      return { id, title, file, line, fences }
    })
}

/** Goes through the page in reading order. */
function collect(root: Root, sections: Section[]): void {
  for (const node of nodesOf(root)) {
    if (node.type === 'heading') {
      sections.push({ title: titleOf(node), line: node.position?.start.line ?? 1, fences: [] })
    } else if (node.type === 'code') {
      const fence = fenceIn(node)
      if (fence !== null) sections.at(-1)?.fences.push(fence)
    }
  }
}

/** A node and all below it, in reading order; a list and no recursion, since a page may nest as deep as it likes. */
function* nodesOf(root: Nodes): Generator<Nodes> {
  const waiting: Nodes[] = [root]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    yield node
    if ('children' in node) waiting.push(...node.children.toReversed())
  }
}

/** null for a block that is indented and has no fence, or that names no language. */
function fenceIn({ lang, meta, value, position }: Code): Fence | null {
  if (lang === null || lang === undefined || position === undefined) return null
  const { line, column } = position.start
  return fenceOf(`${lang} ${meta ?? ''}`, value, { line: line + 1, column })
}

function titleOf(heading: Heading): string {
  let title = ''
  for (const node of nodesOf(heading)) if ('value' in node) title += node.value
  return title.trim()
}
