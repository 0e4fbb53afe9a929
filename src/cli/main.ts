/** The command `siprose`. */

import { checkFile } from './check.ts'
import { databaseCommand } from './db.ts'
import { DAEMON_MARK, reportListening, startDaemon } from './daemon.ts'
import { printDoc } from './doc.ts'
import { formatFiles } from './fmt.ts'
import { helpText } from './help.ts'
import { languageServer } from './lsp.ts'
import { fileReader } from '../lang/source.ts'
import { parseConfig } from '../lang/parse/file.ts'
import { bytePath, parseServerFlags, type ServerFlags } from './options.ts'
import { recordCommand } from './records/record.ts'
import { records } from './records/specs.ts'
import { userCommand } from './records/user.ts'
import { askServer } from './rpc.ts'
import { runServer } from './run.ts'
import { testFiles } from './test.ts'
import { versionText } from './version.ts'
import { errorText } from '../runtime/errors.ts'
import { installation } from '../runtime/installation.ts'

const OLDEST_NODE = 26

async function main(args: readonly string[]): Promise<number> {
  const major = Number(process.versions.node.split('.')[0])
  if (major < OLDEST_NODE) {
    process.stderr.write(
      `siprose: Node.js ${OLDEST_NODE} is needed, this is ${process.versions.node}\n`,
    )
    return 1
  }
  const [command = '', ...rest] = args
  switch (command) {
    case 'run':
      return serve(['-DD', '-E', ...rest])
    case 'check':
      return checkFile(rest)
    case 'fmt':
      return formatFiles(rest)
    case 'test':
      return testFiles(rest)
    case 'lsp':
      return languageServer(rest)
    case 'doc':
      return printDoc(rest)
    case 'rpc':
      return askServer(rest)
    case 'db':
      return databaseCommand(rest)
    case 'user':
      return userCommand(rest)
    case 'licenses':
      process.stdout.write(installation.licenses())
      return 0
    case 'help':
      process.stdout.write(helpText())
      return 0
    default: {
      const record = records.find((one) => one.command === command)
      return record === undefined ? serve(args) : recordCommand(record, rest)
    }
  }
}

async function serve(args: readonly string[]): Promise<number> {
  const flags = parseServerFlags(args)
  if (flags.help) {
    process.stdout.write(helpText())
    return 0
  }
  if (flags.version) {
    process.stdout.write(versionText())
    return 0
  }
  if (flags.check) return checkFile(['-f', flags.file, ...definesOf(flags.defines)])
  const daemon = process.env[DAEMON_MARK] !== undefined
  if (!flags.foreground && !daemon && forks(flags)) return startDaemon(args, flags.stderr)
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

try {
  process.exitCode = await main(process.argv.slice(2))
  if (process.exitCode !== 0 || process.send !== undefined) process.exit()
} catch (error) {
  process.stderr.write(Buffer.from(`siprose: ${errorText(error)}\n`, 'latin1'))
  process.exit(1)
}
