/** Commands about memory, under the names the field has for them. */

import { int, optional, prepared, SiproseError, str, type MemoryUse } from 'siprose'

import { kex } from '../module.ts'

function failure(message: string): SiproseError {
  return new SiproseError('kex/command-failed', message, { rpcCode: 400 })
}

/** What says which process. */
function selector(text: string): 'pid' | 'rank' | 'index' | 'all' {
  if (text === 'pid' || text === 'rank' || text === 'index' || text === 'all') return text
  throw failure(`\`${text}\` selects no process; it can be pid, rank, index or all`)
}

const processArguments = [optional(prepared('selector', selector)), optional(int('value'))] as const

/** Whether the one process there is, is meant. */
function isMeant(
  pid: number,
  by: 'pid' | 'rank' | 'index' | 'all' | undefined,
  value: number | undefined,
): boolean {
  if (by === undefined || by === 'all') return true
  if (value === undefined) throw failure(`\`${by}\` takes a number`)
  return value === (by === 'pid' ? pid : 0)
}

const room = ({ limit, used }: MemoryUse): number => Math.max(0, limit - used)

/**
 * The memory of each process.
 *
 * @param selector - `pid`, `rank` or `index` for one process; all of them without it
 * @param value - which, by that
 *
 * @example See what is in use
 * ```kamailio
 * loadmodule "kex.so"
 * request_route { drop; }
 * ```
 * ```rpc
 * > pkg.stats
 * - { entry: 0, rank: 0, total_frags: 2, desc: "main process, worker 0" }
 * > pkg.stats index 7
 * []
 * > pkg.stats pid
 * error: { code: 400 }
 * ```
 *
 * @compat One process does it all; its memory is the JavaScript heap with its buffers
 */
export const pkgStats = kex.rpcCommand(
  { name: 'pkg.stats', mi: 'pkg_stats', args: processArguments },
  (self, by, value) => {
    const { process } = self.server
    if (!isMeant(process.pid, by, value)) return []
    const memory = process.memory()
    return [
      {
        entry: 0,
        pid: process.pid,
        rank: 0,
        used: memory.used,
        free: room(memory),
        real_used: memory.resident,
        total_size: memory.limit,
        total_frags: memory.spaces.length,
        desc: 'main process, worker 0',
      },
    ]
  },
)

/**
 * What manages the memory of a process, and how much it may be.
 *
 * @param selector - `pid`, `rank` or `index`; there is one process, so none has to be named
 * @param value - which, by that
 *
 * @example Ask
 * ```kamailio
 * loadmodule "kex.so"
 * request_route { drop; }
 * ```
 * ```rpc
 * > pkg.info
 * { name: v8 }
 * ```
 */
export const pkgInfo = kex.rpcCommand({ name: 'pkg.info', args: processArguments }, (self) => ({
  name: 'v8',
  size: self.server.process.memory().limit,
}))

/** Kinds of memory that can be asked for. */
function memoryKind(text: string): 'pkg' | 'shm' | 'all' {
  if (text === 'pkg' || text === 'shm' || text === 'all') return text
  throw failure(`\`${text}\` is no kind of memory; it can be pkg, shm or all`)
}

/** One line a loaded module, or the module that is asked for. */
function ofModules(
  instances: Iterable<{ readonly name: string }>,
  module: string,
): readonly Record<string, string | number>[] {
  const found = [...instances].filter(({ name }) => module === 'all' || name === module)
  if (found.length === 0) throw failure(`no module \`${module}\` is loaded`)
  return found.map(({ name }) => ({ Module: name, Total: 0 }))
}

const moduleArguments = [str('module'), prepared('memory', memoryKind)] as const

/**
 * What each module uses of memory. It is not known here: one heap serves all, so each total is 0.
 *
 * The command is there for programs that ask; `core.shmmem` and `pkg.stats` say how much is in use.
 *
 * @param module - its name, or `all`
 * @param memory - `pkg`, `shm` or `all`
 *
 * @example A module that is loaded, and one that is not
 * ```kamailio
 * loadmodule "kex.so"
 * request_route { drop; }
 * ```
 * ```rpc
 * > mod.stats kex shm
 * - { Module: kex, Total: 0 }
 * > mod.stats nothing shm
 * error: { code: 400 }
 * ```
 *
 * @compat Totals are 0; a module that is not loaded is an error
 */
export const modStats = kex.rpcCommand(
  { name: 'mod.stats', args: moduleArguments },
  (self, module) => ofModules(self.server.instances(), module),
)

/**
 * What each module uses of memory, as `mod.stats`.
 *
 * @param module - its name, or `all`
 * @param memory - `pkg`, `shm` or `all`
 *
 * @example Ask
 * ```kamailio
 * loadmodule "kex.so"
 * request_route { drop; }
 * ```
 * ```rpc
 * > mod.mem_stats kex pkg
 * - { Module: kex, Total: 0 }
 * ```
 *
 * @compat Totals are 0; a module that is not loaded is an error
 */
export const modMemStats = kex.rpcCommand(
  { name: 'mod.mem_stats', args: moduleArguments },
  (self, module) => ofModules(self.server.instances(), module),
)

/**
 * What each module uses of memory, as `mod.stats`, in the form of newer programs.
 *
 * @param module - its name, or `all`
 * @param memory - `pkg`, `shm` or `all`
 *
 * @example Ask for a kind there is none of
 * ```kamailio
 * loadmodule "kex.so"
 * request_route { drop; }
 * ```
 * ```rpc
 * > mod.mem_statsx kex pkg
 * - { Module: kex, Total: 0 }
 * > mod.mem_statsx kex disk
 * error: { code: 400 }
 * ```
 *
 * @compat Totals are 0; a module that is not loaded is an error
 */
export const modMemStatsX = kex.rpcCommand(
  { name: 'mod.mem_statsx', args: moduleArguments },
  (self, module) => ofModules(self.server.instances(), module),
)
