/** `siprose check FILE`: all that is wrong with a configuration, not the first thing only. */

import { readReference, trapsOf } from '../docs/traps.ts'
import { summary } from '../lang/diagnostic.ts'
import { LogLevel } from '../runtime/log.ts'
import { stderrSink } from './log-sinks.ts'
import { parseServerFlags, usage } from './options.ts'
import { configureReal, SwitchableLog } from './world.ts'

/**
 * Checks a configuration and prints what it found.
 *
 * @param args - the file, flags as for a server, and `--format=json` for programs
 * @returns 0 when it would start, 1 when it would not
 */
export async function checkFile(args: readonly string[]): Promise<number> {
  const { format, rest } = takeFormat(args)
  const flags = parseServerFlags(rest)
  const { log } = new SwitchableLog(stderrSink(false))
  log.level = LogLevel.ERROR
  const { diagnostics } = await configureReal(flags, log, trapsOf(readReference()))
  if (format === 'json') {
    process.stdout.write(`${JSON.stringify(diagnostics.toJson(), null, 2)}\n`)
  } else {
    const text = diagnostics.print()
    process.stderr.write(Buffer.from(text, 'latin1'))
    const found = summary(diagnostics.all)
    if (diagnostics.hasErrors) process.stderr.write(`\n${flags.file}: ${found}\n`)
    else process.stdout.write(`${flags.file}: ok${found === '' ? '' : `, ${found}`}\n`)
  }
  return diagnostics.hasErrors ? 1 : 0
}

function takeFormat(args: readonly string[]): {
  readonly format: 'text' | 'json'
  readonly rest: readonly string[]
} {
  const rest: string[] = []
  let format: 'text' | 'json' = 'text'
  for (const arg of args) {
    if (!arg.startsWith('--format=')) rest.push(arg)
    else if (arg === '--format=json') format = 'json'
    else if (arg !== '--format=text') throw usage(`\`${arg}\`: the format can be text or json`)
  }
  return { format, rest }
}
