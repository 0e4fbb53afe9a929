/** What people get wrong, as the documentation says it: for the warnings of the checker. */

import { existsSync, readFileSync } from 'node:fs'

import type { Reference } from './reference.ts'

const REFERENCE = new URL('../../dist/reference.json', import.meta.url)

/** The compiled reference; null where it has not been compiled. */
export function readReference(): Reference | null {
  if (!existsSync(REFERENCE)) return null
  // The file is our own compiler's.
  return JSON.parse(readFileSync(REFERENCE, 'utf8')) as Reference
}

/** The traps of functions, by `module.function`. */
export function trapsOf(reference: Reference | null): ReadonlyMap<string, string> {
  const traps = new Map<string, string>()
  if (reference === null) return traps
  for (const module of [reference.core, ...Object.values(reference.modules)]) {
    for (const { name, trap } of module.functions) {
      if (trap.length > 0) traps.set(`${module.name}.${name}`, trap.join(' '))
    }
  }
  return traps
}
