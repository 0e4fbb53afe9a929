/** The source of the survey, told apart from any other version of it. */

import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A hash of all that is compiled, given the folder `src/sip/survey`. */
export function sourceHash(folder: string): string {
  const files = ['layout.ts', ...globSync('assembly/*.ts', { cwd: folder })]
  const hash = createHash('sha256')
  for (const file of files.toSorted()) hash.update(readFileSync(join(folder, file)))
  return hash.digest('hex').slice(0, 32)
}
