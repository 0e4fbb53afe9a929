/** Parameters of headers and URIs: names in any case, in any order. */

import { trimBytes } from '../bytes.ts'
import type { Bindings } from './bindings.ts'
import { matchText, type TextRules } from './text.ts'
import { holeAt, isWildcard, slice, trimmed, type Pattern } from '../grammar/pattern.ts'

/** How parameters are compared. */
export interface ParamRules {
  /** Tells whether a parameter that is not written may be there. */
  readonly free: (name: string) => boolean
  /** How values are compared. */
  readonly values: TextRules
}

/** No parameter is free, and values are compared as they are written. */
export const exactParams: ParamRules = { free: () => false, values: { ignoreCase: false } }

/**
 * Compares parameters. Each one written must be there, once for each time it is written; `{*}` alone stands for all that are
 * left, at least one.
 *
 * @param written - `name=value` or `name`, each a pattern
 * @param actual - the same, each a text
 * @param bindings - bound where all fit
 * @param rules - what may differ
 */
export function matchParams(
  written: readonly Pattern[],
  actual: readonly string[],
  bindings: Bindings,
  rules: ParamRules = exactParams,
): boolean {
  const left = [...actual]
  let wildcard = false
  const fits = bindings.attempt((trial) => {
    for (const pattern of written) {
      if (isWildcard(pattern)) {
        wildcard = true
        continue
      }
      const at = left.findIndex((param) => matchParam(pattern, param, trial, rules.values))
      if (at < 0) return false
      left.splice(at, 1)
    }
    return true
  })
  if (!fits) return false
  return wildcard ? left.length > 0 : left.every((param) => rules.free(nameOf(param)))
}

/** The name of a parameter in lower case. */
export function nameOf(param: string): string {
  const equals = param.indexOf('=')
  return trimBytes(equals < 0 ? param : param.slice(0, equals)).toLowerCase()
}

function matchParam(
  pattern: Pattern,
  param: string,
  bindings: Bindings,
  rules: TextRules,
): boolean {
  const equals = pattern.text.indexOf('=')
  const written = equals < 0 ? pattern : trimmed(slice(pattern, 0, equals))
  if (written.text.length === 1 && holeAt(written, 0) !== null && equals < 0) {
    return matchText(pattern, param, bindings)
  }
  const found = param.indexOf('=')
  if (equals < 0 !== found < 0) return false
  if (!matchText(written, nameOf(param), bindings, { ignoreCase: true })) return false
  if (equals < 0) return true
  const value = trimmed(slice(pattern, equals + 1))
  return matchText(value, trimBytes(param.slice(found + 1)), bindings, rules)
}
