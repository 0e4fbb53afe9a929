/** The same calls through Kamailio and through us: the same lines in the log, and the same rows in the database. */

import { isDeepStrictEqual } from 'node:util'

import t from 'tap'

import { freePort } from '../support/free-port.ts'
import { startKamailio } from '../support/kamailio-process.ts'
import { installed, startServer } from '../support/server-process.ts'
import { configuration, databaseFor, linesOf, type Profile, rowsOf } from './acc/configuration.ts'
import { profiles } from './acc/profiles.ts'
import { play } from './flows/play.ts'

const skip = installed('kamailio') ? false : 'kamailio is not installed'

/** What a server has noted of each call. */
async function noted(profile: Profile, kamailio: boolean): Promise<readonly string[][]> {
  const port = await freePort()
  const database = databaseFor(profile)
  const text = configuration(profile, port, database)
  const server = kamailio ? await startKamailio(text, port) : await startServer(text, {}, [])
  await play(profile.flows, port).finally(async () => server.stop())
  const lines = linesOf(server.log())
  const rows = rowsOf(database, profile.columns ?? [])
  return profile.flows.map((_flow, number) => {
    const call = `flow${number}`
    return [...(lines.get(call) ?? []), ...(rows.get(call) ?? [])].map(withoutOwn)
  })
}

/** Ports and tags of our own differ in each run. */
function withoutOwn(text: string): string {
  return text
    .replaceAll(/127\.0\.0\.1:\d+/g, 'PLACE')
    .replaceAll(/(to_tag=)[0-9A-Za-z]{1,40}-[0-9a-f]+/g, '$1OWN')
}

type Both = readonly [theirs: readonly string[][], ours: readonly string[][]]

/** How often a profile is played where both differ: on a machine with much else to do a timer fires between two messages now and then. */
const MOST_PLAYED = 3

function agrees({ flows }: Profile, [theirs, ours]: Both): boolean {
  return flows.every(
    ({ differs }, number) =>
      differs !== undefined || isDeepStrictEqual(ours[number], theirs[number]),
  )
}

async function played(profile: Profile): Promise<Both> {
  for (let times = 1; ; times++) {
    const both = await Promise.all([noted(profile, true), noted(profile, false)])
    if (times === MOST_PLAYED || agrees(profile, both)) return both
  }
}

const all = Promise.all(skip === false ? profiles.map(played) : [])

for (const [place, { name, flows }] of profiles.entries()) {
  t.test(`calls are accounted for as in Kamailio, ${name}`, { skip }, async (t) => {
    const [theirs = [], ours = []] = (await all)[place] ?? []
    for (const [number, flow] of flows.entries()) {
      if (flow.differs === undefined) t.same(ours[number], theirs[number], flow.name)
      else t.notSame(ours[number], theirs[number], `${flow.name}: ${flow.differs}`)
    }
  })
}
