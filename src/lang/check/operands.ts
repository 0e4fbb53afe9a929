/** Keyword operands and selects. */

import type { Operand, Select } from '../ast.ts'
import { selectVariable } from '../compile/select.ts'
import { checkCodes } from './codes.ts'
import { type RouteCheck, listOf, routeWords } from './context.ts'
import { suggest } from './suggest.ts'

/** Checks that an operand exists and has a value in this route, or that selects can be read. */
export function checkOperand(check: RouteCheck, expression: Operand | Select): void {
  if (expression.kind === 'select') {
    checkSelect(check, expression)
    return
  }
  const { name, position } = expression
  const form = check.vocabulary.operand(name)
  if (form === null) {
    const help = suggest(check, { kind: 'operand', name })
    const message = `this server has no operand \`${name}\``
    check.diagnostics.error(checkCodes.unknownVariable, message, position, { help })
    return
  }
  const routes = form.routes ?? 'any'
  if (routes === 'any' || routes.includes(check.route.type)) return
  const where = listOf(routes.map((type) => routeWords[type]))
  const message = `\`${name}\` has no value in a ${routeWords[check.route.type]}; it has in ${where}`
  check.diagnostics.error(checkCodes.wrongRoute, message, position)
}

function checkSelect(check: RouteCheck, { text, position }: Select): void {
  if (check.vocabulary.variable(selectVariable) !== null) return
  const message = `no loaded module reads selects such as \`${text}\``
  check.diagnostics.error(checkCodes.unknownVariable, message, position)
}
