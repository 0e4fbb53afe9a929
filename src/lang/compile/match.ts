/** `=~` as code. */

import type { Expression } from '../ast.ts'
import { checkCodes } from '../check/codes.ts'
import { posixRegex, RegexError, type Matcher } from '../posix-regex.ts'
import { stringPosition } from '../string-position.ts'
import { asText, code, failing, type Code } from './code.ts'
import { fold } from './fold.ts'
import type { Scope } from './scope.ts'

/** Code that matches a text against a pattern, which is compiled at load when it is a constant. */
export function matchText(scope: Scope, subject: string, right: Expression): Code {
  const pattern = fold(right)
  if (pattern === null) {
    const made = asText(scope.expression(right), scope.mode).js
    return failing(`match(ctx, ${subject}, ${made})`)
  }
  const matcher = compilePattern(scope, right, String(pattern), { ignoreCase: true })
  return code(`${scope.constant(matcher)}.test(${subject})`, 'bool')
}

/** Compiles a constant pattern; what is wrong with it is reported at its place in the literal. */
export function compilePattern(
  scope: Scope,
  literal: Expression,
  pattern: string,
  flags: { readonly ignoreCase: boolean },
): Matcher {
  try {
    return posixRegex(pattern, flags)
  } catch (error) {
    const offset = error instanceof RegexError ? error.offset : 0
    const message = error instanceof Error ? error.message : String(error)
    const position =
      literal.kind === 'string' ? stringPosition(literal, offset, offset + 1) : literal.position
    scope.fail(checkCodes.badRegex, message, position)
    return posixRegex('', flags)
  }
}
