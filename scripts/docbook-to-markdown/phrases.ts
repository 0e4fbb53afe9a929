/** Elements of running text. */

import type { FootnoteDefinition, PhrasingContent } from 'mdast'
import type { ElementContent } from 'xast'

import { phrasesOfCallouts } from './callouts.ts'
import {
  anchors,
  child,
  idOf,
  localName,
  without,
  type Converter,
  type PhraseHandler,
} from './converter.ts'
import { phrasesOfIndexes } from './index-terms.ts'
import { link, phrasesOfLinks } from './links.ts'
import { image } from './media.ts'

/** Names, values and anything else that a person would type: shown as code. */
const CODE = [
  'action',
  'arg',
  'classname',
  'code',
  'command',
  'computeroutput',
  'constant',
  'envar',
  'errorcode',
  'errorname',
  'errortype',
  'exceptionname',
  'filename',
  'funcdef',
  'function',
  'group',
  'initializer',
  'interface',
  'interfacename',
  'keycap',
  'keycode',
  'keysym',
  'literal',
  'markup',
  'methodname',
  'methodparam',
  'modifier',
  'ooclass',
  'ooexception',
  'oointerface',
  'option',
  'package',
  'paramdef',
  'parameter',
  'prompt',
  'property',
  'returnvalue',
  'structfield',
  'structname',
  'symbol',
  'synopfragmentref',
  'systemitem',
  'token',
  'type',
  'uri',
  'userinput',
  'varname',
]

/** Names of things in the world and other text that looks like its neighbours. */
const PLAIN = [
  'accel',
  'affiliation',
  'application',
  'artpagenums',
  'attribution',
  'author',
  'authorblurb',
  'authorgroup',
  'authorinitials',
  'bibliocoverage',
  'biblioid',
  'bibliomisc',
  'bibliorelation',
  'bibliosource',
  'citation',
  'citebiblioid',
  'city',
  'collab',
  'collabname',
  'confdates',
  'confgroup',
  'confnum',
  'confsponsor',
  'conftitle',
  'contractnum',
  'contractsponsor',
  'contrib',
  'copyright',
  'corpauthor',
  'corpcredit',
  'corpname',
  'country',
  'database',
  'date',
  'edition',
  'editor',
  'errortext',
  'fax',
  'firstname',
  'givenname',
  'guibutton',
  'guiicon',
  'guilabel',
  'guimenu',
  'guimenuitem',
  'guisubmenu',
  'hardware',
  'holder',
  'honorific',
  'invpartnumber',
  'isbn',
  'issn',
  'issuenum',
  'jobtitle',
  'keycombo',
  'keyword',
  'lhs',
  'lineage',
  'manvolnum',
  'medialabel',
  'menuchoice',
  'mousebutton',
  'msgaud',
  'msglevel',
  'msgorig',
  'nonterminal',
  'org',
  'orgdiv',
  'orgname',
  'otheraddr',
  'othercredit',
  'othername',
  'pagenums',
  'person',
  'personname',
  'phone',
  'phrase',
  'pob',
  'postcode',
  'printhistory',
  'productname',
  'productnumber',
  'pubdate',
  'publishername',
  'pubsnumber',
  'refentrytitle',
  'refmiscinfo',
  'refname',
  'releaseinfo',
  'revnumber',
  'rhs',
  'seriesvolnums',
  'shortaffil',
  'shortcut',
  'state',
  'street',
  'subjectterm',
  'surname',
  'termdef',
  'tocentry',
  'trademark',
  'volumenum',
  'wordasword',
  'year',
]

/** Words that a printer sets in italics. */
const ITALIC = [
  'citetitle',
  'firstterm',
  'foreignphrase',
  'lineannotation',
  'mathphrase',
  'replaceable',
]

const code: PhraseHandler = (element, to) => {
  const holdsLink = element.children.some(
    (node) => node.type === 'element' && ['link', 'ulink', 'xref'].includes(localName(node)),
  )
  if (holdsLink) return element.children.flatMap((node) => codeAround(node, to))
  const text = to.plain(element)
  if (text === '') return []
  const shown: PhrasingContent = { type: 'inlineCode', value: text }
  const url = to.links.symbol?.(localName(element), text) ?? null
  return [url === null ? shown : { type: 'link', url, children: [shown] }]
}

/** Code that holds a link becomes a link that holds code. */
function codeAround(node: ElementContent, to: Converter): PhrasingContent[] {
  if (node.type === 'text' || node.type === 'cdata') {
    const value = node.value.replaceAll(/\s+/g, ' ').trim()
    return value === '' ? [] : [{ type: 'inlineCode', value }]
  }
  if (node.type !== 'element') return []
  const inner = to.plain(node)
  const children: PhrasingContent[] = inner === '' ? [] : [{ type: 'inlineCode', value: inner }]
  return link(node, to, children)
}

const plain: PhraseHandler = (element, to) => [...anchors(element), ...to.run(element.children)]

/** A short form, with what it stands for behind it. */
const shortForm: PhraseHandler = (element, to) => {
  const words = child(element, 'alt')
  const behind: PhrasingContent[] = words ? [{ type: 'text', value: ` (${to.plain(words)})` }] : []
  return [...anchors(element), ...to.run(without(element, 'alt')), ...behind]
}

const italic: PhraseHandler = (element, to) => [
  { type: 'emphasis', children: to.run(element.children) },
]

const emphasis: PhraseHandler = (element, to) => {
  const role = element.attributes.role ?? ''
  if (role === 'strikethrough') return [{ type: 'delete', children: to.run(element.children) }]
  const type = role === 'bold' || role === 'strong' ? 'strong' : 'emphasis'
  return [{ type, children: to.run(element.children) }]
}

const quote: PhraseHandler = (element, to) => {
  const nested = to.quoting
  to.quoting = !nested
  const inner = to.run(element.children)
  to.quoting = nested
  const [open, close] = nested ? ['‘', '’'] : ['“', '”']
  return [{ type: 'text', value: open }, ...inner, { type: 'text', value: close }]
}

const optional: PhraseHandler = (element, to) => [
  { type: 'text', value: '[' },
  ...to.run(element.children),
  { type: 'text', value: ']' },
]

const tag: PhraseHandler = (element, to) => {
  const name = to.plain(element)
  const kind = element.attributes.class ?? 'element'
  const shown: Readonly<Record<string, string>> = {
    element: `<${name}>`,
    starttag: `<${name}>`,
    endtag: `</${name}>`,
    emptytag: `<${name}/>`,
    genentity: `&${name};`,
  }
  return [{ type: 'inlineCode', value: shown[kind] ?? name }]
}

/** Raised and lowered text, which Markdown has no sign for. */
function html(name: 'sub' | 'sup'): PhraseHandler {
  return (element, to) => [
    { type: 'html', value: `<${name}>` },
    ...to.run(element.children),
    { type: 'html', value: `</${name}>` },
  ]
}

const citerefentry: PhraseHandler = (element, to) => {
  const name = child(element, 'refentrytitle')
  const volume = child(element, 'manvolnum')
  const section = volume ? `(${to.plain(volume)})` : ''
  return [{ type: 'inlineCode', value: `${name ? to.plain(name) : ''}${section}` }]
}

/** An id of a man page or a file of another set, by its own words. */
const outsideLink: PhraseHandler = (element, to) => {
  const text = to.run(element.children)
  const name = element.attributes.targetptr ?? element.attributes.targetdoc ?? ''
  return text.length > 0 ? text : [{ type: 'text', value: name }]
}

const email: PhraseHandler = (element, to) => {
  const address = to.plain(element)
  return [{ type: 'link', url: `mailto:${address}`, children: [{ type: 'text', value: address }] }]
}

const footnote: PhraseHandler = (element, to) => {
  const identifier = String(to.footnotes.length + 1)
  const definition: FootnoteDefinition = {
    type: 'footnoteDefinition',
    identifier,
    label: identifier,
    children: [],
  }
  to.footnotes.push(definition)
  const id = idOf(element)
  if (id !== null) to.footnoteIds.set(id, identifier)
  definition.children = to.flow(element.children)
  return [{ type: 'footnoteReference', identifier, label: identifier }]
}

/** A second reference to a footnote. */
const footnoteReference: PhraseHandler = (element, to) => {
  const id = element.attributes.linkend ?? ''
  const identifier = to.footnoteIds.get(id)
  if (identifier !== undefined)
    return [{ type: 'footnoteReference', identifier, label: identifier }]
  to.message(element, `no footnote before this has the id \`${id}\``)
  return []
}

/** A note beside the text becomes one below it. */
const annotation: PhraseHandler = (element, to) => footnote(element, to)

const place: PhraseHandler = (element) => anchors(element)

/** A term that a glossary of the document explains leads there. */
const glossTerm: PhraseHandler = (element, to) => {
  const children = to.run(element.children)
  const linkend = element.attributes.linkend
  const shown: PhrasingContent = { type: 'emphasis', children }
  return linkend ? link(element, to, [shown]) : [shown]
}

/** A work that a bibliography of the document lists, by what it is called there. */
const bibliographyReference: PhraseHandler = (element, to) => {
  const text = {
    type: 'text' as const,
    value: `[${element.attributes.endterm ?? element.attributes.linkend ?? ''}]`,
  }
  return link(element, to, [text])
}

const equation: PhraseHandler = (element, to) => to.run(without(element, 'alt', 'info'))

/** What is known of each element of running text. */
export const phrases: ReadonlyMap<string, PhraseHandler> = new Map<string, PhraseHandler>([
  ...CODE.map((name): [string, PhraseHandler] => [name, code]),
  ...PLAIN.map((name): [string, PhraseHandler] => [name, plain]),
  ['abbrev', shortForm],
  ['acronym', shortForm],
  ...ITALIC.map((name): [string, PhraseHandler] => [name, italic]),
  ...phrasesOfLinks,
  ['emphasis', emphasis],
  ['quote', quote],
  ['optional', optional],
  ['tag', tag],
  ['sgmltag', tag],
  ['subscript', html('sub')],
  ['superscript', html('sup')],
  ['citerefentry', citerefentry],
  ['email', email],
  ['olink', outsideLink],
  ['footnote', footnote],
  ['footnoteref', footnoteReference],
  ['annotation', annotation],
  ['glossterm', glossTerm],
  ['biblioref', bibliographyReference],
  ['inlineequation', equation],
  ...phrasesOfCallouts,
  ...phrasesOfIndexes,
  ['anchor', place],
  ['sbr', () => [{ type: 'break' }]],
  ['inlinemediaobject', image],
  ['inlinegraphic', image],
])
