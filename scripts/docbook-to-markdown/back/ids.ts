/** The ids of a page: anchors as they stand in it, made names that XML takes, and slugs of headings without one. */

import type { Heading, Nodes, Root, RootContent } from 'mdast'

const ANCHOR = /^<a\s+(?:id|name)="([^"]+)"\s*>(?:\s*<\/a>)?$/

/** The id that a piece of HTML is an anchor for, or null. */
export function anchorId(html: string): string | null {
  return ANCHOR.exec(html.trim())?.[1] ?? null
}

/**
 * Makes blocks of anchors that stand alone on a line: Markdown takes them for a paragraph.
 *
 * @param root - the page, which is changed
 */
export function liftAnchors(root: Root): void {
  const lift = (parent: { children: RootContent[] }): void => {
    parent.children = parent.children.flatMap((node): RootContent[] => {
      if (node.type !== 'paragraph') {
        if ('children' in node) lift(node as { children: RootContent[] })
        return [node]
      }
      const pieces = node.children.filter((one) => one.type !== 'text' || one.value.trim() !== '')
      const anchors = pieces.filter((one) => one.type === 'html' && anchorId(one.value) !== null)
      const alone = pieces.every((one) => anchors.includes(one) || isEnd(one))
      return alone && anchors.length > 0 ? anchors : [node]
    })
  }
  lift(root)
}

function isEnd(node: Nodes): boolean {
  return node.type === 'html' && node.value === '</a>'
}

/** What GitHub makes of a heading. */
export function slug(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(/\s/g, '-')
}

/** The text of a node and all below it. */
export function plainText(node: Nodes): string {
  if (node.type === 'html') return ''
  if ('value' in node) return node.value
  return 'children' in node ? node.children.map(plainText).join('') : ''
}

/** The ids of one page. */
export class Ids {
  /** By what links say behind `#`: the id in the DocBook. */
  readonly #byFragment = new Map<string, string>()
  readonly #byHeading = new Map<Heading, string>()
  readonly #taken = new Set<string>()
  readonly #placed = new Set<string>()

  /** @param root - the page */
  constructor(root: Root) {
    const headings: Heading[] = []
    const walk = (node: Nodes): void => {
      const anchor = node.type === 'html' ? anchorId(node.value) : null
      if (anchor !== null && !this.#byFragment.has(anchor)) {
        this.#byFragment.set(anchor, this.#unique(anchor))
      }
      if (node.type === 'heading') headings.push(node)
      if ('children' in node) for (const child of node.children) walk(child)
    }
    walk(root)
    const slugs = new Map<string, number>()
    for (const heading of headings) {
      const base = slug(plainText(heading)) || 'section'
      const count = slugs.get(base) ?? 0
      slugs.set(base, count + 1)
      const fragment = count === 0 ? base : `${base}-${count}`
      const id = this.#unique(fragment)
      this.#byHeading.set(heading, id)
      if (!this.#byFragment.has(fragment)) this.#byFragment.set(fragment, id)
    }
  }

  /** The id an anchor of the page got. */
  anchor(fragment: string): string | null {
    return this.#byFragment.get(fragment) ?? null
  }

  /** The id for the place of an anchor; where the page has it twice, links lead to the first. */
  place(fragment: string): string {
    const id = this.#byFragment.get(fragment)
    if (id === undefined || this.#placed.has(id)) return this.#unique(fragment)
    this.#placed.add(id)
    return id
  }

  /** The id of a heading that has no anchor. */
  heading(node: Heading): string {
    return this.#byHeading.get(node) ?? this.#unique('section')
  }

  /** Lets links to a heading's slug lead to the anchor that stands for it. */
  alias(node: Heading, id: string): void {
    const slugged = this.#byHeading.get(node)
    for (const [fragment, known] of this.#byFragment) {
      if (known === slugged) this.#byFragment.set(fragment, id)
    }
  }

  /** A name that XML takes as an id, and that nobody has yet. */
  #unique(text: string): string {
    const name = text.replaceAll(/[^\p{L}\p{N}._-]/gu, '.').replace(/^(?![\p{L}_])/u, '_')
    let id = name
    for (let count = 2; this.#taken.has(id); count += 1) id = `${name}-${count}`
    this.#taken.add(id)
    return id
  }
}
