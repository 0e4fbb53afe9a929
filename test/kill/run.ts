/** `make kill-test`: a server is killed ten times under 2000 registrations a second, on each kind of database that is there. */

import { errorText } from '../../src/runtime/errors.ts'
import { kinds, makeDatabase } from '../databases/made.ts'
import { playRounds, roundText } from './rounds.ts'

const number = (name: string, usual: number): number => Number(process.env[name] ?? usual)

const plan = {
  mode: number('MODE', 1),
  rounds: number('ROUNDS', 10),
  rate: number('RATE', 2000),
  lifeMs: [number('LIFE', 2000), number('LIFE', 2000) * 2],
  phones: number('PHONES', 5000),
} as const

for (const kind of kinds.filter(([name]) => name.includes(process.env['ONLY'] ?? ''))) {
  let made
  try {
    made = await makeDatabase(kind, 'kill')
  } catch (error) {
    console.log(`${kind[0]}: not tried: ${errorText(error)}`)
    continue
  }
  try {
    await playRounds(made, plan, (round) => {
      console.log(`${kind[0]}: ${roundText(round)}`)
      for (const text of round.wrong.slice(0, 10)) console.log(`    ${text}`)
      if (round.wrong.length > 0) process.exitCode = 1
    })
  } finally {
    await made.drop()
  }
}
