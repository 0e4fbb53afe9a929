/** The smallest expressions: numbers, strings, variables, selects. */
import type {
  Bad,
  Expression,
  IntegerLiteral,
  Select,
  SelectStep,
  StringLiteral,
  StringPiece,
  Variable,
} from '../ast.ts'
import { langCodes } from '../codes.ts'
import type { Position } from '../position.ts'
import { spanning, within } from '../position.ts'
import type { Token } from '../tokens.ts'
import type { Cursor } from './cursor.ts'
import type { Locate } from './value.ts'
import { parseVariable } from './value.ts'

/** Reads the number or the string at hand. */
export function parseLiteral(cursor: Cursor): IntegerLiteral | StringLiteral {
  return cursor.token.type === 'string' ? takeString(cursor) : takeNumber(cursor)
}

/** Takes the number at hand. */
export function takeNumber(cursor: Cursor): IntegerLiteral {
  const { number, text, position } = cursor.take()
  return { kind: 'integer', value: number, text, position }
}

/** Takes the string at hand, and its neighbours when they are in double quotes too. */
export function takeString(cursor: Cursor): StringLiteral {
  const first = cursor.take()
  let value = first.text
  const pieces: StringPiece[] = [makePiece(first, 0)]
  let last = first
  while (first.quote === '"' && cursor.token.type === 'string' && cursor.token.quote === '"') {
    last = cursor.take()
    pieces.push(makePiece(last, value.length))
    value += last.text
  }
  return { kind: 'string', value, pieces, position: spanning(first.position, last.position) }
}

/** A string literal for a bare word or number that stands for a text. */
export function wordAsString(token: Token, value: string = token.text): StringLiteral {
  const piece = { position: token.position, raw: value, start: 0, quote: '' as const, mapped: true }
  return { kind: 'string', value, pieces: [piece], position: token.position }
}

function makePiece(token: Token, start: number): StringPiece {
  return {
    position: token.position,
    raw: token.raw,
    start,
    quote: token.quote,
    mapped: token.mapped,
  }
}

/** Takes the variable at hand. */
export function takeVariable(cursor: Cursor): Variable | Bad {
  const token = cursor.take()
  const { text } = token
  const parsed = parseVariable(text, 0, locateIn(token))
  const [fault] = parsed.faults
  if (fault !== undefined) {
    cursor.fail(fault.code, fault.message, fault.position, { help: fault.help })
    // A bracket in the wrong place ended the token too early: what is stuck to it belongs to it.
    while (cursor.token.glued && (cursor.isSign('}') || cursor.isSign(')'))) cursor.take()
  } else if (parsed.variable !== null && parsed.end === text.length) return parsed.variable
  else {
    cursor.fail(langCodes.badVariable, `\`${text}\` cannot be read as a variable`, token.position)
  }
  return { kind: 'bad', position: token.position }
}

/** Places in a token's text; the whole token when the text was put together by a define or a rule. */
function locateIn(token: Token): Locate {
  const { position, text } = token
  const exact = position.length === text.length && position.chain[0]?.reason !== 'define'
  return (from, to): Position => (exact ? within(position, text, from, to) : position)
}

const STEP = /\.([A-Za-z_0-9]+)|\[\s*(?:"((?:[^"\\]|\\.)*)"|(-?\d{1,9}))\s*\]|\[([^\]]*)\]/y

/** Takes the select at hand. */
export function parseSelect(cursor: Cursor): Expression {
  const token = cursor.take()
  const { text } = token
  const locate = locateIn(token)
  const steps: SelectStep[] = []
  const first = /^@([A-Za-z_]\w*)/.exec(text)?.[1] ?? ''
  steps.push({ kind: 'name', name: first, index: null, position: locate(1, first.length + 1) })
  STEP.lastIndex = first.length + 1
  for (let found = STEP.exec(text); found !== null; found = STEP.exec(text)) {
    const [all, name, key, index, other] = found
    const position = locate(found.index, found.index + all.length)
    if (other !== undefined) {
      const message = `\`${all}\` is no step of a select; brackets hold a number or a string`
      cursor.fail(langCodes.badSelect, message, position)
      return { kind: 'bad', position: token.position }
    }
    if (name === undefined) {
      steps.push({
        kind: 'index',
        name: key ?? '',
        index: index === undefined ? null : Number(index),
        position,
      })
    } else steps.push({ kind: 'name', name, index: null, position })
  }
  const select: Select = { kind: 'select', steps, text, position: token.position }
  return select
}
