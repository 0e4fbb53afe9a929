/** Configurations: a main file and all it includes. */

import { readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'

import type { Files } from './files.ts'
import type { Scan } from './scan.ts'
import { bytesOf, decoded } from './text.ts'

/** How deep includes go, as the language has it, and how many files are followed. */
const DEEPEST = 10
const MOST_FILES = 300
/** Where main files are looked for: so many folders up, so many files each. */
const FOLDERS_UP = 3
const MOST_CANDIDATES = 100

/** A file of a configuration. */
export interface ProjectFile {
  readonly path: string
  readonly scan: Scan
}

/** A configuration. */
export interface Project {
  /** The main file. */
  readonly root: string
  /** The main file first, then what is included, in order, each once. */
  readonly files: readonly ProjectFile[]
  /** The names of the modules that are loaded. */
  readonly modules: ReadonlySet<string>
  /** True when no file has a request route: a part of a configuration whose main file is not known. */
  readonly fragment: boolean
}

/** Finds out which files belong together. */
export class Projects {
  readonly #files: Files
  /** Main files that somebody named. */
  mains: readonly string[] = []
  /** Main files that were found for a file; null for one that has none. */
  readonly #found = new Map<string, string | null>()

  /** @param files - where the files are */
  constructor(files: Files) {
    this.#files = files
  }

  /** Forgets what was found: a file was opened, or saved. */
  forget(): void {
    this.#found.clear()
  }

  /** The configuration that a file belongs to; of its own where nothing includes it. */
  of(path: string): Project {
    return this.whole(this.rootOf(path))
  }

  /** The main file of a file: one that was named, or one nearby that includes it, or itself. */
  rootOf(path: string): string {
    const named = this.mains.find((main) => this.#includes(main, path))
    if (named !== undefined) return named
    const known = this.#found.get(path)
    if (known !== undefined && (known === null || this.#includes(known, path))) return known ?? path
    const found = this.#hasRoute(path) ? null : this.#search(path)
    this.#found.set(path, found)
    return found ?? path
  }

  /** A configuration by its main file. */
  whole(root: string): Project {
    const files: ProjectFile[] = []
    this.#follow(root, files, new Set(), 0)
    const modules = new Set(files.flatMap(({ scan }) => scan.modules.map(({ name }) => name)))
    return { root, files, modules, fragment: !files.some(({ scan }) => hasRoute(scan)) }
  }

  #follow(path: string, files: ProjectFile[], seen: Set<string>, depth: number): void {
    if (seen.has(path) || depth > DEEPEST || files.length >= MOST_FILES) return
    seen.add(path)
    const scan = this.#files.scan(path)
    if (scan === null) return
    files.push({ path, scan })
    for (const { name } of scan.includes) {
      const found = this.#files.find(name, path)
      if (found !== null) this.#follow(found, files, seen, depth + 1)
    }
  }

  #includes(main: string, path: string): boolean {
    return main === path || this.whole(main).files.some((file) => file.path === path)
  }

  #hasRoute(path: string): boolean {
    const scan = this.#files.scan(path)
    return scan !== null && hasRoute(scan)
  }

  /** Looks in the folder of a file, and in those around it, for configurations that include it; those with a request route come first. */
  #search(path: string): string | null {
    if (!path.startsWith('/')) return null
    const including: string[] = []
    let folder = dirname(path)
    for (let up = 0; up < FOLDERS_UP && folder !== '/'; up += 1) {
      const here = configurationsIn(folder).filter((one) => one !== path)
      including.push(...here.filter((one) => this.#includes(one, path)))
      folder = dirname(folder)
    }
    return including.find((one) => !this.whole(one).fragment) ?? including[0] ?? null
  }
}

function hasRoute({ blocks }: Scan): boolean {
  return blocks.some(({ type, name }) => type === 'request' && name === null)
}

function configurationsIn(folder: string): readonly string[] {
  try {
    return readdirSync(decoded(folder))
      .filter((name) => name.endsWith('.cfg'))
      .slice(0, MOST_CANDIDATES)
      .map((name) => join(folder, bytesOf(name)))
  } catch {
    // a folder that cannot be read has none
    return []
  }
}
