/**
 * Which element may hold which, as far as we write them: DocBook 5.0's own content model, cut to those elements. For machines
 * without the RELAX NG schema; where it is installed, that decides.
 */

import type { Element, Root } from 'xast'

/** Something that DocBook does not allow. */
export interface Fault {
  /** Where: the names of the elements around it. */
  readonly path: string
  readonly text: string
}

const INLINES = new Set([
  'anchor',
  'code',
  'command',
  'emphasis',
  'filename',
  'footnote',
  'footnoteref',
  'function',
  'inlinemediaobject',
  'keycap',
  'link',
  'literal',
  'option',
  'parameter',
  'subscript',
  'superscript',
  'varname',
])

const BLOCKS = new Set([
  'blockquote',
  'bridgehead',
  'caution',
  'important',
  'informaltable',
  'itemizedlist',
  'mediaobject',
  'note',
  'orderedlist',
  'para',
  'programlisting',
  'screen',
  'tip',
  'warning',
])

const NOTHING: ReadonlySet<string> = new Set()
const set = (...names: readonly string[]): ReadonlySet<string> => new Set(names)
const divided = (...names: readonly string[]) => new Set([...BLOCKS, 'title', ...names])

/** What an element may hold, whether text is among it, and whether it may be empty. */
interface Model {
  readonly children: ReadonlySet<string>
  readonly text: boolean
  readonly empty: boolean
}

const running: Model = { children: INLINES, text: true, empty: true }
const nothing: Model = { children: NOTHING, text: false, empty: true }
const only = (children: ReadonlySet<string>): Model => ({ children, text: false, empty: false })
/** Code holds no footnotes and no pictures. */
const codeLike: Model = { children: set('anchor', 'link', 'emphasis'), text: true, empty: true }

const MODELS: ReadonlyMap<string, Model> = new Map<string, Model>([
  ['article', only(divided('section'))],
  ['book', only(set('title', 'preface', 'chapter', 'appendix'))],
  ['preface', only(divided('section'))],
  ['chapter', only(divided('section'))],
  ['appendix', only(divided('section'))],
  ['section', only(divided('section'))],
  ['title', running],
  ['para', { children: new Set([...INLINES, ...BLOCKS]), text: true, empty: true }],
  ['bridgehead', running],
  ['itemizedlist', only(set('listitem'))],
  ['orderedlist', only(set('listitem'))],
  ['listitem', only(BLOCKS)],
  ['blockquote', only(BLOCKS)],
  ...['note', 'tip', 'important', 'warning', 'caution'].map((name): [string, Model] => [
    name,
    only(divided()),
  ]),
  ['programlisting', running],
  ['screen', running],
  ['informaltable', only(set('tgroup', 'tr'))],
  ['tgroup', only(set('colspec', 'thead', 'tbody'))],
  ['colspec', nothing],
  ['thead', only(set('row'))],
  ['tbody', only(set('row'))],
  ['row', only(set('entry'))],
  ['entry', { children: new Set([...INLINES, ...BLOCKS]), text: true, empty: true }],
  ['tr', only(set('td', 'th'))],
  ['td', { children: new Set([...INLINES, ...BLOCKS]), text: true, empty: true }],
  ['th', { children: new Set([...INLINES, ...BLOCKS]), text: true, empty: true }],
  ['mediaobject', only(set('imageobject', 'textobject'))],
  ['inlinemediaobject', only(set('imageobject', 'textobject'))],
  ['imageobject', only(set('imagedata'))],
  ['imagedata', nothing],
  ['textobject', only(set('phrase'))],
  ['phrase', running],
  ['footnote', only(BLOCKS)],
  ['footnoteref', nothing],
  ['anchor', nothing],
  ['emphasis', running],
  ['link', running],
  ['subscript', running],
  ['superscript', running],
  ['keycap', codeLike],
  ...['literal', 'code', 'command', 'filename', 'function', 'option', 'parameter', 'varname'].map(
    (name): [string, Model] => [name, codeLike],
  ),
])

/** Attributes besides `xml:id` and `role`, which all may have. */
const ATTRIBUTES: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['itemizedlist', set('spacing')],
  ['orderedlist', set('spacing', 'startingnumber')],
  ['programlisting', set('language')],
  ['screen', set('language')],
  ['tgroup', set('cols')],
  ['colspec', set('align')],
  ['td', set('colspan', 'rowspan', 'align')],
  ['th', set('colspan', 'rowspan', 'align')],
  ['imagedata', set('fileref')],
  ['link', set('linkend', 'xlink:href')],
  ['footnoteref', set('linkend')],
])

const DIVISIONS = new Set(['article', 'chapter', 'appendix', 'section', 'preface', 'book'])
const NCNAME = /^[\p{L}_][\p{L}\p{N}._-]*$/u

/**
 * Checks a document that we wrote.
 *
 * @param root - the document
 */
export function checkContent(root: Root): Fault[] {
  const check = new Check()
  for (const node of root.children) if (node.type === 'element') check.element(node, '')
  check.links()
  return check.faults
}

/** One check: what it has met. */
class Check {
  readonly faults: Fault[] = []
  readonly #ids = new Set<string>()
  readonly #links: { readonly path: string; readonly id: string }[] = []

  element(element: Element, above: string): void {
    const path = `${above}/${element.name}`
    const model = MODELS.get(element.name)
    if (!model) return this.#at(path, `\`${element.name}\` is not an element that we write`)
    this.#attributes(element, path, above === '')
    this.#children(element, model, path)
  }

  /** Links whose target does not exist. */
  links(): void {
    for (const { path, id } of this.#links) {
      if (!this.#ids.has(id)) this.#at(path, `nothing has the id \`${id}\``)
    }
  }

  #attributes(element: Element, path: string, top: boolean): void {
    const known = ATTRIBUTES.get(element.name) ?? NOTHING
    for (const [name, value] of Object.entries(element.attributes)) {
      const general =
        name === 'xml:id' || name === 'role' || (top && /^(?:xmlns|version)/.test(name))
      if (!general && !known.has(name)) this.#at(path, `it has no attribute \`${name}\``)
      if (name === 'xml:id') this.#id(value ?? '', path)
      if (name === 'linkend') this.#links.push({ path, id: value ?? '' })
    }
  }

  #id(id: string, path: string): void {
    if (!NCNAME.test(id)) this.#at(path, `\`${id}\` cannot be an id`)
    if (this.#ids.has(id)) this.#at(path, `the id \`${id}\` is there twice`)
    this.#ids.add(id)
  }

  #children(element: Element, model: Model, path: string): void {
    let elements = 0
    let sections = false
    for (const [index, node] of element.children.entries()) {
      if (node.type === 'element') {
        elements += 1
        if (!model.children.has(node.name)) this.#at(path, `it cannot hold \`${node.name}\``)
        if (node.name === 'title' && elements > 1) this.#at(path, 'a title comes first')
        const division = DIVISIONS.has(node.name)
        if (sections && !division) this.#at(path, `\`${node.name}\` stands behind a section`)
        sections ||= division
        this.element(node, `${path}[${index}]`)
      } else if (node.type === 'text' && !model.text && node.value.trim() !== '') {
        this.#at(path, 'it cannot hold text')
      }
    }
    if (!model.empty && elements === 0) this.#at(path, 'it cannot be empty')
    if (DIVISIONS.has(element.name)) this.#division(element, path)
  }

  #division(element: Element, path: string): void {
    const inner = element.children.filter((node): node is Element => node.type === 'element')
    if (inner[0]?.name !== 'title') this.#at(path, 'it needs a title')
    if (inner.length < 2) this.#at(path, 'it needs something besides its title')
  }

  #at(path: string, text: string): void {
    this.faults.push({ path, text })
  }
}
