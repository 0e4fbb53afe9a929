/** The flags of `siprose`, as the field knows them. */

import { parseArgs } from 'node:util'

import { SiproseError } from '../runtime/errors.ts'
import { parseSocketSpec, type SocketSpec } from '../runtime/sockets/sockets.ts'

/** What the command line asks of a server. */
export interface ServerFlags {
  /** The configuration's path. */
  readonly file: string
  /** Check only. */
  readonly check: boolean
  /** Stay in the foreground. */
  readonly foreground: boolean
  /** Log to standard error. */
  readonly stderr: boolean
  readonly color: boolean
  /** How many levels the log says more. */
  readonly verbosity: number
  /** Addresses instead of the configuration's, or null. */
  readonly listen: readonly SocketSpec[] | null
  readonly defines: ReadonlyMap<string, string>
  /** Where to look for modules. */
  readonly directories: readonly string[]
  readonly pidFile: string | null
  readonly workDirectory: string | null
  readonly runDirectory: string | null
  /** Another root directory, user, group, or null. */
  readonly root: string | null
  readonly user: string | null
  readonly group: string | null
  /** The value of `server_id`, or null. */
  readonly serverId: number | null
  /** The layout of the log and its letters, `json:c`, or null. */
  readonly logEngine: string | null
  readonly children: number | null
  readonly autoAliases: boolean | null
  readonly help: boolean
  readonly version: boolean
}

/** The flags, for `-h`. Each row: flags, what it takes, what it does. */
export const flagHelp: readonly (readonly [flags: string, value: string, text: string])[] = [
  ['-f', 'FILE', 'the configuration (siprose.cfg)'],
  ['-c', '', 'check the configuration, then end'],
  ['-D, -DD', '', 'stay in the foreground'],
  ['-E', '', 'log to standard error'],
  ['-e', '', 'color the log; with -E'],
  ['-d', '', 'say more; may be repeated'],
  [
    '-l',
    'ADDRESS',
    '[proto:]host[:port][/advertised[:port]] to listen on, instead of listen; may be repeated',
  ],
  ['-n', 'COUNT', 'workers, instead of children'],
  ['-a', 'yes|no', 'whether the names of our addresses are ours, instead of auto_aliases'],
  ['-A', 'NAME[=VALUE]', 'define a name of the preprocessor; may be repeated'],
  ['-L', 'DIRECTORY', 'look for modules here too; may be repeated'],
  ['-P', 'FILE', 'write the process id here'],
  ['-w', 'DIRECTORY', 'work in this directory'],
  ['-t', 'DIRECTORY', 'see nothing of the disk but this, instead of chroot'],
  ['-u', 'USER', 'become this user once the sockets are open, instead of user'],
  ['-g', 'GROUP', 'become a member of this group once the sockets are open, instead of group'],
  ['--server-id', 'NUMBER', 'the number of this server among others, instead of server_id'],
  ['--log-engine', 'json[:LETTERS]', 'write documents to the log, instead of log_engine_type'],
  ['-Y', 'DIRECTORY', 'the directory of run-time files; it is made where it is missing'],
  ['-m', 'MB', 'accepted: shared memory grows as needed'],
  ['-M', 'MB', 'accepted: private memory grows as needed'],
  ['-x, -X', 'NAME', 'accepted: memory has one manager here (fm, qm, tlsf)'],
  ['-v, --version', '', 'print the version'],
  ['-h, --help', '', 'print this'],
]

const DEFAULT_FILE = 'siprose.cfg'

/**
 * Reads the flags of a server.
 *
 * @param args - what follows the program's name, or the command
 * @throws SiproseError `cli/usage` for a flag that is not known or lacks its value
 */
export function parseServerFlags(args: readonly string[]): ServerFlags {
  const { values, positionals } = parse(args)
  if (positionals.length > 1) {
    throw usage(`one configuration is enough, \`${positionals[1] ?? ''}\` is one more`)
  }
  for (const option of ['x', 'X'] as const) {
    const manager = values[option]
    if (manager !== undefined && !['fm', 'qm', 'tlsf'].includes(manager)) {
      throw usage(`-${option} is \`${manager}\`; it can be fm, qm or tlsf`)
    }
  }
  number('-m', values.m)
  number('-M', values.M)
  return {
    file: values.f ?? positionals[0] ?? DEFAULT_FILE,
    check: values.c ?? false,
    foreground: (values.D ?? []).length > 0,
    stderr: values.E ?? false,
    color: values.e ?? false,
    verbosity: (values.d ?? []).length,
    listen: values.l === undefined ? null : values.l.map(socket),
    defines: new Map((values.A ?? []).map(define)),
    directories: values.L ?? [],
    pidFile: values.P ?? null,
    workDirectory: values.w ?? null,
    runDirectory: values.Y ?? null,
    root: values.t ?? null,
    user: values.u ?? null,
    group: values.g ?? null,
    serverId: number('--server-id', values['server-id']),
    logEngine: values['log-engine'] === undefined ? null : engine(values['log-engine']),
    children: number('-n', values.n),
    autoAliases: values.a === undefined ? null : yesOrNo('-a', values.a),
    help: values.help ?? false,
    version: values.version ?? false,
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        f: { type: 'string', short: 'f' },
        c: { type: 'boolean', short: 'c' },
        D: { type: 'boolean', short: 'D', multiple: true },
        E: { type: 'boolean', short: 'E' },
        e: { type: 'boolean', short: 'e' },
        d: { type: 'boolean', short: 'd', multiple: true },
        l: { type: 'string', short: 'l', multiple: true },
        n: { type: 'string', short: 'n' },
        a: { type: 'string', short: 'a' },
        A: { type: 'string', short: 'A', multiple: true },
        L: { type: 'string', short: 'L', multiple: true },
        P: { type: 'string', short: 'P' },
        w: { type: 'string', short: 'w' },
        Y: { type: 'string', short: 'Y' },
        t: { type: 'string', short: 't' },
        u: { type: 'string', short: 'u' },
        g: { type: 'string', short: 'g' },
        'server-id': { type: 'string' },
        'log-engine': { type: 'string' },
        m: { type: 'string', short: 'm' },
        M: { type: 'string', short: 'M' },
        x: { type: 'string', short: 'x' },
        X: { type: 'string', short: 'X' },
        version: { type: 'boolean', short: 'v' },
        help: { type: 'boolean', short: 'h' },
      },
    })
  } catch (error) {
    throw usage(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error))
  }
}

/** An error of the person at the keyboard. */
export function usage(message: string): SiproseError {
  return new SiproseError('cli/usage', message)
}

/** A path of the command line as the language takes it: one character a byte, as everything in a configuration is. */
export function bytePath(path: string): string {
  return Buffer.from(path, 'utf8').toString('latin1')
}

function socket(text: string): SocketSpec {
  const spec = parseSocketSpec(text)
  if (spec === null) throw usage(`-l is \`${text}\`; it can be [proto:]host[:port][/host[:port]]`)
  return spec
}

function engine(text: string): string {
  if (/^json(?::[A-Za-z]*)?$/.test(text)) return text
  throw usage(`--log-engine is \`${text}\`; it can be json, or json: and letters`)
}

/** `NAME` or `NAME=VALUE`, as `-A` takes it. */
export function define(text: string): readonly [string, string] {
  const equals = text.indexOf('=')
  const name = equals < 0 ? text : text.slice(0, equals)
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) {
    throw usage(`-A is \`${text}\`; it can be NAME or NAME=VALUE`)
  }
  return [name, equals < 0 ? '' : text.slice(equals + 1)]
}

function number(flag: string, text: string | undefined): number | null {
  if (text === undefined) return null
  if (!/^\d{1,7}$/.test(text)) throw usage(`${flag} is \`${text}\`; it can be a whole number`)
  return Number(text)
}

function yesOrNo(flag: string, text: string): boolean {
  if (['yes', 'on', '1', 'true'].includes(text)) return true
  if (['no', 'off', '0', 'false'].includes(text)) return false
  throw usage(`${flag} is \`${text}\`; it can be yes or no`)
}
