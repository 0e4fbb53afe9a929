/** Formats a configuration only where it means the same afterwards. */

import { parseConfig } from '../parse/file.ts'
import { makeSource, type Source, type SourceReader } from '../source.ts'
import { formatConfig, type Formatted } from './format.ts'
import { sameTree } from './same-tree.ts'

/**
 * Formats the text of one file, and compares what is read of the new text with what was read of the old one.
 *
 * @param source - the file
 * @param reader - reads what it includes, which counts as long as both can be read at all
 * @param environment - for `#!defenv`
 */
export function formatKeepingMeaning(
  source: Source,
  reader: SourceReader,
  environment: Readonly<Record<string, string | undefined>>,
): Formatted {
  const { text, diagnostics } = formatConfig(source)
  if (text === null) return { text, diagnostics }
  const read = (of: Source) =>
    parseConfig(
      { read: (path, from) => (from === null ? of : reader.read(path, from)) },
      source.file,
      { environment },
    )
  const before = read(source)
  // a part of a configuration is no configuration: then its tokens, which were compared, have to do
  if (before.diagnostics.hasErrors) return { text, diagnostics }
  const after = read(makeSource(source.file, text))
  const same = !after.diagnostics.hasErrors && sameTree(before.config, after.config)
  return { text: same ? text : null, diagnostics }
}
