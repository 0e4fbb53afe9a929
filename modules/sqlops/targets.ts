/** The variables into which a query puts what it found. */

import { SiproseError, type Context, type Preparation, type Value, type VariableRef } from 'siprose'

import type { Found } from './result.ts'

/** A variable that can be set. */
interface Target {
  readonly set: NonNullable<VariableRef['set']>
  /** `$null` would remove one that a row before has added. */
  readonly skipsNull: boolean
}

/** Variables, one a column. */
export type Targets = readonly Target[]

/** Reads `$var(a);$avp(b)`; commas do as well. */
export function parseTargets(text: string, using: Preparation): Targets {
  return split(text).map((written) => {
    const variable = using.variable(written)
    if (variable.set === null) {
      throw new SiproseError('sqlops/target', `\`${written}\` cannot be set`)
    }
    return { set: variable.set, skipsNull: /^\$\(?(?:avp|x?avp)\b/.test(written) }
  })
}

/** Cuts at commas and semicolons that stand in no parentheses. */
function split(text: string): readonly string[] {
  const parts: string[] = []
  let depth = 0
  let part = ''
  for (const character of text) {
    if (character === '(' || character === '[') depth++
    if (character === ')' || character === ']') depth--
    if (depth === 0 && (character === ',' || character === ';')) {
      parts.push(part)
      part = ''
    } else part += character
  }
  return [...parts, part].map((one) => one.trim()).filter((one) => one !== '')
}

/** Sets the variables row by row, the last row first: the first row is what remains in one that holds a single value. */
export function fillTargets(ctx: Context, targets: Targets, { rows }: Found): void {
  for (const row of rows.toReversed()) {
    for (const [at, target] of targets.entries()) {
      const value: Value | undefined = row[at]
      if (value === undefined || (value === null && target.skipsNull)) continue
      target.set(ctx, value)
    }
  }
}
