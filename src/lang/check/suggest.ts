/** What a wrong name was probably meant to be. */

import type { ConfigFile } from '../ast.ts'
import { nearest } from '../near.ts'
import { printPosition } from '../position.ts'
import type { NameKind } from '../vocabulary.ts'
import type { Check } from './context.ts'

export { nearest } from '../near.ts'

/** How names of a kind are written. */
const written: Partial<Record<NameKind, (name: string) => string>> = {
  variable: (name) => `$${name}`,
  transformation: (name) => `{${name}}`,
}

/** What to look for, and where. */
export interface Unknown {
  readonly kind: NameKind
  readonly name: string
  /** Whose parameters to look through, for `module-parameter`. */
  readonly module?: string
}

/**
 * The help for an unknown name: a near one among those in use, or the module that has the very name but is not loaded; null
 * when neither is sure.
 */
export function suggest({ vocabulary, config }: Check, unknown: Unknown): string | null {
  const { kind, name, module } = unknown
  const show = written[kind] ?? ((one: string) => one)
  const owner = vocabulary.ownerOf(kind, name)
  if (owner !== null && !vocabulary.loaded(owner)) {
    return `\`${show(name)}\` comes with module \`${owner}\`, which is not loaded`
  }
  const near = onlyNearest(name, [...vocabulary.names(kind, module)])
  if (near === null) return null
  const question = `did you mean \`${show(near)}\`?`
  const home = kind === 'function' ? (vocabulary.functions(near)[0]?.module ?? 'core') : 'core'
  return home === 'core'
    ? question
    : `${question} It comes with module \`${home}\`${loadedAt(config, home)}`
}

function loadedAt({ loadModules, path }: ConfigFile, module: string): string {
  const position = loadModules.find((one) => one.module === module)?.position
  if (position === undefined) return ''
  const where = position.file === path ? `line ${position.line}` : printPosition(position)
  return `, which is loaded at ${where}`
}

/** Names this short are near many others: only one that is alone counts. */
const shortName = 3

function onlyNearest(name: string, names: readonly string[]): string | null {
  const sameLetters = names.find((one) => one.toLowerCase() === name.toLowerCase())
  if (sameLetters !== undefined) return sameLetters
  const near = nearest(name, names)
  if (near === null || name.length > shortName) return near
  const second = nearest(
    name,
    names.filter((one) => one !== near),
  )
  return second === null ? near : null
}
