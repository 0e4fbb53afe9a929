/** Addresses of documents, and the paths of the files they are. */

import { fileURLToPath, pathToFileURL } from 'node:url'

import { bytesOf, decoded } from './text.ts'

/** The path of a document, a byte string as the language has them; the address itself for one that is no file. */
export function pathOf(uri: string): string {
  if (!uri.startsWith('file:')) return bytesOf(uri)
  try {
    return bytesOf(fileURLToPath(uri))
  } catch {
    // an address that no file can have, such as one of another machine
    return bytesOf(uri)
  }
}

/** The address of a file, or what stands for one. */
export function uriOf(path: string): string {
  return path.startsWith('/') ? pathToFileURL(decoded(path)).href : decoded(path)
}
