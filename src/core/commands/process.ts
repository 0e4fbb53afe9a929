/** Commands about the process: what runs in it, what it uses, and how it ends. */

import { int, optional, prepared } from '../../runtime/declare/argument.ts'
import { SiproseError } from '../../runtime/errors.ts'
import type { HostProcess } from '../../runtime/host-process.ts'
import { core } from '../module.ts'

/** What the one process is called in lists. */
const DESCRIPTION = 'main process, worker 0'

const units: ReadonlyMap<string, number> = new Map([
  ['b', 1],
  ['k', 1024],
  ['kb', 1024],
  ['m', 1024 ** 2],
  ['mb', 1024 ** 2],
  ['g', 1024 ** 3],
  ['gb', 1024 ** 3],
])

function divisorOf(text: string): number {
  const divisor = units.get(text.toLowerCase())
  if (divisor !== undefined) return divisor
  const fact = `\`unit\` is \`${text}\`; it can be b, k, m or g`
  throw new SiproseError('core/unit', fact)
}

/**
 * The processes of the server: for each its id and what it does.
 *
 * @example See who works here
 * ```kamailio
 * request_route { drop; }
 * ```
 * ```rpc
 * > core.ps
 * [ 4711, "main process, worker 0" ]
 * ```
 *
 * @compat One process does it all; there are no processes for timers and commands.
 */
export const corePs = core.rpcCommand({ name: 'core.ps' }, ({ server }) => [
  server.process.pid,
  DESCRIPTION,
])

/**
 * The processes of the server, with their places in the list.
 *
 * @example See who works here
 * ```kamailio
 * request_route { drop; }
 * ```
 * ```rpc
 * > core.psx
 * - { IDX: 0, PID: 4711, DSC: "main process, worker 0" }
 * ```
 */
export const corePsx = core.rpcCommand({ name: 'core.psx', mi: 'ps' }, ({ server }) => [
  { IDX: 0, PID: server.process.pid, DSC: DESCRIPTION },
])

/**
 * The processes of the server, with all that is known of them.
 *
 * @example See who works here
 * ```kamailio
 * request_route { drop; }
 * ```
 * ```rpc
 * > core.psa
 * - { index: 0, pid: 4711, status: 1, rank: 0, description: "main process, worker 0" }
 * ```
 */
export const corePsa = core.rpcCommand({ name: 'core.psa' }, ({ server }) => [
  { index: 0, pid: server.process.pid, status: 1, rank: 0, description: DESCRIPTION },
])

/**
 * The directory that the server works in.
 *
 * @example Find out where relative paths begin
 * ```kamailio
 * request_route { drop; }
 * ```
 * ```rpc
 * > core.pwd
 * [ /run/siprose ]
 * ```
 */
export const corePwd = core.rpcCommand({ name: 'core.pwd', mi: 'pwd' }, ({ server }) => [
  server.process.directory(),
])

/**
 * The command line that the server was started with.
 *
 * @example Find out how it was started
 * ```kamailio
 * request_route { drop; }
 * ```
 * ```rpc
 * > core.arg
 * [ siprose, "-f", siprose.cfg ]
 * ```
 */
export const coreArg = core.rpcCommand(
  { name: 'core.arg', mi: 'arg' },
  ({ server }) => server.process.command,
)

/**
 * Sends the server a signal; 15 (SIGTERM), which ends it, unless another is named.
 *
 * The answer comes first. 10 (SIGUSR1) writes figures to the log; 0 is no signal, and tells that the server is there.
 *
 * @param signal - its number
 *
 * @example Ask whether it is there
 * ```kamailio
 * request_route { drop; }
 * ```
 * ```rpc
 * > core.kill 0
 * > core.kill 100
 * error: { code: 400, message: "`signal` of `core.kill` is `100`; it can be a whole number from 0 to 64" }
 * ```
 */
export const coreKill = core.rpcCommand(
  { name: 'core.kill', mi: 'kill', args: [optional(int('signal', { min: 0, max: 64 }))] },
  ({ server }, signal = 15) => {
    if (signal === 0) return
    // the answer is on its way before the signal is
    server.clock.after(0, () => server.process.signal(signal))
  },
)

/**
 * What the server uses of memory, in bytes or in another unit.
 *
 * `total` is the most that its heap may grow to, `used` what objects take now, `free` the difference; `real_used` is what the process has of the
 * machine, and `max_used` the most it ever had. `fragments` is the number of parts that the heap has, see `core.sfmalloc`.
 *
 * @param unit - `b`, `k`, `m` or `g`
 *
 * @example In megabytes
 * ```kamailio
 * request_route { drop; }
 * ```
 * ```rpc
 * > core.shmmem m
 * { total: 2048, free: 2008, used: 40, real_used: 96, max_used: 100, fragments: 2 }
 * > core.shmmem x
 * error: { code: 500, message: "`unit` is `x`; it can be b, k, m or g" }
 * ```
 *
 * @compat Memory is that of the JavaScript engine: `-m` and `-M` do not limit it.
 */
export const coreShmmem = core.rpcCommand(
  { name: 'core.shmmem', args: [optional(prepared('unit', divisorOf))] },
  ({ server }, divisor = 1) => memory(server.process, divisor),
)

function memory(process: HostProcess, divisor: number) {
  const { limit, used, resident, peak, spaces } = process.memory()
  const inUnit = (bytes: number): number => Math.floor(bytes / divisor)
  return {
    total: inUnit(limit),
    free: inUnit(Math.max(0, limit - used)),
    used: inUnit(used),
    real_used: inUnit(resident),
    max_used: inUnit(peak),
    fragments: spaces.length,
  }
}

/**
 * The parts of the server's heap, in bytes.
 *
 * @example See which part grows
 * ```kamailio
 * request_route { drop; }
 * ```
 * ```rpc
 * > core.sfmalloc
 * - { name: new_space, size: 16777216, used: 6291456, free: 10485760 }
 * - { name: old_space, size: 37748736, used: 35651584, free: 2097152 }
 * ```
 *
 * @compat The parts are those of the JavaScript engine.
 */
export const coreSfmalloc = core.rpcCommand({ name: 'core.sfmalloc' }, ({ server }) =>
  server.process.memory().spaces.map(({ name, size, used, available }) => ({
    name,
    size,
    used,
    free: available,
  })),
)

/**
 * The loaded modules, the last one first.
 *
 * @example See what a configuration has loaded
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "pv.so"
 * request_route { drop; }
 * ```
 * ```rpc
 * > core.modules
 * [ pv, sl ]
 * ```
 */
export const coreModules = core.rpcCommand({ name: 'core.modules' }, ({ server }) =>
  [...server.instances()]
    .map(({ name }) => name)
    .filter((name) => name !== 'core')
    .toReversed(),
)
