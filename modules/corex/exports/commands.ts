/** Commands: sockets, names, the level of the log, memory. */

import {
  int,
  optional,
  prepared,
  SiproseError,
  type Host,
  type Listener,
  type ModuleLog,
} from 'siprose'

import { corex } from '../module.ts'

const yesNo = (value: boolean): string => (value ? 'yes' : 'no')

/**
 * The sockets the server listens on, with all that is known of each.
 *
 * @example Show what is listened on
 * ```kamailio
 * disable_tcp = yes
 * loadmodule "corex.so"
 * listen = udp:192.0.2.1:5060 advertise 198.51.100.7:5080 name "phones"
 * request_route { drop; }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * quiet 1s
 * ```
 * ```rpc
 * > corex.list_sockets
 * - { PROTO: udp, NAME: 192.0.2.1, ADDRLIST: { ADDR: 192.0.2.1 }, PORT: 5060, MCAST: no, MHOMED: no, VIRTUAL: no, SOCKNAME: phones, ADVERTISE: "198.51.100.7:5080" }
 * ```
 */
export const listSockets = corex.rpcCommand(
  { name: 'corex.list_sockets', mi: 'list_sockets' },
  ({ server }) => server.listeners.map((listener) => socketRow(server, listener)),
)

function socketRow(server: Host, listener: Listener) {
  const { proto, address, port } = listener
  const shown = server.sockets.shownOf(listener)
  const advertises = shown.address !== address || shown.port !== port
  return {
    PROTO: proto,
    NAME: address,
    ADDRLIST: { ADDR: address },
    PORT: port,
    MCAST: yesNo(server.sockets.groups.has(listener)),
    MHOMED: 'no',
    VIRTUAL: yesNo(server.sockets.isVirtual(listener)),
    SOCKNAME: server.sockets.labelOf(listener) ?? '-',
    ADVERTISE: advertises ? `${shown.address}:${shown.port}` : '-',
  }
}

/**
 * The names that the configuration makes the server's own.
 *
 * @example Show the domains of the server
 * ```kamailio
 * loadmodule "corex.so"
 * alias = "example.com"
 * alias = tcp:sip.example.com:5060
 * request_route { drop; }
 * ```
 * ```rpc
 * > corex.list_aliases
 * - { PROTO: "*", ADDR: example.com, PORT: 0 }
 * - { PROTO: tcp, ADDR: sip.example.com, PORT: 5060 }
 * ```
 */
export const listAliases = corex.rpcCommand(
  { name: 'corex.list_aliases', mi: 'list_aliases' },
  ({ server }) =>
    server.settings.alias.map(({ proto, host, port }) => ({
      PROTO: proto ?? '*',
      ADDR: host,
      PORT: port ?? 0,
    })),
)

/**
 * Shows the level of the log, or sets it.
 *
 * @param level - `-1` for errors only, 0 and 1 warnings, 2 notices, 3 a line for each decision, 4 everything; without it the level is shown
 *
 * @example Look closely, then less
 * ```kamailio
 * debug = 2
 * loadmodule "corex.so"
 * request_route { drop; }
 * ```
 * ```rpc
 * > corex.debug
 * { debug: 2 }
 * > corex.debug 3
 * { old: 2, new: 3 }
 * > corex.debug
 * { debug: 3 }
 * ```
 */
export const debug = corex.rpcCommand(
  { name: 'corex.debug', mi: 'debug', args: [optional(int('level', { min: -5, max: 9 }))] },
  ({ server }, level) => {
    const { log } = server
    if (level === undefined) return { debug: log.level }
    const old = log.level
    log.level = level
    return { old, new: level }
  },
)

/** Writes what is in use of memory to the log. */
function logMemory(log: ModuleLog, { process }: Host): void {
  const { limit, used, resident, spaces } = process.memory()
  log.notice(`memory: ${used} of ${limit} bytes in use, ${resident} of the machine's`)
  for (const { name, size, used: inUse } of spaces) {
    log.notice(`memory: ${name}: ${inUse} of ${size} bytes`)
  }
}

/**
 * Writes what is in use of memory to the log, at level notice.
 *
 * @example Ask for it
 * ```kamailio
 * debug = 2
 * loadmodule "corex.so"
 * request_route { drop; }
 * ```
 * ```rpc
 * > corex.shm_status
 * ```
 * ```log
 * NOTICE memory: 41943040 of 2147483648 bytes in use, 100663296 of the machine's
 * ```
 */
export const shmStatus = corex.rpcCommand({ name: 'corex.shm_status' }, ({ log, server }) => {
  logMemory(log, server)
})

/**
 * Writes what is in use of memory to the log, as `corex.shm_status`.
 *
 * @example Ask for it
 * ```kamailio
 * debug = 2
 * loadmodule "corex.so"
 * request_route { drop; }
 * ```
 * ```rpc
 * > corex.shm_summary
 * ```
 * ```log
 * NOTICE memory: 41943040 of 2147483648 bytes in use, 100663296 of the machine's
 * ```
 */
export const shmSummary = corex.rpcCommand({ name: 'corex.shm_summary' }, ({ log, server }) => {
  logMemory(log, server)
})

/** What says which process. */
function selector(text: string): 'pid' | 'idx' {
  if (text === 'pid' || text === 'idx') return text
  throw failure(`\`${text}\` selects no process; it can be pid or idx`)
}

function failure(message: string): SiproseError {
  return new SiproseError('corex/command-failed', message, { rpcCode: 500 })
}

/**
 * Writes what a process uses of memory to the log.
 *
 * @param selector - `pid` or `idx`
 * @param value - which, by that; there is one, at place 0
 *
 * @example The one process, and another
 * ```kamailio
 * debug = 2
 * loadmodule "corex.so"
 * request_route { drop; }
 * ```
 * ```rpc
 * > corex.pkg_summary idx 0
 * > corex.pkg_summary idx 7
 * error: { code: 500 }
 * ```
 * ```log
 * NOTICE memory: 41943040 of 2147483648 bytes in use, 100663296 of the machine's
 * ```
 */
export const pkgSummary = corex.rpcCommand(
  { name: 'corex.pkg_summary', args: [prepared('selector', selector), int('value')] },
  ({ log, server }, by, value) => {
    if (value !== (by === 'pid' ? server.process.pid : 0)) throw failure('there is no such process')
    logMemory(log, server)
  },
)

/**
 * What manages the memory, and how much it may be.
 *
 * @example Ask
 * ```kamailio
 * loadmodule "corex.so"
 * request_route { drop; }
 * ```
 * ```rpc
 * > shm.info
 * { name: v8, size: 2147483648 }
 * ```
 *
 * @compat It is the heap of the one process: there is no shared memory
 */
export const shmInfo = corex.rpcCommand({ name: 'shm.info' }, ({ server }) => ({
  name: 'v8',
  size: server.process.memory().limit,
}))

/**
 * How much memory is in use, in bytes.
 *
 * @example Ask
 * ```kamailio
 * loadmodule "corex.so"
 * request_route { drop; }
 * ```
 * ```rpc
 * > shm.stats
 * { total: 2147483648, used: 41943040, free: 2105540608 }
 * ```
 *
 * @compat It is the heap of the one process: there is no shared memory
 */
export const shmStats = corex.rpcCommand({ name: 'shm.stats' }, ({ server }) => {
  const { limit, used, resident, peak, spaces } = server.process.memory()
  return {
    total: limit,
    free: Math.max(0, limit - used),
    used,
    real_used: resident,
    max_used: peak,
    fragments: spaces.length,
  }
})

/**
 * How much memory is in use, in bytes, with its parts.
 *
 * @example Ask
 * ```kamailio
 * loadmodule "corex.so"
 * request_route { drop; }
 * ```
 * ```rpc
 * > shm.report
 * { total_size: 2147483648, used_size_s: 41943040, total_frags: 2 }
 * ```
 *
 * @compat It is the heap of the one process: there is no shared memory
 */
export const shmReport = corex.rpcCommand({ name: 'shm.report' }, ({ server }) => {
  const { limit, used, resident, peak, spaces } = server.process.memory()
  const roomiest = spaces.toSorted((a, b) => b.available - a.available)[0]
  return {
    total_size: limit,
    free_size_s: Math.max(0, limit - used),
    used_size_s: used,
    real_used_s: resident,
    max_used_s: peak,
    total_frags: spaces.length,
    max_free_frag_size: roomiest?.available ?? 0,
    max_free_frag_mname: roomiest?.name ?? '',
  }
})

/**
 * The parts of the memory, each with its size.
 *
 * @example Ask
 * ```kamailio
 * loadmodule "corex.so"
 * request_route { drop; }
 * ```
 * ```rpc
 * > shm.rprint
 * - { name: new_space }
 * - { name: old_space, used: 35651584 }
 * ```
 *
 * @compat It is the heap of the one process: there is no shared memory
 */
export const shmPrint = corex.rpcCommand({ name: 'shm.rprint' }, ({ server }) =>
  server.process.memory().spaces.map(({ name, size, used, available }) => ({
    name,
    size,
    used,
    available,
  })),
)
