/** Keeps what typedoc found in each module, as long as its sources do not change: it is the one slow part of the compiler. */

import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import type { FilePlaces, Place, Places } from './places.ts'

const CACHE = 'build/docs/places.json'

/** What changes the answer besides a module's own sources: the types of what it declares are made from these. */
const COMMON = [
  'typedoc.json',
  'tsconfig.json',
  'package-lock.json',
  'scripts/docs/places.ts',
  'src/index.ts',
  'src/runtime/declare/**/*.ts',
]

/** Asks where everything is declared that some files export. */
export type FindPlaces = (root: string, files: readonly string[]) => Promise<Places>

/** typedoc, with the compiler it brings, takes longer to import than all else takes to run. */
const askTypedoc: FindPlaces = async (root, files) =>
  (await import('./places.ts')).findPlaces(root, files)

/** The cache as it lies on the disk: what was found in a file, and a digest of what it was found from. */
type Cache = Readonly<Record<string, { readonly key: string; readonly places: FilePlaces }>>

/**
 * Finds where everything is declared that some files export, from the cache where no source of theirs has changed since.
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
  const path = join(root, CACHE)
  const cache = readCache(path)
  const common = digest(root, COMMON, '')
  const keys = new Map(files.map((file) => [file, digest(root, sourcesOf(file), common)]))
  const stale = files.filter((file) => cache[file]?.key !== keys.get(file))
  const found = stale.length > 0 ? await find(root, stale) : {}
  const places: Record<string, FilePlaces> = {}
  const kept: Record<string, Cache[string]> = {}
  for (const [file, key] of keys) {
    const own = stale.includes(file) ? found[file] : cache[file]?.places
    if (own === undefined) continue
    places[file] = own
    if (isWithin(own, dirname(file))) kept[file] = { key, places: own }
  }
  if (stale.length > 0) {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, JSON.stringify(kept satisfies Cache))
  }
  return places
}

function readCache(path: string): Cache {
  if (!existsSync(path)) return {}
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Cache
  } catch (cause) {
    // A run that was ended while it wrote leaves half a file: it is made again.
    if (cause instanceof SyntaxError) return {}
    throw cause
  }
}

/** The sources that a file's exports can be declared in: those of its folder. */
function sourcesOf(file: string): string[] {
  return [`${dirname(file)}/**/*.ts`]
}

/** Whether all that was found lies in a folder; what lies elsewhere changes without its folder changing. */
function isWithin({ exports }: FilePlaces, folder: string): boolean {
  const inside = ({ file }: Place) => file.startsWith(`${folder}/`)
  return Object.values(exports).every((place) =>
    [place, ...[place.members, ...place.tables].flatMap((table) => Object.values(table))].every(
      inside,
    ),
  )
}

function digest(root: string, patterns: readonly string[], before: string): string {
  const hash = createHash('sha256').update(before)
  const sources = globSync(patterns, { cwd: root })
    .filter((file) => !/(?:^|\/)(?:test|node_modules)\//.test(file))
    .toSorted()
  for (const file of sources) hash.update(`\0${file}\0`).update(readFileSync(join(root, file)))
  return hash.digest('hex')
}
