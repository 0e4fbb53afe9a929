/** Synopses: of commands, of functions and classes, and of grammars. All become code. */

import type { Code, RootContent as Block } from 'mdast'
import type { Element, ElementContent } from 'xast'

import {
  anchors,
  child,
  children,
  localName,
  type BlockHandler,
  type Converter,
} from './converter.ts'

function code(value: string, lang: string | null = null): Code {
  return { type: 'code', lang, value }
}

/** `tail [-f | -n count] file ...` */
const command: BlockHandler = (element, to) => {
  const separator = element.attributes.sepchar ?? ' '
  const fragments = children(element, 'synopfragment').map(
    (fragment) => `${idLine(fragment)}${parts(fragment.children, separator, to)}`,
  )
  const own = element.children.filter(
    (node) =>
      node.type !== 'element' || !['synopfragment', 'info', 'title'].includes(localName(node)),
  )
  return [...anchors(element), code([parts(own, separator, to), ...fragments].join('\n'))]
}

function idLine(fragment: Element): string {
  const id = fragment.attributes['xml:id'] ?? fragment.attributes.id
  return id ? `${id}: ` : ''
}

function parts(nodes: readonly ElementContent[], separator: string, to: Converter): string {
  let text = ''
  for (const node of nodes) {
    const piece = part(node, separator, to)
    if (piece === '') continue
    text += text === '' || text.endsWith('\n') ? piece : `${separator}${piece}`
  }
  return text.replaceAll(/[ \t]+\n/g, '\n')
}

const CHOICES: Readonly<Record<string, readonly [string, string]>> = {
  opt: ['[', ']'],
  req: ['{', '}'],
  plain: ['', ''],
}

function part(node: ElementContent, separator: string, to: Converter): string {
  if (node.type === 'text' || node.type === 'cdata') return node.value.trim()
  if (node.type !== 'element') return ''
  const name = localName(node)
  if (name === 'sbr') return '\n   '
  if (name === 'synopfragmentref') return to.plain(node)
  if (name !== 'arg' && name !== 'group') return to.plain(node)
  const inner =
    name === 'group'
      ? children(node, 'arg', 'group', 'option', 'replaceable', 'synopfragmentref')
          .map((one) => part(one, separator, to))
          .join(' | ')
      : argument(node, separator, to)
  const [open, close] = CHOICES[node.attributes.choice ?? 'opt'] ?? ['', '']
  return `${open}${inner}${close}${node.attributes.rep === 'repeat' ? ' ...' : ''}`
}

/** An argument's text joins its parts as they stand; nested arguments are set apart. */
function argument(element: Element, separator: string, to: Converter): string {
  const text = element.children
    .map((node) =>
      node.type === 'element' && ['arg', 'group', 'sbr'].includes(localName(node))
        ? `${separator}${part(node, separator, to)}`
        : node.type === 'text' || node.type === 'cdata'
          ? node.value.replaceAll(/\s+/g, ' ')
          : part(node, separator, to),
    )
    .join('')
  return text.trim()
}

/** The prototypes of C functions; what else stands between them stays between them. */
const prototypes: BlockHandler = (element, to) => {
  const blocks: Block[] = []
  let pieces: string[] = []
  const close = () => {
    if (pieces.length > 0) blocks.push(code(pieces.join('\n'), 'c'))
    pieces = []
  }
  for (const node of element.children) {
    const name = node.type === 'element' ? localName(node) : ''
    if (node.type === 'element' && name === 'funcsynopsisinfo')
      pieces.push(to.verbatim(node).trim())
    else if (node.type === 'element' && name === 'funcprototype') pieces.push(prototype(node, to))
    else if (node.type === 'element' && name !== 'info') {
      close()
      blocks.push(...to.blocks([node]))
    }
  }
  close()
  return [...anchors(element), ...blocks]
}

function prototype(element: Element, to: Converter): string {
  const args = children(element, 'paramdef', 'void', 'varargs').map((arg) => {
    const name = localName(arg)
    if (name === 'void') return 'void'
    return name === 'varargs' ? '...' : to.plain(arg)
  })
  return `${to.plain(child(element, 'funcdef') ?? element)}(${args.join(', ')});`
}

const MEMBERS = ['constructorsynopsis', 'destructorsynopsis', 'methodsynopsis', 'fieldsynopsis']

/** A class, its fields and methods, as the languages of C's family write them. */
const classes: BlockHandler = (element, to) => [...anchors(element), code(classText(element, to))]

function classText(element: Element, to: Converter): string {
  const heads = children(element, 'ooclass', 'oointerface', 'ooexception').map((one) =>
    to.plain(one),
  )
  const info = children(element, 'classsynopsisinfo').map((one) => to.verbatim(one).trim())
  const members = children(element, ...MEMBERS).map((one) => `    ${memberText(one, to)}`)
  const [own = '', ...others] = heads
  const kind = element.attributes.class === 'interface' ? 'interface' : 'class'
  const extending = others.length > 0 ? ` extends ${others.join(', ')}` : ''
  return [...info, `${kind} ${own}${extending} {`, ...members, '}'].join('\n')
}

const members: BlockHandler = (element, to) => [...anchors(element), code(memberText(element, to))]

function memberText(element: Element, to: Converter): string {
  const words = children(element, 'modifier', 'type', 'void', 'methodname', 'varname').map((one) =>
    localName(one) === 'void' ? 'void' : to.plain(one),
  )
  if (localName(element) === 'fieldsynopsis') {
    const value = child(element, 'initializer')
    return `${words.join(' ')}${value ? ` = ${to.plain(value)}` : ''};`
  }
  const args = children(element, 'methodparam').map((arg) => {
    const value = child(arg, 'initializer')
    const shown = children(arg, 'modifier', 'type', 'parameter').map((one) => to.plain(one))
    return `${shown.join(' ')}${value ? ` = ${to.plain(value)}` : ''}`
  })
  const thrown = children(element, 'exceptionname').map((one) => to.plain(one))
  const throwing = thrown.length > 0 ? ` throws ${thrown.join(', ')}` : ''
  return `${words.join(' ')}(${args.join(', ')})${throwing};`
}

/** A grammar, a rule a line. */
const productions: BlockHandler = (element, to) => {
  const rules = children(element, 'production', 'productionrecap').map((rule) => {
    const left = child(rule, 'lhs')
    const right = children(rule, 'rhs').map((one) => to.plain(one))
    const limits = children(rule, 'constraint').map((one) => ` [${one.attributes.linkend ?? ''}]`)
    return left ? `${to.plain(left)} ::= ${right.join('\n    | ')}${limits.join('')}` : ''
  })
  const shown = rules.filter((rule) => rule !== '').join('\n')
  return [...anchors(element), ...to.title(child(element, 'title')), code(shown, 'ebnf')]
}

/** The elements that are synopses. */
export const blocksOfSynopses: readonly (readonly [string, BlockHandler])[] = [
  ['cmdsynopsis', command],
  ['funcsynopsis', prototypes],
  ['classsynopsis', classes],
  ...MEMBERS.map((name): readonly [string, BlockHandler] => [name, members]),
  ['productionset', productions],
  [
    'constraintdef',
    (element, to): Block[] => [
      ...anchors(element),
      ...to.title(child(element, 'title')),
      ...to.blocks(
        element.children.filter((node) => node.type !== 'element' || localName(node) !== 'title'),
      ),
    ],
  ],
]
