/** The files a configuration consists of: as they stand in the editor where they are open there, else as they are on the disk. */

import { readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'

import { besides, makeSource, type SourceReader } from '../lang/source.ts'
import { scanText, type Scan } from './scan.ts'
import { bytesOf, decoded } from './text.ts'

/** A larger file is no configuration. */
const MOST_BYTES = 8 * 1024 * 1024
/** Scans of files that are kept. */
const MOST_SCANS = 500

/** A document of an editor. */
export interface OpenDocument {
  readonly uri: string
  readonly version: number
  getText(): string
}

interface Kept {
  /** The version of the document, or the time and size of the file. */
  readonly stamp: string
  readonly scan: Scan
}

/** Finds files by their paths, which are byte strings. */
export class Files {
  readonly #open: (path: string) => OpenDocument | null
  readonly #scans = new Map<string, Kept>()

  /** @param open - gives the document that is open at a path, or null */
  constructor(open: (path: string) => OpenDocument | null) {
    this.#open = open
  }

  /** A file, scanned; null where there is none, or it cannot be read. */
  scan(path: string): Scan | null {
    const document = this.#open(path)
    const stamp = document === null ? diskStamp(path) : `open ${document.version}`
    if (stamp === null) return null
    const kept = this.#scans.get(path)
    if (kept?.stamp === stamp) return kept.scan
    const bytes = document === null ? readDisk(path) : bytesOf(document.getText())
    if (bytes === null) return null
    const scan = scanText(makeSource(path, bytes).text)
    if (this.#scans.size >= MOST_SCANS) this.#scans.clear()
    this.#scans.set(path, { stamp, scan })
    return scan
  }

  /** The path of an included file: as it stands, from where the program works, then in the folder of the file that includes it. */
  find(path: string, from: string): string | null {
    return candidates(path, from).find((one) => this.scan(one) !== null) ?? null
  }
}

/** Reads a configuration with some of its files taken from memory. */
export function overlayReader(overlay: ReadonlyMap<string, string>): SourceReader {
  return {
    read(path, from) {
      for (const one of candidates(path, from)) {
        const bytes = overlay.get(one) ?? readDisk(one)
        if (bytes !== null) return makeSource(one, bytes)
      }
      return null
    },
  }
}

function candidates(path: string, from: string | null): readonly string[] {
  if (path === '' || path.includes('\0')) return []
  if (from === null) return [path]
  const here = bytesOf(resolve(decoded(path)))
  return path.startsWith('/') ? [here] : [here, bytesOf(resolve(decoded(besides(from, path))))]
}

function diskStamp(path: string): string | null {
  try {
    const { mtimeMs, size } = statSync(Buffer.from(path, 'latin1'))
    return `${mtimeMs} ${size}`
  } catch {
    return null
  }
}

function readDisk(path: string): string | null {
  try {
    const name = Buffer.from(path, 'latin1')
    const found = statSync(name)
    return found.isFile() && found.size <= MOST_BYTES ? readFileSync(name, 'latin1') : null
  } catch {
    // a file that cannot be read is none
    return null
  }
}
