/** What `siprose check` says of a configuration: shown on the page of the code that it says it with. */

import { coreNamespace } from '../../src/core/namespace.ts'
import type { Example } from '../../src/docs/player/example.ts'
import { VirtualWorld } from '../../src/docs/player/world/virtual-world.ts'
import { fileReader, makeSource } from '../../src/lang/source.ts'
import { configure } from '../../src/runtime/configure.ts'
import { Log } from '../../src/runtime/log.ts'

const FILE = 'siprose.cfg'

/**
 * Checks the configuration of an example.
 *
 * @param example - the example
 * @param code - the code that it is an example of
 * @param traps - what people get wrong with functions
 * @returns what is printed; null where the checker does not say this, as what is wrong shows only while it runs
 */
export async function whatCheckSays(
  example: Example,
  code: string,
  traps: ReadonlyMap<string, string>,
): Promise<string | null> {
  const fence = example.fences.find((each) => each.language === 'kamailio')
  if (!fence) return null
  const { network, clock, random, logSink, zone } = new VirtualWorld(example.id)
  const { diagnostics } = await configure(
    {
      core: coreNamespace,
      path: FILE,
      traps,
      reader: {
        read: (path, from) =>
          path === FILE ? makeSource(path, fence.text) : fileReader.read(path, from),
      },
    },
    { network, clock, random, log: new Log(logSink), resolver: () => zone },
  )
  return diagnostics.all.some((each) => each.code === code) ? diagnostics.print().trimEnd() : null
}
