/** What the system allows the process: open files, images of its memory. */

import type { Log } from '../runtime/log.ts'
import { SiproseError } from '../runtime/errors.ts'
import { Resource, type SystemCalls } from './system-calls.ts'

/** The core parameters that say what is wanted. */
export interface LimitSettings {
  readonly open_files_limit: number
  readonly disable_core_dump: boolean
}

/**
 * Asks the system for what the configuration wants.
 *
 * @param settings - what that is
 * @param calls - how the system is asked; null where it cannot be
 * @param log - told where it cannot be asked
 * @throws SiproseError `cli/limit` when the system says no
 */
export function applyLimits(settings: LimitSettings, calls: SystemCalls | null, log: Log): void {
  const { open_files_limit, disable_core_dump } = settings
  if (open_files_limit <= 0 && !disable_core_dump) return
  if (calls === null) {
    log.warn('limits of the process cannot be changed from here; the system keeps its own')
    return
  }
  if (open_files_limit > 0) raiseOpenFiles(BigInt(open_files_limit), calls)
  if (disable_core_dump) calls.setLimit(Resource.CORE, { soft: 0n, hard: 0n })
}

function raiseOpenFiles(wanted: bigint, calls: SystemCalls): void {
  const now = calls.limit(Resource.OPEN_FILES)
  if (now === null || now.soft >= wanted) return
  const hard = now.hard > wanted ? now.hard : wanted
  if (calls.setLimit(Resource.OPEN_FILES, { soft: wanted, hard })) return
  throw new SiproseError(
    'cli/limit',
    `\`open_files_limit\` is ${wanted}; the system allows ${now.hard}, and lets only root have more`,
    { wanted: Number(wanted) },
  )
}
