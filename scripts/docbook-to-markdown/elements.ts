/** Elements that make blocks: sections, paragraphs, listings, admonitions and what stands between them. */

import type {
  Code,
  Html,
  Paragraph,
  PhrasingContent,
  RootContent as Block,
  TableCell,
  TableRow,
} from 'mdast'
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
import { blocksOfCallouts } from './callouts.ts'
import { blocksOfGlossaries } from './glossary.ts'
import { blocksOfIndexes } from './index-terms.ts'
import { blocksOfLists } from './lists.ts'
import { image, textObject } from './media.ts'
import { phrases } from './phrases.ts'
import { blocksOfSynopses } from './synopses.ts'
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
  'task',
  'tasksummary',
  'taskprerequisites',
  'taskrelated',
  'topic',
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
  'refsect1info',
  'refsect2info',
  'refsect3info',
  'refsectioninfo',
  'refsynopsisdivinfo',
  'referenceinfo',
  'screeninfo',
  'sect3info',
  'sect4info',
  'sect5info',
  'setinfo',
  'sidebarinfo',
  'objectinfo',
  'indexinfo',
  'setindexinfo',
  'glossaryinfo',
  'bibliographyinfo',
]

/** What GitHub and the site's generator draw a box around. */
const ADMONITIONS = ['note', 'tip', 'important', 'warning', 'caution']

/** Rightly not shown: what a title page, a table of contents, a typesetter or an editor wants. */
const SILENT = new Set([
  ...INFO,
  'ackno',
  'alt',
  'areaspec',
  'areaset',
  'area',
  'beginpage',
  'colspec',
  'col',
  'colgroup',
  'cover',
  'itermset',
  'keywordset',
  'lot',
  'modespec',
  'personblurb',
  'refmeta',
  'refclass',
  'refdescriptor',
  'remark',
  'spanspec',
  'subjectset',
  'titleabbrev',
  'toc',
])

/** The headings of divisions that need no title of their own. */
const NAMES: Readonly<Record<string, string>> = {
  acknowledgements: 'Acknowledgements',
  colophon: 'Colophon',
  dedication: 'Dedication',
  preface: 'Preface',
  refsynopsisdiv: 'Synopsis',
}

const division: BlockHandler = (element, to) => {
  const holder = child(element, 'title') ? element : (child(element, ...INFO) ?? element)
  const title = child(holder, 'title') ?? manualTitle(element)
  const subtitle = child(holder, 'subtitle')
  const content = () => to.blocks(without(element, 'title', 'subtitle'))
  const name = NAMES[localName(element)]
  if (!title && name === undefined) {
    if (/^sect(?:ion|\d)$/.test(localName(element))) to.message(element, 'a section needs a title')
    return [...anchors(element), ...content()]
  }
  const depth = Math.min(to.depth, 6) as 1 | 2 | 3 | 4 | 5 | 6
  const children = title ? headingText(title, to) : [{ type: 'text' as const, value: name ?? '' }]
  return [
    ...exampleAnchor(title, to),
    ...anchors(element),
    { type: 'heading', depth, children },
    ...(subtitle ? [italicLine(subtitle, to)] : []),
    ...to.deeper(content),
  ]
}

/** The title of a page of a manual, which has its name elsewhere than other divisions. */
function manualTitle(element: Element): Element | null {
  const meta = child(element, 'refmeta')
  const names = child(element, 'refnamediv')
  const title = meta && child(meta, 'refentrytitle')
  const volume = meta && child(meta, 'manvolnum')
  if (title && volume) volumes.set(title, volume)
  return (meta && child(meta, 'refentrytitle')) ?? (names && child(names, 'refname'))
}

/** The text of a heading; a page of a manual has the number of its volume behind it. */
function headingText(title: Element, to: Converter): PhrasingContent[] {
  const text = to.phrases(title.children)
  const volume = volumes.get(title)
  return volume === undefined ? text : [...text, { type: 'text', value: `(${to.plain(volume)})` }]
}

const volumes = new WeakMap<Element, Element>()

function italicLine(element: Element, to: Converter): Paragraph {
  return {
    type: 'paragraph',
    children: [{ type: 'emphasis', children: to.phrases(element.children) }],
  }
}

/** The names a page of a manual describes, and what they are for. */
const manualNames: BlockHandler = (element, to) => {
  const names = children(element, 'refname').map((name): PhrasingContent[] => [
    { type: 'strong', children: to.phrases(name.children) },
  ])
  const purpose = child(element, 'refpurpose')
  const text: PhrasingContent[] = purpose
    ? [{ type: 'text', value: ' — ' }, ...to.phrases(purpose.children)]
    : []
  return [
    ...anchors(element),
    { type: 'paragraph', children: [...between(names, ', '), ...text] },
    ...to.blocks(without(element, 'refname', 'refpurpose', 'refclass', 'refdescriptor')),
  ]
}

/** What was changed, and when: a table. */
const revisions: BlockHandler = (element, to) => {
  const cell = (row: Element, ...names: readonly string[]): TableCell => {
    const blocks = children(row, ...names).map((one) => to.phrases(flatWords(one)))
    return { type: 'tableCell', children: between(blocks, ', ') }
  }
  const rows = children(element, 'revision').map((row): TableRow => ({
    type: 'tableRow',
    children: [
      cell(row, 'revnumber'),
      cell(row, 'date'),
      cell(row, 'author', 'authorinitials'),
      cell(row, 'revremark', 'revdescription'),
    ],
  }))
  const head = ['Revision', 'Date', 'Author', 'What'].map((value): TableCell => ({
    type: 'tableCell',
    children: [{ type: 'text', value }],
  }))
  const table: Block = { type: 'table', children: [{ type: 'tableRow', children: head }, ...rows] }
  return [...anchors(element), ...to.title(child(element, 'title')), table]
}

/** The running text in an element, that of its paragraphs run together. */
function flatWords(element: Element): Element['children'] {
  return element.children.flatMap((node): Element['children'] =>
    node.type === 'element' && ['para', 'simpara'].includes(localName(node))
      ? [{ type: 'text', value: ' ' }, ...node.children]
      : [node],
  )
}

const passage: BlockHandler = (element, to) => {
  return [...anchors(element), ...to.blocks(element.children)]
}

const titled: BlockHandler = (element, to) => {
  const info = child(element, ...INFO)
  const title = child(element, 'title') ?? (info && child(info, 'title'))
  return [...anchors(element), ...to.title(title), ...to.blocks(without(element, 'title'))]
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
  const shown = image(element, to)
  const text = shown.length > 0 ? [] : textObject(element, to)
  return [
    ...anchors(element),
    ...(shown.length > 0 ? [{ type: 'paragraph' as const, children: shown }] : text),
    ...(caption ? to.blocks(caption.children) : []),
    ...children(element, 'calloutlist').flatMap((list) => to.blocks([list])),
  ]
}

/** A message a program prints: what it says, why, and what to do. */
const messageSet: BlockHandler = (element, to) => [
  ...anchors(element),
  ...to.title(child(element, 'title')),
  ...to.blocks(without(element, 'title', 'info')),
]

const ruler: BlockHandler = (element, to) => {
  const title = to.phrases(element.children)
  const depth = Math.min(to.depth, 6) as 1 | 2 | 3 | 4 | 5 | 6
  return [{ type: 'heading', depth, children: title }]
}

const paragraphs = ['para', 'simpara', 'abstract', 'refpurpose', 'screenshot', 'textobject']
const messages = [
  'msgset',
  'msgentry',
  'simplemsgentry',
  'msg',
  'msgmain',
  'msgsub',
  'msgrel',
  'msgtext',
  'msginfo',
  'msgexplan',
]
const boxes = [
  'informalexample',
  'figure',
  'informalfigure',
  'sidebar',
  'equation',
  'informalequation',
  'legalnotice',
  'revdescription',
]
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
    ...messages.map((name): [string, BlockHandler] => [name, messageSet]),
    ...blocksOfLists,
    ...blocksOfTables,
    ...blocksOfCallouts,
    ...blocksOfGlossaries,
    ...blocksOfIndexes,
    ...blocksOfSynopses,
    ['refnamediv', manualNames],
    ['revhistory', revisions],
    ['epigraph', quotation],
    ['subtitle', (element, to) => [italicLine(element, to)]],
    ['example', example],
    ['title', loneTitle],
    ['formalpara', formal],
    ['literallayout', lines],
    ['address', lines],
    ['blockquote', quotation],
    ['bridgehead', ruler],
    ['mediaobject', picture],
    ['graphic', picture],
    ['mediaobjectco', picture],
    ['graphicco', picture],
  ]),
}
