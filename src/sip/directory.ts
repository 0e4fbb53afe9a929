// hot
/** The directory of a message: one number for each header, which says where it starts, which it is, and whether it is folded. */

import { HeaderId } from './header-names.ts'

/** Bits of an entry below the header's offset: its number in the lower eight, then whether it is folded. */
export const OFFSET_SHIFT = 9
/** The bit of a header that is folded. */
export const FOLDED = 256
/** In the place of a header's number: the line has no name and colon. */
export const NO_HEADER = 255
/** The longest message an entry can point into, whatever the limits say: 8 MiB. */
export const MAX_OFFSET: number = 2 ** (32 - OFFSET_SHIFT)

// repeated here because an imported constant is loaded at each comparison: see scan.ts
const { OTHER } = HeaderId
const ID_MASK = 255

/** The number of the header of an entry. */
export function entryId(entry: number): number {
  const id = entry & ID_MASK
  return id === NO_HEADER ? OTHER : id
}

/** Where the header of an entry starts. */
export function entryStart(entry: number): number {
  return entry >>> OFFSET_SHIFT
}

/** Whether the header of an entry goes on over more than one line. */
export function isFolded(entry: number): boolean {
  return (entry & FOLDED) !== 0
}

/** Where the colon of the header of an entry is; where the line starts, if it has none. */
export function entryColon(text: string, entry: number): number {
  const start = entry >>> OFFSET_SHIFT
  return (entry & ID_MASK) === NO_HEADER ? start : text.indexOf(':', start)
}

/** The place of the first header with a number from a place on, -1 if there is none. */
export function placeOf(directory: readonly number[], id: number, from: number): number {
  for (let i = from; i < directory.length; i++) if (entryId(directory[i] ?? 0) === id) return i
  return -1
}
