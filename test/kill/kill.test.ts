/** What was acknowledged is there after the server was killed: the short form of `make kill-test`. */

import t from 'tap'

import { errorText } from '../../src/runtime/errors.ts'
import { kinds, makeDatabase } from '../databases/made.ts'
import { playRounds, roundText } from './rounds.ts'

const plan = { rounds: 2, rate: 500, lifeMs: [300, 600], phones: 300 } as const

for (const kind of kinds) {
  for (const mode of [1, 3] as const) {
    t.test(`${kind[0]}, db_mode ${mode}`, { timeout: 90_000 }, async (t) => {
      let made
      try {
        made = await makeDatabase(kind, `kill${mode}`)
      } catch (error) {
        t.comment(errorText(error))
        return t.pass('skipped', { skip: `${kind[0]} finds no server here` })
      }
      const { drop } = made
      t.teardown(() => drop())
      await playRounds(made, { ...plan, mode }, (round) => {
        t.comment(roundText(round))
        t.ok(round.load.acknowledged > 0)
        t.same(round.wrong, [])
      })
    })
  }
}
