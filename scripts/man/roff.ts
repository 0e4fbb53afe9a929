/** Prints Markdown's tree as a page of the manual, in the language of `man`. */

import type { List, PhrasingContent, Root, RootContent, Table } from 'mdast'

/** The line at the head of a page. */
export interface ManualHead {
  readonly name: string
  readonly section: number
  /** One sentence: what `apropos` shows. */
  readonly purpose: string
  readonly date: string
  readonly version: string
}

/**
 * Prints a page. Headings of the second level are its sections; the title of the document is in its head.
 *
 * @param head - its name, and what it is
 * @param root - its text
 */
export function manualPage(head: ManualHead, root: Root): string {
  const { name, section, purpose, date, version } = head
  const lines = [
    `.TH "${name.toUpperCase()}" "${section}" "${date}" "Siprose ${version}" "Siprose"`,
    // names are not hyphenated, and a line with a long one is not stretched
    '.nh',
    '.ad l',
    '.SH NAME',
    `${text(name)} \\- ${text(purpose.replace(/\.$/, ''))}`,
    ...root.children.flatMap((node) => block(node)),
  ]
  // a section begins with a paragraph by itself
  const needed = lines.filter(
    (text, index) => text !== '.PP' || !/^\.S[HS] /.test(lines[index - 1] ?? ''),
  )
  return `${needed.join('\n')}\n`
}

function block(node: RootContent): string[] {
  switch (node.type) {
    case 'heading': {
      if (node.depth === 1) return []
      const title = phrases(node.children)
      if (node.depth === 2) return [`.SH ${plain(title).toUpperCase()}`]
      if (node.depth === 3) return [`.SS ${title}`]
      return ['.PP', `\\fB${title}\\fR`]
    }
    case 'paragraph':
      return paragraph(node.children)
    case 'code':
      return ['.PP', '.in +4n', '.nf', ...node.value.split('\n').map(line), '.fi', '.in']
    case 'list':
      return list(node)
    case 'table':
      return table(node)
    case 'blockquote':
      return ['.RS', ...node.children.flatMap((inner) => block(inner)), '.RE']
    case 'thematicBreak':
      return ['.PP', '* * *']
    default:
      return []
  }
}

function paragraph(children: readonly PhrasingContent[]): string[] {
  const shown = phrases(children)
  return shown.trim() === '' ? [] : ['.PP', ...shown.split('\n').map(guarded)]
}

function list(node: List): string[] {
  return node.children.flatMap((item, index) => {
    const [first, ...rest] = item.children
    const mark = node.ordered ? `"${(node.start ?? 1) + index}." 4` : '\\(bu 2'
    const opening =
      first?.type === 'paragraph' ? phrases(first.children).split('\n').map(guarded) : []
    const others = first && first.type !== 'paragraph' ? [first, ...rest] : rest
    const below = others.flatMap((inner) => block(inner))
    return [`.IP ${mark}`, ...opening, ...(below.length > 0 ? ['.RS', ...below, '.RE'] : [])]
  })
}

/** A row is an entry: what stands in its first cell, and below it the others. */
function table({ children }: Table): string[] {
  const [head, ...rows] = children
  const titles = head?.children.map((cell) => phrases(cell.children)) ?? []
  return rows.flatMap((row) => {
    const cells = row.children.map((cell) => phrases(cell.children).replaceAll('\n', ', '))
    const [first = '', ...rest] = cells
    const shown = rest
      .map((cell, index) =>
        rest.length > 1 && titles[index + 1] ? `${titles[index + 1]}: ${cell}` : cell,
      )
      .filter((cell) => !/(?:^|: )$/.test(cell))
    return ['.TP', guarded(first === '' ? '\\ ' : first), guarded(shown.join('; ') || '\\ ')]
  })
}

function phrases(nodes: readonly PhrasingContent[]): string {
  return nodes.map(phrase).join('')
}

function phrase(node: PhrasingContent): string {
  switch (node.type) {
    case 'text':
      return text(node.value)
    case 'inlineCode':
      return `\\fB${breakable(node.value)}\\fR`
    case 'emphasis':
      return `\\fI${phrases(node.children)}\\fR`
    case 'strong':
      return `\\fB${phrases(node.children)}\\fR`
    case 'link': {
      const shown = phrases(node.children)
      return /^https?:/.test(node.url) && text(node.url) !== shown
        ? `${shown} <${text(node.url)}>`
        : shown
    }
    case 'image':
      return text(node.alt ?? '')
    case 'break':
      return '\n.br\n'
    case 'html':
      return node.value.startsWith('<br') ? '\n' : ''
    default:
      return 'children' in node ? phrases(node.children) : ''
  }
}

/** Longer names may go on in the next line. */
const LONG = 20

/** A name, which may be broken behind its signs where it is long. */
function breakable(value: string): string {
  const shown = text(value)
  return value.length < LONG ? shown : shown.replaceAll(/[|./](?=\w)/g, '$&\\:')
}

/** Text, with what `man` would take for its own. */
function text(value: string): string {
  return value
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll('\n', ' ')
    .replaceAll(/[^\u0000-\u007f]/gu, (letter) => `\\[u${code(letter)}]`)
}

function code(letter: string): string {
  return (letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
}

/** A line of a listing. */
function line(value: string): string {
  return guarded(text(value))
}

/** A line that `man` must not take for a request. */
function guarded(value: string): string {
  return /^[.']/.test(value) && value !== '.br' ? `\\&${value}` : value
}

function plain(value: string): string {
  return value.replaceAll(/\\f[BIR]/g, '')
}
