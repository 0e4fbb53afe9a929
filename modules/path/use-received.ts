/** Requests that come back by a Path, to where the phone was seen. */

import { type Context, param } from 'siprose'

import type { Notation } from './received.ts'

/**
 * Makes a request go to where its Route says that the phone was seen.
 *
 * @param params - the parameters of the Route that was ours
 * @param name - which of them
 */
export function goToReceived(ctx: Context, params: string, name: string, notation: Notation): void {
  const value = param(params, 0, params.length, name)
  if (value === null || value === '') return
  const uri = notation.parse(value)
  if (uri !== null) ctx.destinationUri = uri
}
