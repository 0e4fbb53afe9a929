/** The lines of the preprocessor: what they define, what they ask for, what they include. */

import type { Piece } from '../lang/format/pieces.ts'
import { nameAt, type Name } from './spans.ts'

/** A directive, taken apart. */
export interface DirectiveUse {
  readonly piece: Piece
  /** Without the signs: `define`, `ifdef`. */
  readonly word: string
  /** The name it defines; null for one that defines none. */
  readonly defines: Name | null
  /** What the name stands for. */
  readonly value: string
  /** Names of defines that it asks for. */
  readonly asks: readonly Name[]
  /** The file it includes. */
  readonly include: Name | null
}

const WORD = /^(?:#!|!!)([a-z_]+)/
const NAME = /[A-Za-z_]\w*/g
const QUOTED_OR_COMMENT = /"[^"\n]*"|#.*/g
const DEFINING = /^(?:try|re)?def(?:ine|exps?|envs?)?$/
const RULE = /^(\s*["'](.))([A-Za-z_]\w*)\2([^\n]*?)\2/

/** Takes the directives among pieces apart. */
export function directivesOf(pieces: readonly Piece[]): DirectiveUse[] {
  return pieces.flatMap((piece) => {
    const word = piece.kind === 'directive' ? WORD.exec(piece.text)?.[1] : undefined
    return word === undefined ? [] : [directive(piece, word)]
  })
}

function directive(piece: Piece, word: string): DirectiveUse {
  const from = piece.text.indexOf(word) + word.length
  const rest = piece.text.slice(from)
  const at = piece.offset + from
  const plain = { piece, word, defines: null, value: '', asks: [], include: null }
  if (word.endsWith('_file')) return { ...plain, include: includeIn(rest, at) }
  if (word.startsWith('substdef')) return { ...plain, ...ruleIn(rest, at) }
  if (DEFINING.test(word)) return { ...plain, ...definitionIn(rest, at, word) }
  if (word.startsWith('if') || word.includes('undef')) {
    const asks = namesIn(rest, at)
    return { ...plain, asks: word === 'ifexp' ? asks : asks.slice(0, 1) }
  }
  return plain
}

/** The names in a condition; texts in quotes are none. */
function namesIn(rest: string, at: number): Name[] {
  const bare = rest.replaceAll(QUOTED_OR_COMMENT, (text) => ' '.repeat(text.length))
  return [...bare.matchAll(NAME)].map(({ 0: name, index }) => nameAt(name, at + index))
}

function includeIn(rest: string, at: number): Name | null {
  const found = /^(\s*["'])([^"'\n]*)/.exec(rest)
  return found === null ? null : nameAt(found[2] ?? '', at + (found[1] ?? '').length)
}

function definitionIn(rest: string, at: number, word: string): Partial<DirectiveUse> {
  const [whole = '', blanks = '', name = ''] = /^([ \t]*)([A-Za-z_]\w*)/.exec(rest) ?? []
  if (name === '') return {}
  // `#!defenv NAME=VARIABLE`: the value is that of the environment where the server runs
  const value = word.includes('env') ? '' : rest.slice(whole.length).trim()
  return { defines: nameAt(name, at + blanks.length), value }
}

/** `#!substdef "/NAME/value/"` defines what it looks for. */
function ruleIn(rest: string, at: number): Partial<DirectiveUse> {
  const [, before = '', , name = '', value = ''] = RULE.exec(rest) ?? []
  return name === '' ? {} : { defines: nameAt(name, at + before.length), value }
}
