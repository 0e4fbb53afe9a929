/** Labels of `switch`: constants, of one type, each once. */

import type { Case, Switch } from '../ast.ts'
import { fold } from '../compile/fold.ts'
import { checkCodes } from './codes.ts'
import type { Check } from './context.ts'

/** Checks the labels of a `switch`. */
export function checkSwitch(check: Check, { cases }: Switch): void {
  let type: 'number' | 'string' | null = null
  const seen = new Map<string | number, Case>()
  for (const one of cases) {
    const { label } = one
    if (label === null) continue
    const value = label.kind === 'regex' ? label.pattern.value : fold(label)
    const position = label.position
    if (value === null) {
      check.diagnostics.error(checkCodes.switchLabel, 'this label is no constant', position)
      continue
    }
    const kind = typeof value === 'number' ? 'number' : 'string'
    type ??= kind
    if (kind !== type) {
      const message = `this label is a ${nameOf(kind)}; those before it are ${nameOf(type)}s`
      check.diagnostics.error(checkCodes.switchLabel, message, position)
    }
    const first = label.kind === 'regex' ? undefined : seen.get(value)
    if (first !== undefined) reportTwice(check, one, first, String(value))
    else if (label.kind !== 'regex') seen.set(value, one)
  }
}

function nameOf(kind: 'number' | 'string'): string {
  return kind === 'number' ? 'number' : 'text'
}

function reportTwice(check: Check, one: Case, first: Case, value: string): void {
  const notes = [{ message: 'the first one is at', position: first.position }]
  const message = `label \`${value}\` is there already, so this one never runs`
  const position = one.label?.position ?? one.position
  check.diagnostics.warning(checkCodes.switchLabel, message, position, { notes })
}
