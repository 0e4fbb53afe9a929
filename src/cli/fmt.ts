/** `siprose fmt FILE…`: configurations in the lines and columns of the project, without a change of what they mean. */

import { readFileSync, writeFileSync } from 'node:fs'

import { formatConfig } from '../lang/format/format.ts'
import { sameTree } from '../lang/format/same-tree.ts'
import { parseConfig } from '../lang/parse/file.ts'
import { fileReader, makeSource, type Source, type SourceReader } from '../lang/source.ts'
import { bytePath, usage } from './options.ts'

/** What came of one file. */
type Outcome = 'same' | 'changed' | 'failed'

const STDIN = '-'
const MARK = '\xef\xbb\xbf'

/**
 * Formats files in place; `-` reads a text from standard input and prints it.
 *
 * @param args - files, and `--check` to say which would change instead of changing them
 * @returns 0 when all is well; 1 when a file cannot be formatted or, with `--check`, would change
 */
export function formatFiles(args: readonly string[]): number {
  const check = args.includes('--check')
  const files = args.filter((arg) => arg !== '--check')
  const flag = files.find((file) => file.startsWith('-') && file !== STDIN)
  if (flag !== undefined) throw usage(`\`${flag}\`: a formatter takes files, and \`--check\``)
  if (files.length === 0) throw usage('name a configuration: siprose fmt siprose.cfg')
  const outcomes = files.map((file) => formatFile(file, check))
  const bad = outcomes.some((outcome) => outcome === 'failed' || (check && outcome === 'changed'))
  return bad ? 1 : 0
}

function formatFile(file: string, check: boolean): Outcome {
  const text = read(file)
  if (text === null) return 'failed'
  const name = bytePath(file)
  const { text: formatted, diagnostics } = formatConfig(makeSource(name, text))
  if (formatted === null || !meansTheSame(makeSource(name, text), formatted)) {
    const reason = diagnostics.hasErrors
      ? diagnostics.print(undefined, 'error')
      : `siprose: ${name} would mean something else in other lines, so it is left alone\n`
    process.stderr.write(Buffer.from(reason, 'latin1'))
    return 'failed'
  }
  const result = text.startsWith(MARK) ? MARK + formatted : formatted
  if (file === STDIN && !check) process.stdout.write(Buffer.from(result, 'latin1'))
  if (result === text) return 'same'
  if (check) process.stdout.write(`${file}\n`)
  else if (file !== STDIN) writeFileSync(file, result, 'latin1')
  return 'changed'
}

function read(file: string): string | null {
  try {
    return readFileSync(file === STDIN ? 0 : file, 'latin1')
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    process.stderr.write(`siprose: ${reason}\n`)
    return null
  }
}

/** True when both texts are read as the same tree. What is included counts as long as both can be read at all. */
function meansTheSame(source: Source, formatted: string): boolean {
  const before = parseConfig(readerOf(source), source.file, { environment: process.env })
  // a part of a configuration is no configuration: then its tokens, which were compared, have to do
  if (before.diagnostics.hasErrors) return true
  const after = parseConfig(readerOf(makeSource(source.file, formatted)), source.file, {
    environment: process.env,
  })
  return !after.diagnostics.hasErrors && sameTree(before.config, after.config)
}

/** Reads one text from memory, and all that it includes from the disk. */
function readerOf(source: Source): SourceReader {
  return {
    read: (path, from) => (from === null ? source : fileReader.read(path, from)),
  }
}
