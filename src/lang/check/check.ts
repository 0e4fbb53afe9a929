/**
 * Checks a configuration against the names that exist: what `siprose check` says beyond syntax.
 *
 * Names, numbers of arguments, types and routes are looked at here, each with its own words; what only shows when literals
 * are prepared (patterns, formats, what a function refuses) is found by compiling without running.
 */

import type { ConfigFile, Expression, Route, Statement } from '../ast.ts'
import { langCodes } from '../codes.ts'
import { compileConfig } from '../compile/compile.ts'
import { flagNumbers } from '../compile/flags.ts'
import { noHelpers } from '../compile/unit.ts'
import { Diagnostics } from '../diagnostic.ts'
import type { Vocabulary } from '../vocabulary.ts'
import { walkStatements } from '../walk.ts'
import { checkCall } from './arguments.ts'
import { checkCodes } from './codes.ts'
import type { Check, RouteCheck } from './context.ts'
import { checkFlags, checkSettingsOnce } from './flags.ts'
import { checkTarget, checkVariable, checkVariableRoute } from './names.ts'
import { checkOperand } from './operands.ts'
import { checkParameters } from './parameters.ts'
import { RouteTable } from './route-table.ts'
import { checkRouteCall, checkUnused, collectRoutes } from './routes.ts'
import { checkSwitch } from './switches.ts'
import { checkComparedCall, checkCondition, checkReachable, checkReturn } from './traps.ts'
import { checkBinary, checkIntrinsic, checkLeave, checkUnary } from './types.ts'

/** What compiling finds and the checks here do not. */
const foundByCompiling: ReadonlySet<string> = new Set([
  checkCodes.unusableLiteral,
  checkCodes.badRegex,
  langCodes.badVariable,
  langCodes.badTransformation,
])

/**
 * Checks a configuration. Never throws.
 *
 * @param config - the tree, which may have holes where the parser reported errors
 * @param vocabulary - the names that exist
 * @param diagnostics - gets what is found, behind what is in it already
 */
export function checkConfig(
  config: ConfigFile,
  vocabulary: Vocabulary,
  diagnostics: Diagnostics = new Diagnostics(),
): Diagnostics {
  const routes = new RouteTable()
  const flags = flagNumbers(config.flags)
  const check: Check = { config, vocabulary, diagnostics, routes, flags, warned: new Set() }
  collectRoutes(check, config)
  checkFlags(check, config)
  checkSettingsOnce(check, config.customParameters)
  checkParameters(check, config)
  for (const route of config.routes) checkBody({ ...check, route })
  checkUnused(check)
  const compiling = new Diagnostics()
  compileConfig(config, vocabulary, noHelpers, { diagnostics: compiling, evaluate: false })
  for (const found of compiling.all) if (foundByCompiling.has(found.code)) diagnostics.add(found)
  return diagnostics
}

function checkBody(check: RouteCheck): void {
  const { body }: Route = check.route
  checkReachable(check, body)
  walkStatements(body, {
    statement: (statement) => checkStatement(check, statement),
    expression: (expression) => checkExpression(check, expression),
  })
}

function checkStatement(check: RouteCheck, statement: Statement): void {
  switch (statement.kind) {
    case 'if':
      for (const branch of statement.branches) {
        checkCondition(check, branch.condition)
        checkReachable(check, branch.body)
      }
      checkReachable(check, statement.otherwise ?? [])
      break
    case 'while':
      checkCondition(check, statement.condition)
      checkReachable(check, statement.body)
      break
    case 'switch':
      checkSwitch(check, statement)
      for (const one of statement.cases) checkReachable(check, one.body)
      break
    case 'return':
    case 'exit':
    case 'drop':
      checkLeave(check, statement)
      checkReturn(check, statement)
      break
    default:
      break
  }
}

function checkExpression(check: RouteCheck, expression: Expression): void {
  switch (expression.kind) {
    case 'variable':
      checkVariable(check, expression)
      checkVariableRoute(check, expression)
      break
    case 'assignment':
      checkTarget(check, expression)
      break
    case 'call':
      checkCall(check, expression)
      break
    case 'route-call':
      checkRouteCall(check, expression)
      break
    case 'binary':
      checkBinary(check, expression)
      checkComparedCall(check, expression)
      break
    case 'unary':
      checkUnary(check, expression)
      break
    case 'intrinsic':
      checkIntrinsic(check, expression)
      break
    case 'block':
      checkReachable(check, expression.body)
      break
    case 'operand':
      checkOperand(check, expression)
      break
    case 'select':
      checkOperand(check, expression)
      break
    default:
      break
  }
}
