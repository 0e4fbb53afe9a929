/** Elements of running text. */

import type { FootnoteDefinition, PhrasingContent } from 'mdast'
import type { ElementContent } from 'xast'

import { anchors, child, localName, type Converter, type PhraseHandler } from './converter.ts'
import { link, phrasesOfLinks } from './links.ts'
import { image } from './media.ts'

/** Names, values and anything else that a person would type: shown as code. */
const CODE = [
  'classname',
  'code',
  'command',
  'computeroutput',
  'constant',
  'envar',
  'errorcode',
  'errorname',
  'exceptionname',
  'filename',
  'funcdef',
  'function',
  'interfacename',
  'keycap',
  'keysym',
  'literal',
  'markup',
  'methodname',
  'modifier',
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
  'systemitem',
  'token',
  'type',
  'uri',
  'userinput',
  'varname',
]

/** Names of things in the world and other text that looks like its neighbours. */
const PLAIN = [
  'abbrev',
  'accel',
  'acronym',
  'affiliation',
  'application',
  'attribution',
  'citation',
  'corpauthor',
  'database',
  'firstname',
  'guibutton',
  'guiicon',
  'guilabel',
  'guimenu',
  'guimenuitem',
  'guisubmenu',
  'hardware',
  'honorific',
  'keycombo',
  'lineage',
  'manvolnum',
  'menuchoice',
  'nonterminal',
  'orgname',
  'othername',
  'personname',
  'phrase',
  'productname',
  'productnumber',
  'refentrytitle',
  'shortcut',
  'surname',
  'trademark',
  'wordasword',
]

/** Words that a printer sets in italics. */
const ITALIC = ['citetitle', 'firstterm', 'foreignphrase', 'glossterm', 'replaceable']

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

const plain: PhraseHandler = (element, to) => to.run(element.children)

const italic: PhraseHandler = (element, to) => [
  { type: 'emphasis', children: to.run(element.children) },
]

const emphasis: PhraseHandler = (element, to) => {
  const role = element.attributes.role ?? ''
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
  definition.children = to.flow(element.children)
  return [{ type: 'footnoteReference', identifier, label: identifier }]
}

const place: PhraseHandler = (element) => anchors(element)

/** What is known of each element of running text. */
export const phrases: ReadonlyMap<string, PhraseHandler> = new Map<string, PhraseHandler>([
  ...CODE.map((name): [string, PhraseHandler] => [name, code]),
  ...PLAIN.map((name): [string, PhraseHandler] => [name, plain]),
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
  ['footnote', footnote],
  ['anchor', place],
  ['inlinemediaobject', image],
  ['inlinegraphic', image],
])
