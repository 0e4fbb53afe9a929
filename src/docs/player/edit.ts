/** Changes to the text of a file. */

import { toByteString } from './bytes.ts'
import type { Rewrite } from './match/difference.ts'

/** Some lines of a file, and what takes their place. Lines and columns start at 1; columns count bytes. */
export interface Edit {
  /** The first line. */
  readonly line: number
  /** The last line; one less than `line` puts new lines before it. */
  readonly lastLine: number
  /** What stands before this column stays, and also stands before each further new line. */
  readonly column: number
  /** The new lines, one character a byte. */
  readonly lines: readonly string[]
}

/** The change that a rewrite makes. */
export function editOf({ place, lastLine, lines }: Rewrite): Edit {
  return { line: place.line, lastLine, column: place.column, lines }
}

/**
 * The text of a file with changes made.
 *
 * @param text - the whole file
 * @param edits - the changes, in any order; of two for one line the first is made
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const lines = toByteString(text).split('\n')
  const taken = new Set<number>()
  const order = edits.toSorted((a, b) => b.line - a.line || b.lastLine - a.lastLine)
  for (const edit of order) {
    const insertion = edit.lastLine < edit.line
    if (!insertion && taken.has(edit.line)) continue
    if (!insertion) taken.add(edit.line)
    const model = lines[insertion ? edit.line - 2 : edit.line - 1] ?? ''
    const prefix = model.slice(0, edit.column - 1)
    const lineEnd = model.endsWith('\r') ? '\r' : ''
    const fresh = edit.lines.map((line) => prefix + line + lineEnd)
    lines.splice(edit.line - 1, edit.lastLine - edit.line + 1, ...fresh)
  }
  return Buffer.from(lines.join('\n'), 'latin1').toString('utf8')
}
