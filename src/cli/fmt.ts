/** `siprose fmt FILE…`: configurations in the lines and columns of the project, without a change of what they mean. */

import { readFileSync, writeFileSync } from 'node:fs'

import { formatKeepingMeaning } from '../lang/format/keep-meaning.ts'
import { fileReader, makeSource } from '../lang/source.ts'
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
  const source = makeSource(name, text)
  const { text: formatted, diagnostics } = formatKeepingMeaning(source, fileReader, process.env)
  if (formatted === null) {
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
