/** How commands of the core fail. */

import { SiproseError } from '../../runtime/errors.ts'

/**
 * What a command throws when it cannot do what it was asked.
 *
 * @param message - what is in the way
 */
export function commandFailure(message: string): SiproseError {
  return new SiproseError('core/command-failed', message, { rpcCode: 400 })
}

/** One figure of several by its name, or all of them; null gives all. */
export function figures(
  all: Readonly<Record<string, number>>,
  name: string | undefined,
): number | Readonly<Record<string, number>> {
  if (name === undefined) return all
  const figure = Object.hasOwn(all, name) ? all[name] : undefined
  if (figure !== undefined) return figure
  const known = Object.keys(all).join(', ')
  throw commandFailure(`there is no figure \`${name}\`; there is ${known}`)
}
