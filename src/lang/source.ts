/** A text of the configuration and where its lines start; and how sources are read. The only file of this layer that touches the disk. */
import { readFileSync } from 'node:fs'

/** One file, read. */
export interface Source {
  /** The path it was opened by, a byte string. */
  readonly file: string
  /** The whole text, one character a byte; without a byte order mark. */
  readonly text: string
}

/** Where sources come from: the disk, or a table in tests and in the player of examples. */
export interface SourceReader {
  /**
   * Reads a file.
   *
   * @param path - as the configuration wrote it
   * @param from - the file that asks for it; null for the main file
   * @returns null when there is no such file, or it cannot be read
   */
  read(path: string, from: string | null): Source | null
}

/** Makes a source, without the byte order mark some editors put first. */
export function makeSource(file: string, text: string): Source {
  return { file, text: text.startsWith('\xef\xbb\xbf') ? text.slice(3) : text }
}

/** The path of `name` in the folder of `file`. */
export function besides(file: string, name: string): string {
  const slash = file.lastIndexOf('/')
  return slash < 0 ? name : file.slice(0, slash + 1) + name
}

/**
 * Tries a path as it stands, then in the folder of the file that asks for it.
 *
 * @param open - gives the text of one exact path, or null
 */
function readBesides(
  path: string,
  from: string | null,
  open: (path: string) => string | null,
): Source | null {
  const text = open(path)
  if (text !== null) return makeSource(path, text)
  if (from === null || path.startsWith('/')) return null
  const near = besides(from, path)
  const second = near === path ? null : open(near)
  return second === null ? null : makeSource(near, second)
}

/** Reads from the disk, as latin1. Paths are byte strings too. */
export const fileReader: SourceReader = {
  read: (path, from) => readBesides(path, from, readText),
}

/** Reads from a table of path and text: for tests, examples and editors. */
export function tableReader(files: Readonly<Record<string, string>>): SourceReader {
  const table = new Map(Object.entries(files))
  return { read: (path, from) => readBesides(path, from, (name) => table.get(name) ?? null) }
}

function readText(path: string): string | null {
  if (path === '' || path.includes('\0')) return null
  try {
    return readFileSync(Buffer.from(path, 'latin1'), 'latin1')
  } catch {
    // Why it cannot be read is of no use to the reader of a configuration beyond "there is no such file".
    return null
  }
}
