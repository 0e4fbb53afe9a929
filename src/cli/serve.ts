/** `siprose -f FILE` and `siprose run FILE`: what the flags ask for, and whether the server goes to the background. */

import { fileReader } from '../lang/source.ts'
import { parseConfig } from '../lang/parse/file.ts'
import { DAEMON_MARK, reportListening, startDaemon } from './daemon.ts'
import { helpText } from './help.ts'
import { bytePath, parseServerFlags, type ServerFlags } from './options.ts'
import { versionText } from './version.ts'

/**
 * Does what the command does without the name of another: runs a server, or says what `-h`, `-v` and `-c` ask for.
 *
 * @param args - the flags of a server
 * @returns the status of the process
 */
export async function serve(args: readonly string[]): Promise<number> {
  const flags = parseServerFlags(args)
  if (flags.help) {
    process.stdout.write(helpText())
    return 0
  }
  if (flags.version) {
    process.stdout.write(versionText())
    return 0
  }
  if (flags.check) {
    const { checkFile } = await import('./check.ts')
    return checkFile(['-f', flags.file, ...definesOf(flags.defines)])
  }
  const daemon = process.env[DAEMON_MARK] !== undefined
  if (!flags.foreground && !daemon && forks(flags)) return startDaemon(args, flags.stderr)
  const { runServer } = await import('./run.ts')
  return runServer(flags, reportListening)
}

/** Whether the configuration lets the server go to the background: `fork = no` does not. A broken one is reported there. */
function forks({ file, defines }: ServerFlags): boolean {
  const { config } = parseConfig(fileReader, bytePath(file), {
    defines: Object.fromEntries(defines),
    environment: process.env,
  })
  const fork = config.parameters.findLast(({ name }) => name === 'fork')
  return fork === undefined || fork.value.kind !== 'integer' || fork.value.value !== 0
}

function definesOf(defines: ReadonlyMap<string, string>): readonly string[] {
  return [...defines].flatMap(([name, value]) => ['-A', value === '' ? name : `${name}=${value}`])
}
