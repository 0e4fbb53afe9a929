/** A file in the usual lines and columns: `siprose fmt`, for the text of an editor. */

import type { TextEdit } from 'vscode-languageserver'

import { formatKeepingMeaning } from '../lang/format/keep-meaning.ts'
import type { SourceReader } from '../lang/source.ts'
import { decoded, type Text } from './text.ts'

/**
 * The change that formats a file: from the first line that differs to the last one.
 *
 * @returns none where nothing changes, or the text cannot be read
 */
export function formatting(path: string, text: Text, reader: SourceReader): TextEdit[] {
  const old = text.bytes
  const { text: formatted } = formatKeepingMeaning({ file: path, text: old }, reader, process.env)
  if (formatted === null || formatted === old) return []
  let from = commonStart(old, formatted)
  from = old.lastIndexOf('\n', from - 1) + 1
  let tail = commonEnd(old, formatted, from)
  // the change ends where a line does, in both
  const inLine = (whole: string): boolean => whole[whole.length - tail - 1] !== '\n'
  while (tail > 0 && (inLine(old) || inLine(formatted))) tail -= 1
  const newText = decoded(formatted.slice(from, formatted.length - tail))
  return [{ range: text.range(from, old.length - tail), newText }]
}

function commonStart(a: string, b: string): number {
  let at = 0
  while (at < a.length && a[at] === b[at]) at += 1
  return at
}

function commonEnd(a: string, b: string, from: number): number {
  const most = Math.min(a.length, b.length) - from
  let count = 0
  while (count < most && a[a.length - 1 - count] === b[b.length - 1 - count]) count += 1
  return count
}
