/** Plays a `values` fence: evaluates expressions on the message that the server received last. */

import type { Value } from '../../../lang/vocabulary.ts'
import { errorText } from '../../../runtime/errors.ts'
import { DocsCode } from '../codes.ts'
import { editOf } from '../edit.ts'
import type { Failure } from '../failure.ts'
import { problem, type Problem } from '../problem.ts'
import type { Session } from './session.ts'
import { matchValue, type ValueCheck } from '../grammar/value-lines.ts'

/** Plays a `values` fence; all that differs is reported together. */
export async function playValues(
  session: Session,
  checks: readonly ValueCheck[],
): Promise<Failure | null> {
  const problems: Problem[] = []
  for (const check of checks) {
    const found = await playCheck(session, check)
    if (found !== null) problems.push(found)
  }
  const [first, ...more] = problems
  return first === undefined ? null : session.fail(null, first, ...more)
}

async function playCheck(session: Session, check: ValueCheck): Promise<Problem | null> {
  if (session.world.wire.received === 0) {
    const fact = 'the server has received no message on which this could be evaluated'
    return problem(DocsCode.EXPRESSION, check.expressionPlace, fact, {
      help: 'a `sip` fence above sends one: `alice > INVITE sip:bob@example.com`',
    })
  }
  const value = await evaluated(session, check.expression)
  if (!value.ok) return problem(DocsCode.EXPRESSION, check.expressionPlace, value.why)
  const difference = matchValue(check, value.value, session.bindings)
  if (difference === null) return null
  if (session.edits === null || difference.rewrite === null) return difference.problem
  session.edits.push(editOf(difference.rewrite))
  return null
}

type Evaluated =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly why: string }

async function evaluated(session: Session, expression: string): Promise<Evaluated> {
  try {
    return { ok: true, value: await session.server.evaluate(expression) }
  } catch (error) {
    return { ok: false, why: errorText(error) }
  }
}
