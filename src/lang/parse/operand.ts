/** The old keyword operands: `method == INVITE`, `src_ip == 10.0.0.0/8`, `uri == myself`. */
import type { Binary, BinaryOperator, Expression, Operand } from '../ast.ts'
import { langCodes } from '../codes.ts'
import { operandTypes } from '../keywords.ts'
import { spanning } from '../position.ts'
import type { Token } from '../tokens.ts'
import { parseHost, parseNetwork } from './address.ts'
import type { Cursor } from './cursor.ts'

type OperandType = Operand['type']

const TEXT_OPERATORS = ['==', '!=', '=~', 'eq', 'ne'] as const
const NUMBER_OPERATORS = ['==', '!=', '>', '<', '>=', '<='] as const
const EQUAL_OPERATORS = ['==', '!='] as const

const OPERATORS: Readonly<Record<OperandType, readonly BinaryOperator[]>> = {
  string: TEXT_OPERATORS,
  ip: TEXT_OPERATORS,
  integer: NUMBER_OPERATORS,
  family: NUMBER_OPERATORS,
  protocol: EQUAL_OPERATORS,
}

/** What may be compared with `myself`. */
const ADDRESSED = new Set(['uri', 'from_uri', 'to_uri', 'src_ip', 'dst_ip', 'snd_ip', 'to_ip'])

/**
 * Reads a comparison that begins with a keyword operand.
 *
 * @param parseRight - reads an expression that binds tighter than a comparison
 */
export function parseOperandTest(
  cursor: Cursor,
  type: OperandType,
  parseRight: (cursor: Cursor) => Expression,
): Expression {
  const name = cursor.take()
  const left: Operand = { kind: 'operand', name: name.text, type, position: name.position }
  const operator = takeOperator(cursor, name, OPERATORS[type])
  if (operator === null) return left
  const right = parseOperandRight(cursor, left, parseRight)
  return comparison(operator, left, right)
}

/** Reads `myself == uri` and its like. */
export function parseMyselfTest(cursor: Cursor): Expression {
  const name = cursor.take()
  const left: Expression = { kind: 'myself', position: name.position }
  const operator = takeOperator(cursor, name, EQUAL_OPERATORS)
  if (operator === null) return left
  const { token } = cursor
  const type = token.type === 'word' ? operandTypes.get(token.text) : undefined
  if (type === undefined || !ADDRESSED.has(token.text)) {
    cursor.unexpected('`uri`, `from_uri`, `to_uri`, `src_ip` or `dst_ip`')
    return left
  }
  cursor.take()
  const right: Operand = { kind: 'operand', name: token.text, type, position: token.position }
  return comparison(operator, left, right)
}

interface TakenOperator {
  readonly operator: BinaryOperator
  readonly token: Token
}

function takeOperator(
  cursor: Cursor,
  name: Token,
  allowed: readonly BinaryOperator[],
): TakenOperator | null {
  const { token } = cursor
  const operator = allowed.find((one) => one === token.text)
  if (operator !== undefined && token.type !== 'string') {
    cursor.take()
    return { operator, token }
  }
  const list = allowed.map((one) => `\`${one}\``)
  const choices = `${list.slice(0, -1).join(', ')} and ${list.at(-1) ?? ''}`
  const comparing = /^(?:[=!<>]=?|=~|ne|eq|ieq|ine)$/.test(token.text) && token.type !== 'string'
  const message = comparing
    ? `\`${name.text}\` cannot be compared with \`${token.text}\`; it can be with ${choices}`
    : `\`${name.text}\` stands only on the left of ${choices}`
  const code = comparing ? langCodes.operandOperator : langCodes.loneOperand
  cursor.fail(code, message, comparing ? token.position : name.position)
  return null
}

function parseOperandRight(
  cursor: Cursor,
  left: Operand,
  parseRight: (cursor: Cursor) => Expression,
): Expression {
  const { token } = cursor
  if (cursor.isWord('myself') && ADDRESSED.has(left.name)) {
    return { kind: 'myself', position: cursor.take().position }
  }
  const isAddress = token.type === 'ip4' || token.type === 'ip6' || cursor.isSign('[')
  if (left.type === 'ip' && isAddress) {
    return parseNetwork(cursor) ?? { kind: 'bad', position: token.position }
  }
  return parseBareWord(cursor, left) ?? parseRight(cursor)
}

/** A method, a protocol or a host's name without quotes; null when there is none. */
function parseBareWord(cursor: Cursor, left: Operand): Expression | null {
  const { token } = cursor
  if (token.type !== 'word' || cursor.peekSign('(')) return null
  if (left.type === 'protocol' && /^(?:udp|tcp|tls|sctp|wss?)$/i.test(token.text)) {
    return { kind: 'word', text: token.text, position: cursor.take().position }
  }
  if (!cursor.atIdentifier) return null
  if (left.name === 'method') {
    return { kind: 'word', text: token.text, position: cursor.take().position }
  }
  if (left.type !== 'ip') return null
  const host = parseHost(cursor)
  return host === null ? null : { kind: 'word', text: host.text, position: host.position }
}

function comparison(taken: TakenOperator, left: Expression, right: Expression): Binary {
  return {
    kind: 'binary',
    operator: taken.operator,
    left,
    right,
    operatorPosition: taken.token.position,
    position: spanning(left.position, right.position),
  }
}
