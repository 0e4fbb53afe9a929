/** `siprose check FILE`: all that is wrong with a configuration, not the first thing only. */

import { readReference, trapsOf } from '../docs/traps.ts'
import { summary } from '../lang/diagnostic.ts'
import { Listing } from '../lang/compile/listing.ts'
import { LogLevel } from '../runtime/log.ts'
import { stderrSink } from './log-sinks.ts'
import { bytePath, parseServerFlags, usage } from './options.ts'
import { sarifLog } from './sarif.ts'
import { configureReal, SwitchableLog } from './world.ts'

type Format = 'text' | 'json' | 'sarif'

/**
 * Checks a configuration and prints what it found.
 *
 * @param args - the file, flags as for a server; `--format=json` or `sarif` for programs; `--explain FILE:LINE` to see what became of a line
 * @returns 0 when it would start, 1 when it would not, or the line has no statement
 */
export async function checkFile(args: readonly string[]): Promise<number> {
  const { format, explain, rest } = takeOptions(args)
  const flags = parseServerFlags(
    explain === null || rest.length > 0 ? rest : [Buffer.from(explain.file, 'latin1').toString()],
  )
  const { log } = new SwitchableLog(stderrSink(false))
  log.level = LogLevel.ERROR
  const { diagnostics } = await configureReal(flags, log, trapsOf(readReference()), explain)
  if (explain !== null && !diagnostics.hasErrors) return printListing(explain)
  if (format === 'json') print(diagnostics.toJson())
  else if (format === 'sarif') print(sarifLog(diagnostics.toJson()))
  else {
    const text = diagnostics.print()
    process.stderr.write(Buffer.from(text, 'latin1'))
    const found = summary(diagnostics.all)
    if (diagnostics.hasErrors) process.stderr.write(`\n${flags.file}: ${found}\n`)
    else process.stdout.write(`${flags.file}: ok${found === '' ? '' : `, ${found}`}\n`)
  }
  return diagnostics.hasErrors ? 1 : 0
}

function print(data: unknown): void {
  process.stdout.write(`${JSON.stringify(data, null, 2)}\n`)
}

function printListing({ file, line, found }: Listing): number {
  const place = `${file}:${line}`
  if (found.length === 0) {
    process.stderr.write(Buffer.from(`siprose: no statement begins at ${place}\n`, 'latin1'))
    return 1
  }
  process.stdout.write(Buffer.from(found.map((text) => `${place}\n${text}`).join('\n'), 'latin1'))
  return 0
}

function takeOptions(args: readonly string[]): {
  readonly format: Format
  readonly explain: Listing | null
  readonly rest: readonly string[]
} {
  const rest: string[] = []
  let format: Format = 'text'
  let explain: Listing | null = null
  for (const [index, arg] of args.entries()) {
    if (arg.startsWith('--explain=')) explain = placeOf(arg.slice('--explain='.length))
    else if (args[index - 1] === '--explain') explain = placeOf(arg)
    else if (arg.startsWith('--format=')) format = formatOf(arg)
    else if (arg !== '--explain') rest.push(arg)
    else if (index === args.length - 1) throw usage('--explain takes a place: siprose.cfg:12')
  }
  return { format, explain, rest }
}

function formatOf(arg: string): Format {
  const name = arg.slice('--format='.length)
  if (name === 'text' || name === 'json' || name === 'sarif') return name
  throw usage(`\`${arg}\`: the format can be text, json or sarif`)
}

function placeOf(text: string): Listing {
  const colon = text.lastIndexOf(':')
  const line = Number(text.slice(colon + 1))
  if (colon > 0 && Number.isInteger(line) && line > 0) {
    return new Listing(bytePath(text.slice(0, colon)), line)
  }
  throw usage(`--explain is \`${text}\`; it can be a file, a colon and a line: siprose.cfg:12`)
}
