/** Keeps what typedoc found, as long as no source changes: it is the one slow part of the compiler. */

import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import type { Places } from './places.ts'

const CACHE = 'build/docs/places.json'

/** What changes the answer besides the sources. */
const CONFIGURATION = [
  'typedoc.json',
  'tsconfig.json',
  'package-lock.json',
  'scripts/docs/places.ts',
]

/** Asks where everything is declared that some files export. */
export type FindPlaces = (root: string, files: readonly string[]) => Promise<Places>

/** typedoc, with the compiler it brings, takes longer to import than all else takes to run. */
const askTypedoc: FindPlaces = async (root, files) =>
  (await import('./places.ts')).findPlaces(root, files)

/** The cache as it lies on the disk. */
interface Cache {
  readonly key: string
  readonly places: Places
}

/**
 * Finds where everything is declared that some files export, from the cache where no source has changed since.
 *
 * @param root - the root of the project
 * @param files - the files, from the root
 * @param find - asks typedoc
 */
export async function cachedPlaces(
  root: string,
  files: readonly string[],
  find: FindPlaces = askTypedoc,
): Promise<Places> {
  const key = keyOf(root, files)
  const path = join(root, CACHE)
  const cached = readCache(path)
  if (cached?.key === key) return cached.places
  const places = await find(root, files)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, JSON.stringify({ key, places } satisfies Cache))
  return places
}

function readCache(path: string): Cache | null {
  if (!existsSync(path)) return null
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Cache
  } catch (cause) {
    // A run that was ended while it wrote leaves half a file: it is made again.
    if (cause instanceof SyntaxError) return null
    throw cause
  }
}

function keyOf(root: string, files: readonly string[]): string {
  const hash = createHash('sha256').update(files.join('\n'))
  const sources = globSync(['src/**/*.ts', 'modules/**/*.ts'], { cwd: root })
    .filter((file) => !file.includes('/test/') && !file.includes('node_modules'))
    .toSorted()
  for (const file of [...CONFIGURATION, ...sources]) {
    const path = join(root, file)
    if (existsSync(path)) hash.update(`\0${file}\0`).update(readFileSync(path))
  }
  return hash.digest('hex')
}
