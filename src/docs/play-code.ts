/** Plays the example of a code: what provokes it in the checker, when a configuration runs, or in the player of examples itself. */

import { coreNamespace } from '../core/namespace.ts'
import { fileReader, makeSource } from '../lang/source.ts'
import { configure } from '../runtime/configure.ts'
import { Log } from '../runtime/log.ts'
import { fenceOf } from './player/fence-info.ts'
import type { Example, Fence } from './player/example.ts'
import type { PlayerHost } from './player/host.ts'
import { playExample } from './player/player.ts'
import { VirtualWorld } from './player/world/virtual-world.ts'

/** What examples that include themselves call their file. */
const FILE = 'kamailio.cfg'

/** What a script runs on that goes wrong only then. */
const MESSAGE = 'alice > MESSAGE sip:bob@example.com\n        Call-ID: c1\nquiet 1s\n'

/**
 * Plays the example of a code.
 *
 * @param example - with one configuration; of a code of the player, whatever it does not like
 * @param code - what it provokes: `lang/unknown-function`
 * @param host - starts the server where the checker has nothing to say
 * @param traps - what people get wrong with functions, by `module.function`
 * @param directories - where the host finds modules that do not come with the server
 * @returns what is wrong; null where the example provokes the code
 */
export async function playCode(
  example: Example,
  code: string,
  host: PlayerHost,
  traps: ReadonlyMap<string, string>,
  directories: readonly string[] = [],
): Promise<string | null> {
  if (code.startsWith('docs/')) return playFailing(example, code, host)
  const fence = example.fences.find((each) => each.language === 'kamailio')
  const place = `${example.file}:${example.line}`
  if (fence === undefined) return `${place}: the example of \`${code}\` has no configuration`
  const found = await codesOf(fence, example, traps, directories)
  if (found.codes.includes(code)) return null
  if (found.refused) {
    return `${place}: the example of \`${code}\` provokes ${found.codes.join(', ')} instead`
  }
  const outcome = await playExample(atRunTime(example, fence, code), host)
  return outcome.status === 'pass' ? null : (outcome.reason ?? `${place}: not played`)
}

/** An example that has to fail, with this code and for no other reason. */
async function playFailing(
  example: Example,
  code: string,
  host: PlayerHost,
): Promise<string | null> {
  const { reason, report } = await playExample(example, host)
  const alone = report?.includes('\nAlso wrong:\n') !== true
  if (reason?.includes(`: error[${code}]: `) === true && alone) return null
  const what = reason === null ? 'passes' : `fails otherwise:\n${report ?? reason}`
  return `${example.file}:${example.line}: the example of \`${code}\` ${what}`
}

async function codesOf(
  fence: Fence,
  example: Example,
  traps: ReadonlyMap<string, string>,
  directories: readonly string[],
): Promise<{ readonly codes: readonly string[]; readonly refused: boolean }> {
  const world = new VirtualWorld(example.id)
  const { network, clock, random, logSink, zone } = world
  const { diagnostics } = await configure(
    {
      core: coreNamespace,
      path: FILE,
      traps,
      directories,
      reader: {
        read: (path, from) =>
          path === FILE ? makeSource(path, fence.text) : fileReader.read(path, from),
      },
    },
    { network, clock, random, log: new Log(logSink), resolver: () => zone },
  )
  return { codes: diagnostics.all.map((each) => each.code), refused: diagnostics.hasErrors }
}

/** The same example with a message to run it on, and the line it has to log: with the place in the configuration, and the Call-ID. */
function atRunTime(example: Example, fence: Fence, code: string): Example {
  const at = { line: fence.line, column: fence.column }
  const sip = fenceOf('sip', MESSAGE, at)
  const log = fenceOf(
    'log',
    `ERROR {*}:{line:int}:{column:int}: error[${code}]: {*} (Call-ID c1)\n`,
    at,
  )
  return { ...example, fences: [fence, sip, log] }
}
