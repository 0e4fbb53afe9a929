/** What people get wrong, as the documentation says it: for the warnings of the checker. */

import { installation } from '../runtime/installation.ts'
import type { Reference } from './reference.ts'

/** The compiled reference; null where it has not been compiled. */
export function readReference(): Reference | null {
  const text = installation.reference()
  // The text is our own compiler's.
  return text === null ? null : (JSON.parse(text) as Reference)
}

/** A trap of one form of a function: `` `xlog(format)`: what goes wrong with it ``. */
const ofForm = /^`\w+\(([^)]*)\)`: (.+)$/s

/** The traps of functions, by `module.function`; those of one form by `module.function/count`, with the number of its arguments. */
export function trapsOf(reference: Reference | null): ReadonlyMap<string, string> {
  const traps = new Map<string, string>()
  if (reference === null) return traps
  for (const module of [reference.core, ...Object.values(reference.modules)]) {
    for (const { name, trap } of module.functions) {
      const key = `${module.name}.${name}`
      for (const text of trap) {
        const [, args, ofThis] = ofForm.exec(text) ?? []
        if (args === undefined || ofThis === undefined) add(traps, key, text)
        else add(traps, `${key}/${args.trim() === '' ? 0 : args.split(',').length}`, ofThis)
      }
    }
  }
  return traps
}

function add(traps: Map<string, string>, key: string, text: string): void {
  const known = traps.get(key)
  traps.set(key, known === undefined ? text : `${known} ${text}`)
}
