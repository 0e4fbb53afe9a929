/**
 * The process that checks configurations for the language server: a check of 5000 lines takes some tenths of a second, in which nobody
 * could answer an editor, and what a broken text does to it ends here.
 */

import { dirname } from 'node:path'

import { coreNamespace } from '../core/namespace.ts'
import { readReference, trapsOf } from '../docs/traps.ts'
import type { Diagnostic } from '../lang/diagnostic.ts'
import { DnsResolver } from '../net/locate/dns/resolver.ts'
import { SystemFiles } from '../net/locate/dns/system-names.ts'
import { SystemNetwork } from '../net/network.ts'
import { systemClock, type Clock, type Timer } from '../runtime/clock.ts'
import { configure, type Configured } from '../runtime/configure.ts'
import { errorText } from '../runtime/errors.ts'
import { ModuleLoader, type FoundModule } from '../runtime/loader.ts'
import { Log } from '../runtime/log.ts'
import { SystemRandom } from '../runtime/random.ts'
import { overlayReader } from './files.ts'

/** What is asked. Paths and texts are byte strings. */
export interface CheckRequest {
  readonly id: number
  readonly root: string
  /** The files that are open, by path. */
  readonly texts: readonly (readonly [path: string, bytes: string])[]
  readonly defines: readonly (readonly [name: string, value: string])[]
  /** Where modules may be imported from, besides those that come with the server. */
  readonly directories: readonly string[]
}

/** What is answered. */
export interface CheckAnswer {
  readonly id: number
  readonly diagnostics: readonly Diagnostic[]
  /** Why nothing could be found out; null where it could. */
  readonly failed: string | null
}

/** Time passes, but nothing that a server would do later is done: none is started. */
const stillClock: Clock = {
  now: () => systemClock.now(),
  turn: () => systemClock.turn(),
  micros: () => systemClock.micros(),
  after: (): Timer => ({ cancel: () => undefined }),
}

/** Imports code from where the person at the keyboard said, and from nowhere that a configuration names: it was only opened. */
class TrustedLoader extends ModuleLoader {
  readonly #directories: readonly string[]

  constructor(directories: readonly string[]) {
    super()
    this.#directories = directories
  }

  override async load(name: string): Promise<FoundModule | null> {
    return super.load(name, this.#directories)
  }
}

/** Answers requests until the language server is gone. */
export async function runCheckProcess(): Promise<number> {
  const traps = trapsOf(readReference())
  process.on('message', (request: CheckRequest) => {
    void answer(request, traps).then((found) => process.send?.(found))
  })
  return new Promise((resolve) => {
    process.once('disconnect', () => {
      resolve(0)
    })
  })
}

async function answer(
  request: CheckRequest,
  traps: ReadonlyMap<string, string>,
): Promise<CheckAnswer> {
  const { id } = request
  try {
    const { diagnostics } = await checkConfiguration(request, traps)
    return { id, diagnostics: diagnostics.sorted(), failed: null }
  } catch (error) {
    return { id, diagnostics: [], failed: errorText(error) }
  }
}

/**
 * Checks a configuration as `siprose check` does.
 *
 * @param request - the main file, and texts in the place of files
 * @param traps - what people get wrong with functions
 */
export async function checkConfiguration(
  request: Omit<CheckRequest, 'id'>,
  traps: ReadonlyMap<string, string>,
): Promise<Configured> {
  const { root, texts, defines, directories } = request
  const random = new SystemRandom()
  const names = new SystemFiles(stillClock)
  return configure(
    {
      core: coreNamespace,
      reader: overlayReader(new Map(texts)),
      path: root,
      defines: new Map(defines),
      environment: process.env,
      traps,
      loader: new TrustedLoader(directories),
    },
    {
      network: new SystemNetwork({ scheduler: stillClock, udpBackend: 'dgram' }),
      clock: stillClock,
      random,
      log: new Log(() => undefined),
      resolver: (options, slow) =>
        new DnsResolver(options, { clock: stillClock, random, system: names, slow }),
      directory: dirname(root),
    },
  )
}
