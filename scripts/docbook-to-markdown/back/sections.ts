/** Headings to sections within sections. */

import type { Heading, Root } from 'mdast'
import type { Element, ElementContent } from 'xast'

import { anchorId } from './ids.ts'
import type { Writer } from './writer.ts'
import { element } from './xml.ts'

/** What the element that holds a page gets. */
export interface Top {
  readonly attributes: Readonly<Record<string, string>>
  readonly children: ElementContent[]
}

/** A section that is not closed yet. */
interface Open {
  readonly depth: number
  readonly element: Element
}

/**
 * Makes the sections of a page.
 *
 * @param root - the page
 * @param name - the element that will hold them; the sections of a book are chapters
 * @param writer - converts what is between the headings
 */
export function sections(root: Root, name: string, writer: Writer): Top {
  const top = element(name, {})
  const open: Open[] = [{ depth: 0, element: top }]
  let anchors: string[] = []
  let run: Root['children'] = []
  const flush = () => {
    const holder = open.at(-1)
    holder?.element.children.push(...writer.blocks(run))
    run = []
  }
  for (const node of root.children) {
    const anchor = node.type === 'html' ? anchorId(node.value) : null
    if (anchor !== null) {
      anchors.push(anchor)
      continue
    }
    if (node.type !== 'heading') {
      run.push(...anchors.map(anchorNode), node)
      anchors = []
      continue
    }
    flush()
    if (isTitle(node, open, top)) titled(top, node, anchors, writer)
    else place(node, anchors, open, name, writer)
    anchors = []
  }
  run.push(...anchors.map(anchorNode))
  flush()
  filled(top)
  if (name === 'book') withPreface(top)
  return { attributes: top.attributes as Record<string, string>, children: top.children }
}

function anchorNode(id: string): Root['children'][number] {
  return { type: 'html', value: `<a id="${id}"></a>` }
}

/** The heading that is the title of it all: the first one, when nothing but remarks stands before it. */
function isTitle(node: Heading, open: readonly Open[], top: Element): boolean {
  return (
    open.length === 1 && node.depth === 1 && top.children.every((one) => one.type === 'comment')
  )
}

function titled(top: Element, node: Heading, anchors: readonly string[], writer: Writer): void {
  const { id, title } = writer.heading(node, anchors)
  top.attributes['xml:id'] = id
  top.children.unshift(title)
}

function place(
  node: Heading,
  anchors: readonly string[],
  open: Open[],
  name: string,
  writer: Writer,
): void {
  while (open.length > 1 && (open.at(-1)?.depth ?? 0) >= node.depth) open.pop()
  const { id, title } = writer.heading(node, anchors)
  const kind = name === 'book' && open.length === 1 ? 'chapter' : 'section'
  const section = element(kind, { 'xml:id': id }, [title])
  open.at(-1)?.element.children.push(section)
  open.push({ depth: node.depth, element: section })
}

/** A section has to hold something besides its title. */
function filled(section: Element): void {
  const inner = section.children.filter((node): node is Element => node.type === 'element')
  const first = inner[0]
  if (first === undefined) section.children.push(element('title', {}))
  if (inner.every((node) => node.name === 'title')) section.children.push(element('para', {}))
  if (first && first.name !== 'title') section.children.unshift(element('title', {}))
  for (const node of inner) {
    if (node.name === 'section' || node.name === 'chapter') filled(node)
  }
}

/** Whatever stands before the first chapter of a book. */
function withPreface(book: Element): void {
  const loose = book.children.filter(
    (node) => node.type === 'element' && node.name !== 'title' && node.name !== 'chapter',
  )
  if (loose.length === 0) return
  const preface = element('preface', {}, [element('title', {}, ['Preface']), ...loose])
  book.children = book.children.filter((node) => !loose.includes(node))
  const at = book.children.findIndex((node) => node.type === 'element' && node.name === 'chapter')
  book.children.splice(at < 0 ? book.children.length : at, 0, preface)
}
