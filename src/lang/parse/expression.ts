/** Expressions: operators by precedence, calls, and the old keyword operands. */
import type {
  Assignment,
  Binary,
  BinaryOperator,
  Call,
  Expression,
  RouteCall,
  UnaryOperator,
  Variable,
} from '../ast.ts'
import { langCodes } from '../codes.ts'
import { coreFunctions, keywords, operandTypes } from '../keywords.ts'
import type { Position } from '../position.ts'
import { spanning } from '../position.ts'
import type { Token } from '../tokens.ts'
import { isBareFunction, parseArguments, parseRouteCall } from './call.ts'
import type { Cursor } from './cursor.ts'
import { parseIntrinsic } from './intrinsic.ts'
import { parseLiteral, parseSelect, takeVariable } from './literal.ts'
import { parseMyselfTest, parseOperandTest } from './operand.ts'

const BINARY: ReadonlyMap<string, readonly [level: number, operator: BinaryOperator]> = new Map([
  ['||', [2, '||']],
  ['or', [2, '||']],
  ['&&', [3, '&&']],
  ['and', [3, '&&']],
  ['|', [4, '|']],
  ['&', [5, '&']],
  ['^', [6, '^']],
  ['<<', [7, '<<']],
  ['>>', [8, '>>']],
  ['==', [9, '==']],
  ['!=', [9, '!=']],
  ['=~', [9, '=~']],
  ['eq', [9, 'eq']],
  ['ne', [9, 'ne']],
  ['ieq', [9, 'ieq']],
  ['ine', [9, 'ine']],
  ['>', [10, '>']],
  ['<', [10, '<']],
  ['>=', [10, '>=']],
  ['<=', [10, '<=']],
  ['+', [11, '+']],
  ['-', [11, '-']],
  ['*', [12, '*']],
  ['/', [12, '/']],
  ['mod', [12, 'mod']],
])

/** Above the comparisons: what may stand on the right of one. */
const ABOVE_COMPARISON = 10

const UNARY: ReadonlyMap<string, UnaryOperator> = new Map([
  ['!', '!'],
  ['not', '!'],
  ['~', '~'],
  ['-', '-'],
  ['defined', 'defined'],
  ['(int)', 'int'],
  ['(str)', 'str'],
])

/** Signs of other languages, and what does the same here. */
const STRANGE: ReadonlyMap<string, string> = new Map([
  ['!~', 'write `!(text =~ "pattern")`'],
  ['%', 'write `mod`'],
  ['?', 'write `selval(condition, value, other)`'],
  ['+=', 'write `$var(x) = $var(x) + 1`'],
  [':=', 'write `=`'],
  ['===', 'write `==`'],
  ['++', 'write `$var(x) = $var(x) + 1`'],
  ['--', 'write `$var(x) = $var(x) - 1`'],
  ['-=', 'write `$var(x) = $var(x) - 1`'],
])

/** Reads a whole expression. */
export function parseExpression(cursor: Cursor): Expression {
  if (cursor.expressions === 0) cursor.operators = 0
  cursor.expressions += 1
  const expression = parseBinary(cursor, 1)
  cursor.expressions -= 1
  return expression
}

/** Reads operators of at least a precedence, and what is between them. */
function parseBinary(cursor: Cursor, minimum: number): Expression {
  let left = parseUnary(cursor)
  while (!cursor.lost) {
    const { token } = cursor
    const known =
      token.type === 'sign' || token.type === 'word' ? BINARY.get(token.text) : undefined
    if (known === undefined || isStrange(cursor)) {
      checkStrange(cursor)
      break
    }
    const [level, operator] = known
    if (level < minimum || !cursor.countOperator()) break
    const operatorPosition = cursor.take().position
    const right = parseBinary(cursor, level + 1)
    left = makeBinary(operator, left, right, operatorPosition)
  }
  return left
}

/** Puts two sides together. */
function makeBinary(
  operator: BinaryOperator,
  left: Expression,
  right: Expression,
  operatorPosition: Position,
): Binary {
  const position = spanning(left.position, right.position)
  return { kind: 'binary', operator, left, right, operatorPosition, position }
}

function parseUnary(cursor: Cursor): Expression {
  const { token } = cursor
  const operator =
    token.type === 'sign' || token.type === 'word' ? UNARY.get(token.text) : undefined
  if (operator === undefined) return parsePrimary(cursor)
  if (!cursor.enter()) return bad(cursor)
  cursor.take()
  const operand = parseUnary(cursor)
  cursor.leave()
  return { kind: 'unary', operator, operand, position: spanning(token.position, operand.position) }
}

function parsePrimary(cursor: Cursor): Expression {
  const { token } = cursor
  switch (token.type) {
    case 'number':
    case 'string':
      return parseLiteral(cursor)
    case 'variable':
      return takeVariable(cursor)
    case 'select':
      return parseSelect(cursor)
    case 'word':
      return parseWord(cursor, token)
    case 'ip4':
    case 'ip6':
      return misplacedAddress(cursor)
    default:
      if (cursor.isSign('(')) return parseGroup(cursor)
      if (cursor.isSign('{')) return parseBlockExpression(cursor)
      cursor.unexpected('a value')
      return bad(cursor)
  }
}

function parseGroup(cursor: Cursor): Expression {
  const open = cursor.take()
  if (!cursor.enter()) return bad(cursor)
  const assigns = cursor.token.type === 'variable' && cursor.peekSign('=')
  const inner = assigns ? parseAssignment(cursor) : parseExpression(cursor)
  expectClosing(cursor, open)
  cursor.leave()
  const grows = inner.kind === 'binary' || inner.kind === 'unary' || inner.kind === 'assignment'
  return grows && !cursor.lost ? { ...inner, position: cursor.since(open.position) } : inner
}

/** Takes the `)` that closes `open`, or reports that it is missing and where the other one is. */
function expectClosing(cursor: Cursor, open: Token): void {
  cursor.expectSign(')', { notes: [{ message: 'it closes the one at', position: open.position }] })
}

/** Reads `variable = expression`, where a variable is at hand. */
export function parseAssignment(cursor: Cursor): Assignment {
  const target = takeVariable(cursor)
  const assign = cursor.take()
  const value = parseExpression(cursor)
  if (target.kind === 'variable') checkTarget(cursor, target)
  return {
    kind: 'assignment',
    // A variable with a fault was reported; the tree will not be compiled.
    target: target.kind === 'variable' ? target : placeholder(target.position),
    value,
    position: spanning(target.position, cursor.lost ? assign.position : value.position),
  }
}

function checkTarget(cursor: Cursor, target: Variable): void {
  if (target.transformations.length === 0 || cursor.lost) return
  const message = `\`${target.text}\` has a transformation, so nothing can be assigned to it`
  cursor.diagnostics.error(langCodes.notAssignable, message, target.position)
}

function placeholder(position: Position): Variable {
  return {
    kind: 'variable',
    name: 'null',
    key: null,
    index: null,
    transformations: [],
    text: '$null',
    position,
  }
}

function parseBlockExpression(cursor: Cursor): Expression {
  const open = cursor.token
  if (!cursor.enter()) return bad(cursor)
  const { calls } = cursor
  cursor.calls = 0
  const body = cursor.readBlock(cursor)
  cursor.calls = calls
  cursor.leave()
  return { kind: 'block', body, position: cursor.since(open.position) }
}

function parseWord(cursor: Cursor, token: Token): Expression {
  const type = operandTypes.get(token.text)
  if (type !== undefined) return parseOperandTest(cursor, type, parseRight)
  if (token.text === 'myself') return parseMyselfTest(cursor)
  if (token.text === 'strlen' || token.text === 'strempty' || token.text === 'selval') {
    return parseIntrinsic(cursor, token.text, parseExpression)
  }
  if (token.text === 'route') return parseRouteCall(cursor, parseExpression)
  const called = cursor.peekSign('(')
  if (keywords.has(token.text) && !coreFunctions.has(token.text)) {
    cursor.unexpected('a value')
    return bad(cursor)
  }
  if (called || isBareFunction(token.text)) return parseCall(cursor)
  return misplacedWord(cursor, token)
}

/** Reads a call of a function of the core or a module. */
export function parseCall(cursor: Cursor): Call {
  const name = cursor.take()
  if (cursor.calls > 0) {
    const message = `\`${name.text}\` is called inside of the arguments of another function`
    const help = 'put its result into a variable first'
    cursor.fail(langCodes.nestedCall, message, name.position, { help })
  }
  cursor.calls += 1
  const args = parseArguments(cursor, name.text, parseExpression)
  cursor.calls -= 1
  return {
    kind: 'call',
    name: name.text,
    namePosition: name.position,
    args,
    position: cursor.lost ? name.position : cursor.since(name.position),
  }
}

/** Reads `route(NAME)`. */
export function parseRoute(cursor: Cursor): RouteCall {
  return parseRouteCall(cursor, parseExpression)
}

function parseRight(cursor: Cursor): Expression {
  return parseBinary(cursor, ABOVE_COMPARISON)
}

function misplacedAddress(cursor: Cursor): Expression {
  const { token } = cursor
  const message = `a bare address stands only behind \`src_ip\` and its like`
  const help = `write \`"${token.text}"\``
  cursor.fail(langCodes.bareWord, message, token.position, { help })
  return bad(cursor)
}

function misplacedWord(cursor: Cursor, token: Token): Expression {
  const core = coreFunctions.has(token.text)
  const alone = cursor.calls === 0 && (cursor.peekSign(')') || cursor.peekSign(';'))
  if (!core && (!alone || /^[A-Z][A-Z0-9_]*$/.test(token.text))) {
    cursor.bareWord()
    return bad(cursor)
  }
  const message = `\`${token.text}\` is neither a value nor a call`
  const call = `write \`${token.text}()\``
  const help = core ? call : `${call} to call it, or \`"${token.text}"\` for the text`
  cursor.fail(langCodes.bareWord, message, token.position, { help })
  return bad(cursor)
}

/** A node for text that could not be read. */
export function bad(cursor: Cursor): Expression {
  return { kind: 'bad', position: cursor.token.position }
}

/** Signs of other languages that begin with one of ours. */
function strangeSign(cursor: Cursor): string | null {
  const { token } = cursor
  if (token.type !== 'sign') return null
  if (STRANGE.has(token.text)) return token.text
  const following = cursor.peek()
  if (following.type !== 'sign' || !following.glued) return null
  const both = token.text + following.text
  return STRANGE.has(both) ? both : null
}

function isStrange(cursor: Cursor): boolean {
  const sign = strangeSign(cursor)
  // `1 --2` is the number 3.
  return sign === '--' ? cursor.peekSign(';', 2) : sign !== null && sign !== '!~'
}

/** Reports an operator of another language, if one is at hand. */
export function checkStrange(cursor: Cursor): void {
  const sign = strangeSign(cursor)
  if (sign === null || cursor.lost) return
  const help = STRANGE.get(sign) ?? null
  const two = cursor.token.text !== sign
  const position = two
    ? spanning(cursor.token.position, cursor.peek().position)
    : cursor.token.position
  cursor.fail(langCodes.unknownOperator, `there is no operator \`${sign}\``, position, { help })
}
