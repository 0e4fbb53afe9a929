/** Selects: paths into a message, `from.uri.host`, and into the configuration, `cfg_get.group.name`. */

import { SiproseError } from '../errors.ts'
import type { Read } from './parts.ts'
import { parsePath } from './path.ts'
import { roots } from './roots.ts'

/**
 * Turns the path of a select into a reader, once, at load.
 *
 * @param text - the path without its `@`
 * @returns reads the text from a message; null where the message lacks it
 * @throws SiproseError `select/unknown` for a path that means nothing
 */
export function compileSelect(text: string): Read {
  const [first, ...steps] = parsePath(text)
  const root = first === undefined ? undefined : roots.get(first.name)
  if (first === undefined || root === undefined) {
    throw new SiproseError(
      'select/unknown',
      `there is no select \`${first?.name ?? text}\`; it can start with ${[...roots.keys()].join(', ')}`,
    )
  }
  const read = root(first, steps)
  if (read !== null) return read
  throw new SiproseError('select/unknown', `\`${first.name}\` has no part \`${pathOf(text)}\``)
}

function pathOf(text: string): string {
  return text.slice(text.indexOf('.') + 1)
}
