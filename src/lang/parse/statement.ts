/** Statements and blocks. */
import type {
  Action,
  Assignment,
  Case,
  Expression,
  IfBranch,
  Leave,
  RegexLabel,
  Statement,
} from '../ast.ts'
import { langCodes } from '../codes.ts'
import type { DiagnosticNote } from '../diagnostic.ts'
import { coreFunctions, keywords } from '../keywords.ts'
import { spanning } from '../position.ts'
import type { Token } from '../tokens.ts'
import { describeToken } from '../tokens.ts'
import { isBareFunction } from './call.ts'
import type { Cursor } from './cursor.ts'
import {
  checkStrange,
  parseAssignment,
  parseCall,
  parseExpression,
  parseRoute,
} from './expression.ts'
import { takeString } from './literal.ts'

/** Reads `{ actions }`, the braces included. */
export function parseBlock(cursor: Cursor): readonly Statement[] {
  const open = cursor.token
  const opened = cursor.index
  if (!cursor.expectSign('{')) return []
  if (cursor.isSign('}')) {
    const position = spanning(open.position, cursor.take().position)
    const message = 'these braces hold nothing; at least a `;` stands in a block'
    cursor.diagnostics.error(langCodes.emptyBlock, message, position, { help: 'write `{ ; }`' })
    return []
  }
  const statements: Statement[] = []
  parseStatements(cursor, statements)
  closeBlock(cursor, opened, open)
  return statements
}

/** Reads statements up to a `}`, a routing block, the end, or a `case` when in a switch. */
function parseStatements(cursor: Cursor, into: Statement[], inSwitch = false): void {
  while (!cursor.ended && !cursor.isSign('}') && !cursor.atBlock) {
    if (inSwitch && (cursor.isWord('case') || cursor.isWord('default'))) return
    if (cursor.takeSign(';')) continue
    const before = cursor.index
    parseStatement(cursor, into)
    if (cursor.lost) cursor.recover()
    // Nothing fitted and nothing was skipped: a token must go, or this would never end.
    if (cursor.index === before && !cursor.isSign('}') && !cursor.atBlock) cursor.take()
  }
}

/** Takes the `}` of a block whose `{` is at an index, or reports that it is missing. */
function closeBlock(cursor: Cursor, opened: number, open: Token): void {
  const close = cursor.token
  const ownLine = cursor.startsLine
  if (cursor.takeSign('}')) {
    const fits = !ownLine || cursor.indentation(opened) === close.position.column
    if (!fits) cursor.suspect ??= close.position
    return
  }
  const ends = close.type === 'end' ? 'the file ends' : 'the next one begins'
  const message = `the block that begins with this \`{\` is not closed before ${ends}`
  if (!cursor.lost) {
    cursor.diagnostics.error(langCodes.unclosedBlock, message, open.position, {
      notes: suspicion(cursor),
    })
  }
  cursor.lost = false
}

/** Where the braces and the indentation part: mostly there a brace is missing, or one is too many. */
export function suspicion(cursor: Cursor): readonly DiagnosticNote[] {
  const position = cursor.suspect
  return position === null
    ? []
    : [{ message: 'the indentation does not fit the braces at', position }]
}

/** Reads one statement and adds it; empty ones and those that could not be read are not added. */
function parseStatement(cursor: Cursor, into: Statement[]): void {
  const { token } = cursor
  if (token.type === 'variable') parseVariableStatement(cursor, into)
  else if (token.type === 'word') parseWordStatement(cursor, token, into)
  else if (cursor.isSign('{')) parseBareBlock(cursor, into)
  else parseBareValue(cursor)
}

function parseWordStatement(cursor: Cursor, token: Token, into: Statement[]): void {
  switch (token.text) {
    case 'if':
      parseIf(cursor, into)
      return
    case 'while':
      parseWhile(cursor, into)
      return
    case 'switch':
      parseSwitch(cursor, into)
      return
    case 'break':
      into.push({ kind: 'break', position: cursor.take().position })
      endStatement(cursor)
      return
    case 'return':
    case 'exit':
    case 'drop':
      into.push(parseLeave(cursor, token.text))
      endStatement(cursor)
      return
    case 'else':
      parseLoneElse(cursor, into)
      return
    case 'case':
    case 'default':
      cursor.fail(
        langCodes.loneCase,
        `\`${token.text}\` stands outside of a \`switch\``,
        token.position,
      )
      return
    case 'route':
      addAction(cursor, parseRoute(cursor), into)
      return
    default:
      parseCallStatement(cursor, token, into)
  }
}

function parseCallStatement(cursor: Cursor, token: Token, into: Statement[]): void {
  const known = !keywords.has(token.text) || coreFunctions.has(token.text)
  if (!known) {
    parseBareValue(cursor)
    return
  }
  if (!isBareFunction(token.text) && !cursor.peekSign('(')) {
    reportBareName(cursor, token)
    return
  }
  addAction(cursor, parseCall(cursor), into)
}

/** A name that is neither called nor assigned to. */
function reportBareName(cursor: Cursor, token: Token): void {
  if (cursor.peekSign('=')) {
    const message = `\`${token.text}\` is no variable, and parameters are set outside of routing blocks`
    cursor.fail(langCodes.bareWord, message, token.position)
    return
  }
  const message = `\`${token.text}\` is not followed by \`(\`, as a call would be`
  const help = cursor.peekSign(';') ? `write \`${token.text}();\`` : null
  cursor.fail(langCodes.bareWord, message, token.position, { help })
}

function addAction(cursor: Cursor, expression: Action['expression'], into: Statement[]): void {
  endStatement(cursor)
  if (!cursor.lost) into.push({ kind: 'action', expression, position: expression.position })
}

/** Takes the `;` of a statement. A missing one is reported, and the next line is read as if it were there. */
function endStatement(cursor: Cursor): void {
  if (cursor.lost || cursor.takeSign(';')) return
  checkStrange(cursor)
  if (cursor.lost) return
  const { token } = cursor
  const readable = cursor.startsLine || cursor.isSign('}') || token.type === 'word'
  cursor.missing(';')
  if (readable) cursor.lost = false
}

function parseVariableStatement(cursor: Cursor, into: Statement[]): void {
  if (!cursor.peekSign('=')) {
    const at = cursor.take()
    checkStrange(cursor)
    const message = `${describeToken(at)} alone does nothing; an \`=\` may stand behind it`
    cursor.fail(langCodes.bareValue, message, at.position)
    return
  }
  const assignment: Assignment = parseAssignment(cursor)
  endStatement(cursor)
  if (!cursor.lost) into.push(assignment)
}

function parseBareValue(cursor: Cursor): void {
  const { token } = cursor
  if (token.type === 'bad' || keywords.has(token.text)) cursor.unexpected('a statement')
  else if (token.type === 'string' || token.type === 'number' || token.type === 'select') {
    const message = `${describeToken(token)} alone does nothing`
    cursor.fail(langCodes.bareValue, message, token.position)
  } else cursor.unexpected('a statement')
}

/** Braces without `if` or `while`: what is in them is read, so that it is checked too. */
function parseBareBlock(cursor: Cursor, into: Statement[]): void {
  const open = cursor.token.position
  const message = 'a block stands only behind `if`, `else` and `while`, or as a value'
  cursor.diagnostics.error(langCodes.bareBlock, message, open)
  if (!cursor.enter()) return
  into.push(...parseBlock(cursor))
  cursor.leave()
}

function parseLeave(cursor: Cursor, kind: Leave['kind']): Leave {
  const first = cursor.take().position
  let value: Expression | null = null
  if (cursor.isSign('(') && cursor.peekSign(')')) {
    cursor.take()
    cursor.take()
  } else if (!cursor.isSign(';') && !cursor.isSign('}') && !beginsStatement(cursor)) {
    value = parseExpression(cursor)
  }
  return { kind, value, position: cursor.lost ? first : cursor.since(first) }
}

/** True when the next line looks like a statement of its own: then a `;` is missing. */
function beginsStatement(cursor: Cursor): boolean {
  const { type } = cursor.token
  return cursor.startsLine && (type === 'word' || (type === 'variable' && cursor.peekSign('=')))
}

/** Reads the condition of `if` or `while`, and finds the way to the body behind a mistake. */
function parseCondition(cursor: Cursor): Expression {
  const condition = parseExpression(cursor)
  if (!cursor.lost && cursor.isSign(')')) {
    cursor.fail(langCodes.unexpected, 'this `)` closes nothing', cursor.token.position)
  }
  if (cursor.lost) cursor.recoverTo('{')
  return condition
}

/** Reads what `if`, `else` or `while` runs: a block, or one statement. */
function parseBody(cursor: Cursor): readonly Statement[] {
  if (cursor.lost || !cursor.enter()) return []
  const body: Statement[] = []
  if (cursor.isSign('{')) body.push(...parseBlock(cursor))
  else if (cursor.isSign('}') || cursor.ended || cursor.atBlock) cursor.unexpected('a statement')
  else if (!cursor.takeSign(';')) {
    parseStatement(cursor, body)
    if (cursor.lost) cursor.recover()
  }
  cursor.leave()
  return body
}

function parseIf(cursor: Cursor, into: Statement[]): void {
  const first = cursor.token.position
  const branches: IfBranch[] = []
  let otherwise: readonly Statement[] | null = null
  for (;;) {
    const start = cursor.take().position
    const condition = parseCondition(cursor)
    const body = parseBody(cursor)
    branches.push({ condition, body, position: start })
    if (cursor.lost || !cursor.isWord('else')) break
    cursor.take()
    if (cursor.isWord('if')) continue
    otherwise = parseBody(cursor)
    break
  }
  into.push({ kind: 'if', branches, otherwise, position: cursor.since(first) })
}

/** An `else` that no `if` stands before; mostly the `;` behind a block has cut it off. */
function parseLoneElse(cursor: Cursor, into: Statement[]): void {
  const { token, previous } = cursor
  const cut = previous.type === 'sign' && previous.text === ';'
  const help = cut ? 'remove the `;` before it' : null
  cursor.diagnostics.error(langCodes.loneElse, 'this `else` belongs to no `if`', token.position, {
    help,
  })
  cursor.take()
  into.push(...parseBody(cursor))
}

function parseWhile(cursor: Cursor, into: Statement[]): void {
  const first = cursor.take().position
  const condition = parseCondition(cursor)
  const body = parseBody(cursor)
  into.push({ kind: 'while', condition, body, position: cursor.since(first) })
}

function parseSwitch(cursor: Cursor, into: Statement[]): void {
  const first = cursor.take().position
  const subject = parseCondition(cursor)
  const open = cursor.token
  const opened = cursor.index
  const cases: Case[] = []
  if (cursor.lost || !cursor.expectSign('{') || !cursor.enter()) return
  while (!cursor.ended && !cursor.isSign('}') && !cursor.atBlock) parseCase(cursor, cases)
  closeBlock(cursor, opened, open)
  cursor.leave()
  into.push({ kind: 'switch', subject, cases, position: cursor.since(first) })
}

function parseCase(cursor: Cursor, cases: Case[]): void {
  const { token } = cursor
  const first = token.position
  if (!cursor.isWord('case') && !cursor.isWord('default')) {
    const message = `${describeToken(token)} stands where \`case\` or \`default\` may stand`
    cursor.fail(langCodes.unexpected, message, first)
    skipToCase(cursor)
    return
  }
  cursor.take()
  const label = token.text === 'case' ? parseLabel(cursor) : null
  if (label === null && cases.some((one) => one.label === null)) {
    cursor.diagnostics.error(
      langCodes.secondDefault,
      'this `switch` has a `default` already',
      first,
    )
  }
  const readsOn = cursor.expectSign(':') || cursor.isWord('case') || cursor.startsLine
  const position = cursor.since(first)
  if (readsOn) cursor.lost = false
  else cursor.recover()
  const body: Statement[] = []
  parseStatements(cursor, body, true)
  cases.push({ kind: 'case', label, body, position })
}

function skipToCase(cursor: Cursor): void {
  cursor.recover()
  while (!cursor.ended && !cursor.atBlock && !cursor.isSign('}')) {
    if (cursor.isWord('case') || cursor.isWord('default')) return
    cursor.take()
    cursor.recover()
  }
}

/** Reads `case`'s constant, or `/"re"`. */
function parseLabel(cursor: Cursor): Expression | RegexLabel {
  if (!cursor.isSign('/')) return parseExpression(cursor)
  const slash = cursor.take()
  if (cursor.token.type !== 'string') {
    cursor.unexpected('a regular expression in quotes')
    return { kind: 'bad', position: slash.position }
  }
  const pattern = takeString(cursor)
  return { kind: 'regex', pattern, position: cursor.since(slash.position) }
}
