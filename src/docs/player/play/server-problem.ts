/** What the server threw, as a problem of the example. */

import { errorText, SiproseError } from '../../../runtime/errors.ts'
import { DocsCode } from '../codes.ts'
import { problem, type Place, type Problem } from '../problem.ts'

/** Codes that say enough by themselves. */
const known: ReadonlyMap<string, DocsCode> = new Map(
  [DocsCode.ENDLESS, DocsCode.UNSETTLED].map((code) => [code, code]),
)

/**
 * Makes a problem of what the server threw, or of what was found to have no end.
 *
 * @param error - what was thrown
 * @param place - the line that was played
 */
export function serverProblem(error: unknown, place: Place): Problem {
  const code = error instanceof SiproseError ? known.get(error.code) : undefined
  if (code !== undefined) return problem(code, place, errorText(error))
  return problem(DocsCode.SERVER, place, `the server threw: ${errorText(error)}`)
}
