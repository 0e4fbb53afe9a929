/** Prints XML that people can read: blocks indented, running text in lines, listings as they are. */

import type { Element, ElementContent, Root, RootContent } from 'xast'

/** Elements whose text is kept to the letter. */
const VERBATIM = new Set(['programlisting', 'screen', 'literallayout', 'synopsis', 'address'])

/** Elements that hold running text, each on lines of its own. */
const LINES = new Set([
  'para',
  'simpara',
  'title',
  'term',
  'entry',
  'phrase',
  'bridgehead',
  'td',
  'th',
])

const WIDTH = 120

/** Prints a document, with the declaration in front. */
export function printXml(root: Root): string {
  const body = root.children.map((node) => block(node, 0)).join('')
  return `<?xml version="1.0" encoding="UTF-8"?>\n${body}`
}

function block(node: RootContent, depth: number): string {
  const margin = '  '.repeat(depth)
  if (node.type !== 'element') {
    const text = inline(node)
    return text.trim() === '' ? '' : `${margin}${text.trim()}\n`
  }
  if (VERBATIM.has(node.name)) return `${margin}${inline(node)}\n`
  const blocks = node.children.every(
    (child) => child.type !== 'text' && (child.type !== 'element' || holdsBlocks(child)),
  )
  if (node.children.length === 0) return `${margin}<${node.name}${attributesOf(node)}/>\n`
  if (!LINES.has(node.name) || (blocks && node.name !== 'para' && node.name !== 'title')) {
    const inner = node.children.map((child) => block(child, depth + 1)).join('')
    return `${margin}<${node.name}${attributesOf(node)}>\n${inner}${margin}</${node.name}>\n`
  }
  return runningText(node, margin)
}

/** Whether an element is a block in a cell or an item. */
function holdsBlocks(element: Element): boolean {
  return (
    VERBATIM.has(element.name) ||
    ['para', 'itemizedlist', 'orderedlist', 'informaltable', 'mediaobject'].includes(element.name)
  )
}

function runningText(node: Element, margin: string): string {
  const open = `<${node.name}${attributesOf(node)}>`
  const content = node.children.map(inline).join('')
  const line = `${margin}${open}${content}</${node.name}>\n`
  if (line.length <= WIDTH || node.name !== 'para' || /<programlisting|<screen/.test(content))
    return line
  const inner = `${margin}  `
  return `${margin}${open}\n${wrapped(content, inner)}\n${margin}</${node.name}>\n`
}

/** Cuts text at spaces, those in tags left alone. */
function wrapped(text: string, margin: string): string {
  const words = text.match(/(?:<[^>]*>|[^\s<])+|\s+/g) ?? []
  const lines: string[] = []
  let line = ''
  for (const word of words) {
    if (/^\s+$/.test(word)) {
      if (line !== '' && !line.endsWith(' ')) line += ' '
    } else if (line.endsWith(' ') && margin.length + line.length + word.length > WIDTH) {
      lines.push(margin + line.trimEnd())
      line = word
    } else line += word
  }
  if (line.trim() !== '') lines.push(margin + line.trimEnd())
  return lines.join('\n')
}

function inline(node: RootContent | ElementContent): string {
  switch (node.type) {
    case 'text':
      return escaped(node.value)
    case 'cdata':
      return `<![CDATA[${node.value.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`
    case 'comment':
      return `<!--${node.value}-->`
    case 'instruction':
      return `<?${node.name}${node.value === '' ? '' : ` ${node.value}`}?>`
    case 'element': {
      const open = `<${node.name}${attributesOf(node)}`
      if (node.children.length === 0) return `${open}/>`
      return `${open}>${node.children.map(inline).join('')}</${node.name}>`
    }
    default:
      return ''
  }
}

function attributesOf({ attributes }: Element): string {
  return Object.entries(attributes)
    .map(
      ([name, value]) =>
        ` ${name}="${escaped(value ?? '')
          .replaceAll('"', '&quot;')
          .replaceAll('\n', '&#10;')}"`,
    )
    .join('')
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(FORBIDDEN, '\ufffd')
}

/** What no XML may hold. */
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g
