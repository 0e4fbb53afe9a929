/** The path of a select: `via[1].host`, `msg.header["Subject"]`. */

import { SiproseError } from '../errors.ts'

/** One step of a path: a name, and the index behind it. */
export interface Step {
  readonly name: string
  /** `[2]`: from 1, negative from the end; null without one. */
  readonly index: number | null
  /** `["Subject"]`, or null. */
  readonly key: string | null
}

const STEP = /([A-Za-z0-9_-]+)((?:\[(?:-?\d{1,4}|"[^"\]]*"|'[^'\]]*'|\*)\])?)(\.|$)/y

/**
 * Reads a path.
 *
 * @param text - without the `@`
 * @throws SiproseError `select/bad-path` where it is none
 */
export function parsePath(text: string): readonly Step[] {
  const steps: Step[] = []
  STEP.lastIndex = 0
  for (let at = 0; at < text.length; at = STEP.lastIndex) {
    const found = STEP.exec(text)
    if (found === null) throw badPath(text)
    const [, name = '', bracket = '', dot] = found
    steps.push(...stepsOf(name, bracket.slice(1, -1)))
    if (dot === '.' && STEP.lastIndex === text.length) throw badPath(text)
  }
  if (steps.length === 0) throw badPath(text)
  return steps
}

function stepsOf(name: string, inside: string): readonly Step[] {
  if (inside === '' || inside === '*') return [{ name, index: null, key: null }]
  if (!/^["']/.test(inside)) return [{ name, index: Number(inside), key: null }]
  const key = inside.slice(1, -1)
  // `params["node"]` is `params.node`
  if (name !== 'params') return [{ name, index: null, key }]
  return [
    { name, index: null, key: null },
    { name: key, index: null, key: null },
  ]
}

function badPath(text: string): SiproseError {
  return new SiproseError(
    'select/bad-path',
    `\`${text}\` is no select; write names with dots between, as in \`from.uri.host\``,
  )
}
