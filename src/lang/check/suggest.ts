/** What a wrong name was probably meant to be. */

import { nearest } from '../near.ts'
import type { NameKind, Vocabulary } from '../vocabulary.ts'

export { nearest } from '../near.ts'

/** What to say about a name that is unknown; null when nothing is near enough to be sure. */
export interface Suggestion {
  readonly help: string | null
}

/** How names of a kind are written. */
const written: Partial<Record<NameKind, (name: string) => string>> = {
  variable: (name) => `$${name}`,
  transformation: (name) => `{${name}}`,
}

/**
 * Looks for a near name among those in use, then for a module that has the very name but is not loaded.
 *
 * @param kind - of the name
 * @param module - whose parameters to look through, for `module-parameter`
 */
export function suggest(
  vocabulary: Vocabulary,
  kind: NameKind,
  name: string,
  module?: string,
): Suggestion {
  const show = written[kind] ?? ((one: string) => one)
  const owner = vocabulary.ownerOf(kind, name)
  if (owner !== null && !vocabulary.loaded(owner)) {
    return { help: `\`${show(name)}\` comes with module \`${owner}\`, which is not loaded` }
  }
  const near = nearest(name, vocabulary.names(kind, module))
  if (near === null) return { help: null }
  return { help: `did you mean \`${show(near)}\`?${homeOf(vocabulary, kind, near)}` }
}

/** Says where a function comes from, for those who look for its documentation. */
function homeOf(vocabulary: Vocabulary, kind: NameKind, name: string): string {
  if (kind === 'function') {
    const home = vocabulary.functions(name)[0]?.module ?? 'core'
    return home === 'core' ? '' : ` It comes with module \`${home}\``
  }
  return ''
}
