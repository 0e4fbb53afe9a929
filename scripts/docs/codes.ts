/** The codes of diagnostics and faults: documented constants that hold `layer/kebab-name`, alone or in an object. */

import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

import type { CodeSource } from '../../src/docs/reference-build.ts'
import type { CommentShelf } from './declarations.ts'
import type { FilePlaces } from './places.ts'

const CODE = /^[a-z][a-z0-9-]*\/[a-z0-9][a-z0-9-]*$/

/**
 * Imports a file and takes the codes out of its exports.
 *
 * @param root - the root of the project
 * @param file - the file, from the root
 * @param places - what typedoc found in it
 * @param shelf - reads comments
 */
export async function codesOf(
  root: string,
  file: string,
  places: FilePlaces | undefined,
  shelf: CommentShelf,
): Promise<CodeSource[]> {
  const namespace: Record<string, unknown> = await import(pathToFileURL(join(root, file)).href)
  const codes: CodeSource[] = []
  for (const [key, value] of Object.entries(namespace)) {
    const place = places?.exports[key]
    const name = codeIn(value)
    if (name !== null) codes.push({ name, declared: place ? shelf.declared(place) : null })
    if (name !== null || typeof value !== 'object' || value === null) continue
    for (const [member, held] of Object.entries(value)) {
      const inner = codeIn(held)
      const at = place?.members[member]
      if (inner !== null) codes.push({ name: inner, declared: at ? shelf.declared(at) : null })
    }
  }
  return codes
}

/** The code a value is, or carries. */
function codeIn(value: unknown): string | null {
  if (typeof value === 'string') return CODE.test(value) ? value : null
  const carried = typeof value === 'object' && value !== null && 'code' in value ? value.code : null
  return typeof carried === 'string' && CODE.test(carried) ? carried : null
}
