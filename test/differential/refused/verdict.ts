/** Whether a configuration is accepted, and what the two servers say to one. */

import { spawn } from 'node:child_process'
import { once } from 'node:events'

import { coreNamespace } from '../../../src/core/namespace.ts'
import { VirtualWorld } from '../../../src/docs/player/world/virtual-world.ts'
import { tableReader } from '../../../src/lang/source.ts'
import { configure } from '../../../src/runtime/configure.ts'
import { ModuleLoader } from '../../../src/runtime/loader.ts'
import { Log } from '../../../src/runtime/log.ts'
import { temporaryFile } from '../../support/server-process.ts'

/** A piece of configuration. */
export interface Verdict {
  readonly text: string
  /** Why one server accepts it and the other does not; absent when they agree. */
  readonly why?: string
  /** True for a statement that both accept. */
  readonly accepted?: true
}

/** Kamailio says at its start, while it runs or never what we say when the configuration is checked. */
export const toldEarly = 'a mistake is told when the configuration is checked'
/** What versions behind 5.6 read as we do. */
export const newer = 'newer versions of Kamailio mean the same'
/** Where the grammar of Kamailio wants one form of several with the same meaning. */
export const freer = 'a word, a text, a number or an expression may stand where its value may'
/** Words without a meaning. */
export const reserved = 'a word that is reserved and means nothing is accepted with a hint'
/** `loadmodule` again. */
export const twice = 'a module that is loaded twice is loaded once'
/** Nothing at all. */
export const empty = 'a configuration may be empty'

const FILE = 'kamailio.cfg'
const loader = new ModuleLoader()

/** The places and codes of our errors, empty when we accept it. */
export async function ourErrors(text: string): Promise<readonly string[]> {
  const { network, clock, random, logSink, zone } = new VirtualWorld('refused')
  const { diagnostics } = await configure(
    { core: coreNamespace, path: FILE, reader: tableReader({ [FILE]: text }), loader },
    { network, clock, random, log: new Log(logSink), resolver: () => zone },
  )
  return diagnostics.all.flatMap(({ severity, position: { line, column }, code }) =>
    severity === 'error' ? [`${line}:${column} ${code}`] : [],
  )
}

/** Whether Kamailio refuses it when it checks. */
export async function kamailioRefuses(text: string): Promise<boolean> {
  const file = temporaryFile(FILE, text)
  const child = spawn('kamailio', ['-c', '-E', '-m', '16', '-M', '4', '-f', file], {
    stdio: 'ignore',
  })
  const [code] = await once(child, 'exit')
  return code !== 0
}
