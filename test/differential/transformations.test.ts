/** The same values through the same transformations of Kamailio and of us: the same results, or a reason. */

import t from 'tap'

import { startKamailio } from '../support/kamailio-process.ts'
import { installed, startServer } from '../support/server-process.ts'
import { ask } from './ask.ts'
import {
  configuration,
  GROUP,
  type Input,
  question,
  readAnswer,
} from './transformations/configuration.ts'
import { tables, type Table } from './transformations/rows.ts'

const skip = installed('kamailio') ? false : 'kamailio is not installed'

/** What a server makes of each value, by the place of the transformation. */
async function results(
  port: number,
  number: number,
  { transformations, inputs }: Table,
): Promise<readonly ReadonlyMap<number, string>[]> {
  const groups = Math.ceil(transformations.length / GROUP)
  const questions = inputs.flatMap((input, row) =>
    Array.from({ length: groups }, (_, group) =>
      question(`${number}_${group}`, input, row * groups + group),
    ),
  )
  const answers = await ask(port, questions)
  return inputs.map((_, row) => {
    const all = answers.slice(row * groups, (row + 1) * groups)
    return new Map(all.flatMap((answer) => [...readAnswer(answer)]))
  })
}

t.test('transformations, here and in Kamailio', { skip }, async (t) => {
  const config = configuration(tables.map((table) => table.transformations))
  const kamailio = await startKamailio(config)
  t.teardown(async () => kamailio.stop())
  const siprose = await startServer(config, {}, ['-l', 'udp:127.0.0.1:0'])
  t.teardown(async () => siprose.stop())
  for (const [number, table] of tables.entries()) {
    const [theirs, ours] = await Promise.all([
      results(kamailio.port, number, table),
      results(siprose.ports.udp, number, table),
    ])
    for (const [row, input] of table.inputs.entries()) {
      const name = `${table.name}: ${JSON.stringify(input)}`
      t.same(differing(table, ours[row], theirs[row]), expected(table, input), name)
    }
  }
})

type Values = ReadonlyMap<number, string> | undefined

/** The transformations whose results are not the same. */
function differing({ transformations }: Table, ours: Values, theirs: Values): readonly string[] {
  return transformations.filter((_, place) => ours?.get(place) !== theirs?.get(place))
}

/** Those that are known to differ. */
function expected({ transformations, differences }: Table, input: Input): readonly string[] {
  const known = new Set(differences.filter(({ on }) => on.includes(input)).flatMap(({ of }) => of))
  return transformations.filter((each) => known.has(each))
}
