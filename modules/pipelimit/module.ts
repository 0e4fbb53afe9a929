/**
 * Limits how many requests pass, by names that the script makes up.
 *
 * A pipe is a limit with a name: of a gateway, a customer, an address, a kind of request. `pl_check()` counts a request for a
 * pipe and tells whether it may pass, and `pl_drop()` answers the one that may not. Pipes come into being when they are first named.
 *
 * @module pipelimit
 */
import { DataSource, defineModule, SiproseError } from 'siprose'

import { slApi } from 'siprose/modules/sl'

import { MachineLoad } from './machine-load.ts'
import { params } from './params.ts'
import { parsePipe } from './pipe-text.ts'
import { Pipes } from './pipes.ts'
import { readPipes } from './stored-pipes.ts'

export const pipelimit = defineModule('pipelimit', {
  params,
  needs: ['sl'],
  state(self) {
    const machine = new MachineLoad()
    const pipes = new Pipes(machine, self.server.random, self.params.max_pipes)
    for (const text of self.params.pipe) {
      const { name, algorithm, limit } = parsePipe(text)
      if (pipes.add(name, algorithm, limit) === null) {
        throw new SiproseError(
          'pipelimit/too-many-pipes',
          `\`max_pipes\` is ${self.params.max_pipes}, and there are more`,
        )
      }
    }
    const { db_url: url } = self.params
    const source = url === '' ? null : new DataSource(self, url)
    return { machine, pipes, source, sl: self.find(slApi) }
  },
  async start(self) {
    const { machine, pipes, source } = self.state
    if (source !== null) {
      await source.open()
      await readPipes(source, self.params, pipes)
    }
    self.server.every(self.params.timer_interval * 1000, () => {
      if (self.params.load_fetch) machine.measure((algorithm) => pipes.has(algorithm))
      pipes.turn(self.params.clean_unused)
    })
  },
  stop: ({ state }) => state.source?.close(),
})
