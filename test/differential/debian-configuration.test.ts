/** The configuration that Debian installs with Kamailio: read where it lies, with each of its switches alone and with all. */

import { existsSync, readFileSync } from 'node:fs'

import t from 'tap'

import { coreNamespace } from '../../src/core/namespace.ts'
import { VirtualWorld } from '../../src/docs/player/world/virtual-world.ts'
import { fileReader } from '../../src/lang/source.ts'
import { configure } from '../../src/runtime/configure.ts'
import { ModuleLoader } from '../../src/runtime/loader.ts'
import { Log } from '../../src/runtime/log.ts'

const path = '/etc/kamailio/kamailio.cfg'
const loader = new ModuleLoader()

/** What is said of a configuration whose modules are not all here: that they are not, and what follows from it. */
const ofMissingModules = /^there is no module `|^no loaded module /

/** Switches that need a database and are on without one name a URL that nothing defines; Kamailio refuses those, too, at the same place. */
const ofMissingDatabase = 'lang/bare-word `DBURL` is not defined, and text stands in quotes'

/** What is said of the configuration with some switches on, errors only. */
async function errorsWith(switches: readonly string[]): Promise<readonly string[]> {
  const { network, clock, random, logSink, zone } = new VirtualWorld('debian')
  const defines = new Map(switches.map((name) => [name, '']))
  const { diagnostics } = await configure(
    { core: coreNamespace, path, reader: fileReader, defines, loader },
    { network, clock, random, log: new Log(logSink), resolver: () => zone },
  )
  return diagnostics.all
    .filter(({ severity }) => severity === 'error')
    .map(({ position, code, message }) => `${position.line}:${position.column} ${code} ${message}`)
}

const skip = existsSync(path) ? false : `${path} is not there: Kamailio of Debian is not installed`

t.test(
  'the configuration of Debian is read whole, whatever is switched on in it',
  { skip },
  async (t) => {
    const switches = [...new Set(readFileSync(path, 'latin1').match(/\bWITH_[A-Z0-9_]+/g))]
    t.ok(switches.length > 10, 'there is something to switch')
    const alone = switches.map((name) => [name])
    const withDatabase = switches.map((name) => ['WITH_MYSQL', name])
    for (const on of [[], ...alone, ...withDatabase, switches]) {
      const errors = await errorsWith(on)
      const others = errors.filter((text) => {
        const [, code, ...message] = text.split(' ')
        const said = message.join(' ')
        if (!on.includes('WITH_MYSQL') && `${code} ${said}` === ofMissingDatabase) return false
        return !ofMissingModules.test(said)
      })
      t.same(others, [], `with ${on.join(' and ') || 'nothing'}`)
    }
  },
)
