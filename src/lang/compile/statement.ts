/**
 * Statements as code. `r` holds the result of the last action, which becomes that of the route.
 *
 * A script that was ended (`ctx.halted`) leaves every function on its way out with `ctx.rc`.
 */

import type { Action, Assignment, Case, If, Leave, Statement, Switch, While } from '../ast.ts'
import { checkCodes } from '../check/codes.ts'
import { compileAssignment } from './assignment.ts'
import { asInteger, asText, asTruth } from './code.ts'
import { compileCondition } from './expression.ts'
import { fold } from './fold.ts'
import { compilePattern } from './match.ts'
import type { Scope } from './scope.ts'

/** Code for a list of statements, each on its own line. */
export function compileStatements(scope: Scope, statements: readonly Statement[]): string {
  return statements.map((statement) => compileStatement(scope, statement)).join('')
}

/** Leaves the function when a call in the expression before has ended the script. */
const leaveIfHalted = 'if (ctx.halted) return ctx.rc;\n'

function compileStatement(scope: Scope, statement: Statement): string {
  const js = statementCode(scope, statement)
  scope.unit.listing?.note(scope, statement, js)
  return js
}

function statementCode(scope: Scope, statement: Statement): string {
  scope.called = false
  const start = notePlace(scope, statement)
  switch (statement.kind) {
    case 'action':
      return start + compileAction(scope, statement)
    case 'assignment':
      return start + compileSet(scope, statement)
    case 'if':
      return compileIf(scope, statement)
    case 'while':
      return start + compileWhile(scope, statement)
    case 'switch':
      return start + compileSwitch(scope, statement)
    case 'break':
      return `${start}r = 0; break ${scope.breakable.at(-1) ?? 'body'};\n`
    default:
      return start + compileLeave(scope, statement)
  }
}

/** Notes where the script is. */
function notePlace(scope: Scope, { position }: Statement): string {
  const at = scope.unit.positions.add(position)
  const trace = scope.unit.trace ? ` if (ctx.trace !== null) ctx.trace(${at});` : ''
  return `ctx.at = ${at};${trace}\n`
}

function compileAction(scope: Scope, { expression }: Action): string {
  const value = scope.expression(expression)
  const isCall = value.type === 'call'
  const result = isCall ? value.js : `(${asTruth(value, scope.mode)} ? 1 : -1)`
  return `r = ${result};\n${scope.called ? leaveIfHalted : ''}`
}

function compileSet(scope: Scope, statement: Assignment): string {
  const js = compileAssignment(scope, statement)
  return `r = ${js};\n${scope.called ? leaveIfHalted : ''}`
}

function compileIf(scope: Scope, statement: If): string {
  const label = scope.label()
  let result = `r = 1;\n${label}: {\n`
  for (const { condition, body, position } of statement.branches) {
    scope.called = false
    result += notePlace(scope, { ...statement, position })
    const test = compileCondition(scope, condition)
    // before the body is compiled, whose statements call or do not call on their own account
    const opening = testOpening(scope, test)
    result += `${opening}${compileStatements(scope, body)}break ${label};\n}\n`
  }
  if (statement.otherwise !== null) result += compileStatements(scope, statement.otherwise)
  return `${result}}\n`
}

/** Opens the block of a test; the test may end the script. */
function testOpening(scope: Scope, test: string): string {
  if (!scope.called) return `if (${test}) {\n`
  const name = scope.temporary()
  return `${name} = ${test};\n${leaveIfHalted}if (${name}) {\n`
}

function compileWhile(scope: Scope, { condition, body }: While): string {
  const label = scope.label()
  const count = scope.temporary()
  const helpers = scope.constant(scope.unit.helpers)
  const test = compileCondition(scope, condition)
  const name = scope.temporary()
  const halted = scope.called ? leaveIfHalted : ''
  scope.breakable.push(label)
  const inner = compileStatements(scope, body)
  scope.breakable.pop()
  return `r = 1; ${count} = 0;
${label}: while (true) {
${name} = ${test};
${halted}if (!${name}) break;
if (${helpers}.maxWhileLoops > 0 && ++${count} > ${helpers}.maxWhileLoops) { runaway(ctx); break; }
${inner}}
`
}

function compileSwitch(scope: Scope, { subject, cases }: Switch): string {
  const label = scope.label()
  const value = scope.expression(subject)
  const integers = cases.some((one) => typeof labelValue(one) === 'number')
  const converted = integers ? asInteger(value, scope.mode) : asText(value, scope.mode)
  const name = scope.temporary()
  const halted = scope.called ? leaveIfHalted : ''
  scope.breakable.push(label)
  const arms = cases.map((one) => compileCase(scope, one, name)).join('')
  scope.breakable.pop()
  return `r = 1; ${name} = ${converted.js};
${halted}${label}: switch (${integers ? name : 'true'}) {
${arms}}
`
}

function labelValue({ label }: Case): string | number | null {
  return label === null || label.kind === 'regex' ? null : fold(label)
}

function compileCase(scope: Scope, one: Case, subject: string): string {
  const head = caseHead(scope, one, subject)
  return `${head}:\n${compileStatements(scope, one.body)}`
}

function caseHead(scope: Scope, one: Case, subject: string): string {
  const { label } = one
  if (label === null) return 'default'
  if (label.kind === 'regex') {
    const { pattern } = label
    const matcher = compilePattern(scope, pattern, pattern.value, { ignoreCase: false })
    return `case ${scope.constant(matcher)}.test(${subject})`
  }
  const value = fold(label)
  if (typeof value === 'number') return `case ${value}`
  if (value !== null) return `case ${subject} === ${scope.constant(value)}`
  scope.fail(checkCodes.wrongType, 'a label is a constant', label.position)
  return 'case null'
}

/** Code for `return`, `exit` and `drop`. */
function compileLeave(scope: Scope, { kind, value }: Leave): string {
  const known = value === null ? (kind === 'drop' ? 0 : 1) : fold(value)
  if (typeof known === 'number') {
    const halts = kind !== 'return' || known === 0
    return `r = ${known}; ${ending(kind, halts)}return r;\n`
  }
  if (value === null) return ''
  const result = asInteger(scope.expression(value), scope.mode)
  const halted = scope.called ? leaveIfHalted : ''
  const failed = result.fails ? 'if (r !== r) r = -1;\n' : ''
  const ends = kind === 'return' ? `if (r === 0) { ${ending(kind, true)}}\n` : ending(kind, true)
  return `r = ${result.js};\n${halted}${failed}${ends}return r;\n`
}

function ending(kind: Leave['kind'], halts: boolean): string {
  if (!halts) return ''
  return `${kind === 'drop' ? 'ctx.dropped = true; ' : ''}ctx.halted = true; ctx.rc = r; `
}
