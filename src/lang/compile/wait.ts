/** Which routes may wait: those that can reach a function that does. */

import type { Expression, Statement } from '../ast.ts'
import { chooseForm } from '../forms.ts'
import type { Vocabulary } from '../vocabulary.ts'
import { walkStatements } from '../walk.ts'
import { fold } from './fold.ts'

/** A route as the call graph knows it. */
export interface WaitNode {
  /** The name `route()` calls it by; null when it cannot be called. */
  readonly callName: string | null
  readonly body: readonly Statement[]
}

/** What may wait in a configuration. */
export interface Waits {
  readonly route: (node: WaitNode) => boolean
  /** True when a body, a block expression for example, may wait. */
  readonly body: (body: readonly Statement[]) => boolean
  /** True when some route that `route()` can reach by a name made at run time may wait. */
  readonly dynamic: boolean
}

/** What a body calls. */
interface Calls {
  waits: boolean
  dynamic: boolean
  readonly names: Set<string>
}

/** Follows calls until nothing changes. */
export function findWaits(nodes: readonly WaitNode[], vocabulary: Vocabulary): Waits {
  const calls = new Map(nodes.map((node) => [node, callsOf(node.body, vocabulary)]))
  const waiting = new Set<string>()
  const reaches = (one: Calls): boolean =>
    one.waits ||
    (one.dynamic && waiting.size > 0) ||
    [...one.names].some((name) => waiting.has(name))
  for (let size = -1; size !== waiting.size;) {
    size = waiting.size
    for (const [{ callName }, one] of calls) {
      if (callName !== null && reaches(one)) waiting.add(callName)
    }
  }
  return {
    route: (node) => reaches(calls.get(node) ?? callsOf(node.body, vocabulary)),
    body: (body) => reaches(callsOf(body, vocabulary)),
    dynamic: waiting.size > 0,
  }
}

function callsOf(body: readonly Statement[], vocabulary: Vocabulary): Calls {
  const found: Calls = { waits: false, dynamic: false, names: new Set() }
  walkStatements(body, { expression: (expression) => note(expression, found, vocabulary) })
  return found
}

function note(expression: Expression, found: Calls, vocabulary: Vocabulary): void {
  if (expression.kind === 'call') {
    const forms = vocabulary.functions(expression.name)
    if (chooseForm(forms, expression.args.length)?.waits === true) found.waits = true
  } else if (expression.kind === 'route-call') {
    const name = fold(expression.target)
    if (name === null) found.dynamic = true
    else found.names.add(String(name))
  }
}
