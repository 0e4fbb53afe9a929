/** The process: its memory, and its end. */

import { type Host, LogLevel, type ModuleLog } from 'siprose'

import { cfgutils } from '../module.ts'

const KILOBYTE = 1024
const SIGABRT = 6

function kilobytes(bytes: number): string {
  return `${Math.round(bytes / KILOBYTE)} kB`
}

/** What is asked for memory, and what is told of it. */
interface Asked {
  readonly server: Host
  readonly log: ModuleLog
}

/** One line: what the process has of memory. */
function logSummary({ server, log }: Asked): void {
  if (!log.shows(LogLevel.NOTICE)) return
  const { used, limit, resident, peak } = server.process.memory()
  const heap = `${kilobytes(used)} of at most ${kilobytes(limit)} in use`
  log.notice(`memory: ${heap}; ${kilobytes(resident)} resident, ${kilobytes(peak)} at most so far`)
}

/** A line for each part of the heap. */
function logStatus(asked: Asked): void {
  logSummary(asked)
  const { server, log } = asked
  if (!log.shows(LogLevel.NOTICE)) return
  for (const { name, size, used } of server.process.memory().spaces) {
    log.notice(`memory: ${name}: ${kilobytes(used)} of ${kilobytes(size)} in use`)
  }
}

/**
 * Writes to the log what the process uses of memory, part by part.
 *
 * The lines have level `NOTICE`, so `debug` has to be 1 at least.
 *
 * @example Look closely
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "cfgutils.so"
 * debug = 1
 * request_route { pkg_status(); sl_send_reply("200", "OK"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200
 * ```
 * ```log
 * NOTICE memory: new_space: 6144 kB of 16384 kB in use
 * NOTICE memory: old_space: 34816 kB of 36864 kB in use
 * ```
 *
 * @compat There is one memory here, so private and shared memory are the same.
 */
export const pkg_status = cfgutils.cfgFunction({ routes: 'any' }, (self) => {
  logStatus(self)
})

/**
 * Writes to the log what the process uses of memory, part by part, as `pkg_status()` does.
 *
 * @example Look closely
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "cfgutils.so"
 * debug = 1
 * request_route { shm_status(); sl_send_reply("200", "OK"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200
 * ```
 * ```log
 * NOTICE memory: old_space: 34816 kB of 36864 kB in use
 * ```
 */
export const shm_status = cfgutils.cfgFunction({ routes: 'any' }, (self) => {
  logStatus(self)
})

/**
 * Writes to the log what the process uses of memory, in one line.
 *
 * The line has level `NOTICE`, so `debug` has to be 1 at least.
 *
 * @example One line
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "cfgutils.so"
 * debug = 1
 * request_route { pkg_summary(); sl_send_reply("200", "OK"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200
 * ```
 * ```log
 * NOTICE memory: 40960 kB of at most 2097152 kB in use; 98304 kB resident, 102400 kB at most so far
 * ```
 */
export const pkg_summary = cfgutils.cfgFunction({ routes: 'any' }, (self) => {
  logSummary(self)
})

/**
 * Writes to the log what the process uses of memory, in one line, as `pkg_summary()` does.
 *
 * @example One line
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "cfgutils.so"
 * debug = 1
 * request_route { shm_summary(); sl_send_reply("200", "OK"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200
 * ```
 * ```log
 * NOTICE memory: 40960 kB of at most 2097152 kB in use; 98304 kB resident, 102400 kB at most so far
 * ```
 */
export const shm_summary = cfgutils.cfgFunction({ routes: 'any' }, (self) => {
  logSummary(self)
})

/**
 * Ends the server at once, with a core file where the system writes some.
 *
 * That is for looking into it with a debugger. Nothing is put in order before: calls, connections and what was not written yet are lost.
 *
 * @returns nothing more: the script does not go on
 *
 * @example A switch for developers
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "pv.so"
 * loadmodule "cfgutils.so"
 * request_route {
 *     if ($rU == "crash" && src_ip == 192.0.2.10) abort();
 *     sl_send_reply("200", "Alive");
 * }
 * ```
 * ```sip
 * bob   > OPTIONS sip:crash@example.com
 * bob   < 200
 * alice > OPTIONS sip:crash@example.com
 * quiet 1s
 * ```
 * ```log
 * ERROR cfgutils: the script has called abort()
 * ```
 */
export const abort = cfgutils.cfgFunction({ routes: 'any' }, ({ server, log }) => {
  log.error('cfgutils: the script has called abort()')
  server.process.signal(SIGABRT)
  return 0
})
