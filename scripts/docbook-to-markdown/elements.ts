/** Elements that make blocks: sections, paragraphs, listings, admonitions and what stands between them. */

import type { Code, Html, Paragraph, PhrasingContent, RootContent as Block } from 'mdast'
import type { Element } from 'xast'

import {
  anchor,
  anchors,
  between,
  child,
  children,
  localName,
  without,
  type BlockHandler,
  type Converter,
  type Handlers,
} from './converter.ts'
import { blocksOfLists } from './lists.ts'
import { image } from './media.ts'
import { phrases } from './phrases.ts'
import { blocksOfTables } from './tables.ts'

const DIVISIONS = [
  'acknowledgements',
  'appendix',
  'article',
  'book',
  'chapter',
  'colophon',
  'dedication',
  'part',
  'partintro',
  'preface',
  'refentry',
  'refsect1',
  'refsect2',
  'refsect3',
  'refsection',
  'refsynopsisdiv',
  'reference',
  'sect1',
  'sect2',
  'sect3',
  'sect4',
  'sect5',
  'section',
  'set',
  'simplesect',
]

const INFO = [
  'articleinfo',
  'bookinfo',
  'chapterinfo',
  'info',
  'prefaceinfo',
  'sect1info',
  'sect2info',
  'sectioninfo',
  'appendixinfo',
  'blockinfo',
  'partinfo',
  'refentryinfo',
]

/** What GitHub and the site's generator draw a box around. */
const ADMONITIONS = ['note', 'tip', 'important', 'warning', 'caution']

/** Rightly not shown: what an index, a title page or an editor wants. */
const SILENT = new Set([
  ...INFO,
  'author',
  'authorgroup',
  'colspec',
  'co',
  'copyright',
  'date',
  'edition',
  'editor',
  'index',
  'indexterm',
  'keywordset',
  'legalnotice',
  'othercredit',
  'pubdate',
  'refmeta',
  'releaseinfo',
  'remark',
  'revhistory',
  'spanspec',
  'subjectset',
  'subtitle',
  'titleabbrev',
  'toc',
])

const division: BlockHandler = (element, to) => {
  const holder = child(element, 'title') ? element : (child(element, ...INFO) ?? element)
  const title = child(holder, 'title')
  const content = () => to.blocks(without(element, 'title', 'refnamediv'))
  const names = child(element, 'refnamediv')
  const purpose = names ? to.blocks(without(names, 'refname', 'refdescriptor', 'refclass')) : []
  if (!title) {
    if (localName(element) === 'section') to.message(element, 'a section needs a title')
    return [...anchors(element), ...purpose, ...content()]
  }
  const depth = Math.min(to.depth, 6) as 1 | 2 | 3 | 4 | 5 | 6
  return [
    ...exampleAnchor(title, to),
    ...anchors(element),
    { type: 'heading', depth, children: to.phrases(title.children) },
    ...purpose,
    ...to.deeper(content),
  ]
}

const passage: BlockHandler = (element, to) => {
  return [...anchors(element), ...to.blocks(element.children)]
}

const titled: BlockHandler = (element, to) => {
  return [
    ...anchors(element),
    ...to.title(child(element, 'title')),
    ...to.blocks(without(element, 'title')),
  ]
}

/** The anchor under which the example with a title can be found, if it has one. */
function exampleAnchor(title: Element | null, to: Converter): Html[] {
  const id = title && to.links.example?.(to.plain(title))
  return id ? [anchor(id)] : []
}

const example: BlockHandler = (element, to) => [
  ...exampleAnchor(child(element, 'title'), to),
  ...titled(element, to),
]

/** A title of no section: bold text, which no table of contents lists. */
const loneTitle: BlockHandler = (element, to) => to.title(element)

const formal: BlockHandler = (element, to) => {
  const title = child(element, 'title')
  const [first, ...rest] = to.blocks(without(element, 'title'))
  if (!title || first?.type !== 'paragraph') return titled(element, to)
  const bold = { type: 'strong' as const, children: to.phrases(title.children) }
  const opened = [bold, { type: 'text' as const, value: ': ' }, ...first.children]
  return [{ type: 'paragraph', children: opened }, ...rest]
}

/** A listing: as written, but for a line break after the opening tag and white space before the closing one. */
const listing: BlockHandler = (element, to): Block[] => {
  const [lang, ...meta] = (element.attributes.language ?? '').trim().split(/\s+/)
  const code: Code = {
    type: 'code',
    lang: lang || null,
    meta: meta.join(' ') || null,
    value: to
      .verbatim(element)
      .replace(/^[ \t]*\r?\n/, '')
      .trimEnd()
      .replaceAll('\r\n', '\n'),
  }
  return [...anchors(element), code]
}

/** Lines that are kept apart, without the look of code. */
const lines: BlockHandler = (element, to) => {
  if (element.attributes.class === 'monospaced') return listing(element, to)
  const rows = to.verbatim(element).trim().split('\n')
  const texts = rows.map((row): PhrasingContent[] => [{ type: 'text', value: row.trim() }])
  return [{ type: 'paragraph', children: between(texts, { type: 'break' }) }]
}

const newLine: PhrasingContent = { type: 'text', value: '\n' }

const admonition: BlockHandler = (element, to) => {
  const sign = { type: 'html' as const, value: `[!${localName(element).toUpperCase()}]` }
  const [first, ...rest] = [
    ...to.title(child(element, 'title')),
    ...to.flow(without(element, 'title')),
  ]
  const opening: PhrasingContent[] = first?.type === 'paragraph' ? [newLine, ...first.children] : []
  const content = first && first.type !== 'paragraph' ? [first, ...rest] : rest
  const paragraph: Paragraph = { type: 'paragraph', children: [sign, ...opening] }
  return [...anchors(element), { type: 'blockquote', children: [paragraph, ...content] }]
}

const quotation: BlockHandler = (element, to) => {
  const by = child(element, 'attribution')
  const content = to.flow(without(element, 'attribution', 'title'))
  if (by) {
    const text = [{ type: 'text' as const, value: '— ' }, ...to.phrases(by.children)]
    content.push({ type: 'paragraph', children: text })
  }
  return [...to.title(child(element, 'title')), { type: 'blockquote', children: content }]
}

const picture: BlockHandler = (element, to) => {
  const caption = child(element, 'caption')
  return [
    { type: 'paragraph', children: image(element, to) },
    ...(caption ? to.blocks(caption.children) : []),
  ]
}

/** The prototype of a C function, as code. */
const prototype: BlockHandler = (element, to) => {
  const rows = children(element, 'funcprototype').map((one) => {
    const args = children(one, 'paramdef').map((arg) => to.plain(arg))
    return `${to.plain(child(one, 'funcdef') ?? one)}(${args.join(', ')});`
  })
  const info = children(element, 'funcsynopsisinfo').map((one) => to.verbatim(one).trim())
  return [{ type: 'code', lang: 'c', value: [...info, ...rows].join('\n') }]
}

const ruler: BlockHandler = (element, to) => {
  const title = to.phrases(element.children)
  const depth = Math.min(to.depth, 6) as 1 | 2 | 3 | 4 | 5 | 6
  return [{ type: 'heading', depth, children: title }]
}

const paragraphs = ['para', 'simpara', 'abstract', 'refpurpose', 'epigraph']
const boxes = ['informalexample', 'figure', 'informalfigure', 'sidebar', 'equation']
const listings = ['programlisting', 'screen', 'synopsis']

/** What is known of every element. */
export const handlers: Handlers = {
  phrases,
  silent: SILENT,
  blocks: new Map<string, BlockHandler>([
    ...DIVISIONS.map((name): [string, BlockHandler] => [name, division]),
    ...paragraphs.map((name): [string, BlockHandler] => [name, passage]),
    ...boxes.map((name): [string, BlockHandler] => [name, titled]),
    ...listings.map((name): [string, BlockHandler] => [name, listing]),
    ...ADMONITIONS.map((name): [string, BlockHandler] => [name, admonition]),
    ...blocksOfLists,
    ...blocksOfTables,
    ['example', example],
    ['title', loneTitle],
    ['formalpara', formal],
    ['literallayout', lines],
    ['address', lines],
    ['blockquote', quotation],
    ['bridgehead', ruler],
    ['mediaobject', picture],
    ['graphic', picture],
    ['funcsynopsis', prototype],
  ]),
}
