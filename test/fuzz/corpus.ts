/** The messages that others are made from: a file each, as it is on the wire. */

import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const FOLDER = fileURLToPath(new URL('corpus/', import.meta.url))
const ENDING = '.sip'

/** A file of the corpus. */
export interface Entry {
  readonly name: string
  /** One character a byte. */
  readonly text: string
}

/** All of it, in the order of names. */
export function corpus(): readonly Entry[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith(ENDING))
    .toSorted()
    .map((name) => ({
      name: name.slice(0, -ENDING.length),
      text: readFileSync(join(FOLDER, name), 'latin1'),
    }))
}

/** Adds a message, named by its kind and its bytes; gives the path. */
export function keep(kind: string, text: string): string {
  const hash = createHash('sha256').update(text, 'latin1').digest('hex').slice(0, 8)
  const path = join(FOLDER, `${kind}-${hash}${ENDING}`)
  writeFileSync(path, text, 'latin1')
  return path
}
