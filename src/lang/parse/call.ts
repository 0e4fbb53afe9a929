/** Arguments of functions, and `route(NAME)`. */
import type { Expression, RouteCall } from '../ast.ts'
import { langCodes } from '../codes.ts'
import { bareFunctions, keywords, wordFunctions } from '../keywords.ts'
import { atAddress, parseSocketAddress } from './address.ts'
import type { Cursor } from './cursor.ts'
import { wordAsString } from './literal.ts'

type ReadExpression = (cursor: Cursor) => Expression

/** True for a function that may stand without parentheses. */
export function isBareFunction(name: string): boolean {
  return bareFunctions.has(name)
}

/** Reads `(argument, …)` behind the name of a function. */
export function parseArguments(
  cursor: Cursor,
  name: string,
  parseExpression: ReadExpression,
): readonly Expression[] {
  if (isBareFunction(name) && !cursor.isSign('(')) return []
  const open = cursor.token
  if (!cursor.expectSign('(', { help: `write \`${name}()\`` }) || !cursor.enter()) return []
  const args: Expression[] = []
  if (!cursor.isSign(')')) {
    args.push(parseArgument(cursor, name, parseExpression))
    while (cursor.takeSign(',')) args.push(parseArgument(cursor, name, parseExpression))
  }
  closeCall(cursor, args, { message: 'it closes the one at', position: open.position })
  cursor.leave()
  return args
}

function closeCall(
  cursor: Cursor,
  args: readonly Expression[],
  note: { readonly message: string; readonly position: Expression['position'] },
): void {
  if (cursor.takeSign(')') || cursor.lost) return
  const { token, previous } = cursor
  const startsValue =
    token.type === 'string' || token.type === 'variable' || token.type === 'number'
  if (startsValue && !cursor.startsLine && args.length > 0 && previous.text !== '(') {
    cursor.missing(',')
  } else cursor.missing(')', { notes: [note] })
}

/** A bare word or address where the function takes them, else an expression. */
function parseArgument(cursor: Cursor, name: string, parseExpression: ReadExpression): Expression {
  const { token } = cursor
  const ends = cursor.peekSign(')') || cursor.peekSign(',')
  if (!wordFunctions.has(name)) return parseExpression(cursor)
  if (token.type === 'word' && (token.text === 'uri:host' || token.text === 'uri:port')) {
    return { kind: 'word', text: token.text, position: cursor.take().position }
  }
  if (token.type === 'word' && ends) {
    return { kind: 'word', text: token.text, position: cursor.take().position }
  }
  if (token.type === 'string' || cursor.isSign('(') || !atAddress(cursor)) {
    return parseExpression(cursor)
  }
  return parseAddressArgument(cursor)
}

function parseAddressArgument(cursor: Cursor): Expression {
  const first = cursor.token
  const socket = parseSocketAddress(cursor)
  if (socket === null) return { kind: 'bad', position: first.position }
  const { protocol, port, position } = socket
  const host = socket.hosts[0] ?? ''
  if (protocol !== null || port !== null) return { kind: 'socket', socket, position }
  if (first.type === 'word') return { kind: 'word', text: host, position }
  const family = first.type === 'ip4' ? 4 : 6
  return { kind: 'network', family, address: host, bits: null, position }
}

/** Reads `route(NAME)`, where the name is a word, a number or an expression. */
export function parseRouteCall(cursor: Cursor, parseExpression: ReadExpression): RouteCall {
  const first = cursor.take().position
  const open = cursor.token
  const help = 'write `route(NAME)` to run a routing block'
  let target: Expression = { kind: 'bad', position: first }
  if (cursor.expectSign('(', { help }) && cursor.enter()) {
    target = parseTarget(cursor, parseExpression)
    const notes = [{ message: 'it closes the one at', position: open.position }]
    cursor.expectSign(')', { notes })
    cursor.leave()
  }
  return { kind: 'route-call', target, position: cursor.lost ? first : cursor.since(first) }
}

function parseTarget(cursor: Cursor, parseExpression: ReadExpression): Expression {
  const { token } = cursor
  const ends = cursor.peekSign(')')
  if (ends && token.type === 'number') return wordAsString(cursor.take(), String(token.number))
  if (ends && token.type === 'word') {
    if (keywords.has(token.text)) {
      const message = `\`${token.text}\` is a word of the language, so no route can have this name`
      cursor.fail(langCodes.reservedName, message, token.position)
    }
    return wordAsString(cursor.take())
  }
  return parseExpression(cursor)
}
