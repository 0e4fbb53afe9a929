/** What a title page says: title, authors, dates. It is no part of the text, so it is handed over as data. */

import type { Element, Root, RootContent } from 'xast'

import { child, children, localName } from './converter.ts'

/** What a document says of itself. */
export interface DocumentInfo {
  readonly title: string | null
  readonly subtitle: string | null
  readonly authors: readonly string[]
  readonly editors: readonly string[]
  /** Of the publication, as written. */
  readonly date: string | null
  readonly edition: string | null
  readonly release: string | null
  readonly copyright: readonly string[]
  readonly abstract: string | null
  readonly keywords: readonly string[]
  readonly legalNotice: string | null
  readonly revisions: readonly {
    readonly number: string
    readonly date: string
    readonly text: string
  }[]
}

/**
 * Reads the title page of a document.
 *
 * @param root - the document
 */
export function documentInfo(root: Root): DocumentInfo {
  const top = root.children.find((node): node is Element => node.type === 'element') ?? null
  const info = top && (child(top, 'info', `${localName(top)}info`) ?? null)
  const first = (...names: readonly string[]) => {
    const found = (info && child(info, ...names)) ?? (top && child(top, ...names)) ?? null
    return found ? words(found) : null
  }
  const all = (...names: readonly string[]) => (info ? descendants(info, names) : [])
  return {
    title: first('title'),
    subtitle: first('subtitle'),
    authors: all('author', 'corpauthor').map(person),
    editors: all('editor').map(person),
    date: first('pubdate', 'date'),
    edition: first('edition'),
    release: first('releaseinfo'),
    copyright: all('copyright').map((one) =>
      [...children(one, 'year'), ...children(one, 'holder')].map(words).join(' '),
    ),
    abstract: first('abstract'),
    keywords: all('keyword').map(words),
    legalNotice: first('legalnotice'),
    revisions: all('revision').map((one) => ({
      number: textIn(one, 'revnumber'),
      date: textIn(one, 'date'),
      text: textIn(one, 'revremark', 'revdescription'),
    })),
  }
}

function textIn(element: Element, ...names: readonly string[]): string {
  const found = child(element, ...names)
  return found ? words(found) : ''
}

/** A name without the address that stands with it. */
function person(element: Element): string {
  const parts = ['honorific', 'firstname', 'givenname', 'othername', 'surname', 'lineage']
  const holder = child(element, 'personname') ?? element
  const named = children(holder, ...parts).map(words)
  if (named.length > 0) return named.join(' ')
  return words(child(element, 'personname', 'orgname') ?? element)
}

function descendants(element: Element, names: readonly string[]): Element[] {
  return element.children.flatMap((node): Element[] => {
    if (node.type !== 'element') return []
    return names.includes(localName(node)) ? [node] : descendants(node, names)
  })
}

/** The words of an element, those of its parts kept apart. */
function words(node: RootContent): string {
  return textOf(node).replaceAll(/\s+/g, ' ').trim()
}

function textOf(node: RootContent): string {
  if (node.type === 'text' || node.type === 'cdata') return node.value
  if (node.type !== 'element') return ''
  const inner = node.children.map(textOf).join('')
  return /^(?:para|simpara|title|year|holder)$/.test(localName(node)) ? ` ${inner} ` : inner
}
