/** The short form of `make load`: calls of sipp to sipp through a record-routing proxy. */

import t from 'tap'

import { installed } from '../support/server-process.ts'
import { callThrough, TRANSPORTS } from './calls.ts'
import { faults, figures } from './report.ts'

const missing = ['sipp', 'socat', 'openssl'].filter((program) => !installed(program))

for (const transport of TRANSPORTS) {
  t.test(
    `a hundred calls a second over ${transport}, and none fails`,
    { skip: missing.length > 0 && `no ${missing.join(', no ')}` },
    async (t) => {
      const outcome = await callThrough({ transport, rate: 100, seconds: 2 })
      t.comment(figures(outcome, 0))
      t.same(faults(outcome, null), [])
    },
  )
}
