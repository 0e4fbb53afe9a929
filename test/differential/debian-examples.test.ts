/** The examples that Debian installs with Kamailio, some of them twenty years old: what Kamailio takes is taken here. */

import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import t from 'tap'

import { coreNamespace } from '../../src/core/namespace.ts'
import { VirtualWorld } from '../../src/docs/player/world/virtual-world.ts'
import { fileReader } from '../../src/lang/source.ts'
import { configure } from '../../src/runtime/configure.ts'
import { ModuleLoader } from '../../src/runtime/loader.ts'
import { Log } from '../../src/runtime/log.ts'

const folder = '/usr/share/doc/kamailio/examples'
const loader = new ModuleLoader()

/** What is said of a configuration whose modules are not all here: that they are not, and what follows from it. */
const ofMissingModules = /^\d+:\d+ (?:there is no module `|no loaded module )/

/** Kamailio looks into the arguments of functions when it starts, not with `-c`; started, it refuses these at the same place. */
const ofShellVariables = /no loaded module has a variable `\$(?:SIP_[A-Z_]+|EMAIL)`/

/** As it would stand on an operator's machine: modules are found where they are, not where they were for who wrote it. */
function moved(text: string): string {
  return text
    .replaceAll(/^[ \t]*mpath\b.*$/gm, '#')
    .replaceAll(/(loadmodule[ \t]+")[^"\n]*\/(\w+)(?:\.so)?"/g, '$1$2.so"')
}

/** The errors in it. */
async function errorsOf(path: string): Promise<readonly string[]> {
  const { network, clock, random, logSink, zone } = new VirtualWorld('examples')
  const { diagnostics } = await configure(
    { core: coreNamespace, path, reader: fileReader, defines: new Map(), loader },
    { network, clock, random, log: new Log(logSink), resolver: () => zone },
  )
  return diagnostics.all
    .filter(({ severity }) => severity === 'error')
    .map(({ position, message }) => `${position.line}:${position.column} ${message}`)
}

const installed = existsSync(folder) && spawnSync('kamailio', ['-v']).status === 0
const skip = installed ? false : 'Kamailio of Debian is not installed, or its examples are not'

t.test('what Kamailio takes of its examples is taken here', { skip }, async (t) => {
  const at = mkdtempSync(join(tmpdir(), 'siprose-'))
  t.teardown(() => rmSync(at, { recursive: true }))
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  let taken = 0
  for (const name of names.filter((one) => one.endsWith('.cfg')).toSorted()) {
    const path = join(at, 'siprose.cfg')
    writeFileSync(path, moved(readFileSync(join(folder, name), 'latin1')), 'latin1')
    const kamailio = spawnSync('kamailio', ['-c', '-f', path], { timeout: 20_000 })
    if (kamailio.status !== 0) continue
    taken += 1
    const errors = await errorsOf(path)
    const lacks = errors.some((text) => text.includes('there is no module `'))
    const others = errors.filter(
      (text) => !(lacks && ofMissingModules.test(text)) && !ofShellVariables.test(text),
    )
    t.same(others, [], name)
  }
  t.ok(taken > 5, `Kamailio takes some: ${taken}`)
})
