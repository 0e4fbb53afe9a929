/** Selects: paths into a message, `from.uri.host`, into the configuration, `cfg_get.group.name`, and into what modules know. */

import { nearest } from '../../lang/near.ts'
import type { Preparation, SelectSource } from '../../lang/vocabulary.ts'
import { SiproseError } from '../errors.ts'
import { compileDeclared } from './declared.ts'
import type { Read } from './parts.ts'
import { parsePath } from './path.ts'
import { roots } from './roots.ts'

/**
 * Turns the path of a select into a reader, once, at load.
 *
 * @param text - the path without its `@`
 * @param using - knows the selects of the modules that are loaded
 * @returns reads the text from a message; null where the message lacks it
 * @throws SiproseError `select/unknown` for a path that means nothing
 */
export function compileSelect(text: string, using: Pick<Preparation, 'selects'> = {}): Read {
  const [first, ...steps] = parsePath(text)
  const root = first === undefined ? undefined : roots.get(first.name)
  if (first === undefined || root === undefined) {
    const name = first?.name ?? text
    const declared = using.selects?.select(name) ?? null
    if (declared === null) throw unknownRoot(name, using.selects ?? null)
    if (first?.index === null && first.key === null) return compileDeclared(declared, steps)
    throw new SiproseError('select/unknown', `\`@${name}\` has an index; write it without one`)
  }
  const read = root(first, steps)
  if (read !== null) return read
  throw new SiproseError('select/unknown', `\`${first.name}\` has no part \`${pathOf(text)}\``)
}

function unknownRoot(name: string, selects: SelectSource | null): SiproseError {
  const known = [...roots.keys(), ...(selects?.roots() ?? [])]
  const owner = selects?.ownerOf(name) ?? null
  const near = nearest(name, known)
  const help =
    owner !== null
      ? `it comes with module \`${owner}\`, which is not loaded`
      : near !== null
        ? `did you mean \`@${near}\`?`
        : `it can start with ${known.join(', ')}`
  return new SiproseError('select/unknown', `there is no select \`@${name}\`; ${help}`)
}

function pathOf(text: string): string {
  return text.slice(text.indexOf('.') + 1)
}
