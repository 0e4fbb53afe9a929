/** The same calls through Kamailio and through us, with the same configuration: everybody sees the same messages. */

import t from 'tap'

import { freePort } from '../support/free-port.ts'
import { startKamailio } from '../support/kamailio-process.ts'
import { installed, startServer } from '../support/server-process.ts'
import { configuration, play, type Profile } from './flows/play.ts'
import { profiles } from './flows/profiles.ts'

const skip = installed('kamailio') ? false : 'kamailio is not installed'

async function theirs(profile: Profile): Promise<readonly string[][]> {
  const port = await freePort()
  const server = await startKamailio(configuration(profile, port), port)
  try {
    return await play(profile.flows, port)
  } finally {
    await server.stop()
  }
}

async function ours(profile: Profile): Promise<readonly string[][]> {
  const port = await freePort()
  const server = await startServer(configuration(profile, port), {}, [])
  try {
    return await play(profile.flows, port)
  } finally {
    await server.stop()
  }
}

const played = Promise.all(
  skip === false
    ? profiles.map(async (profile) => Promise.all([theirs(profile), ours(profile)]))
    : [],
)

for (const [place, { name, flows }] of profiles.entries()) {
  t.test(`calls, ${name}, here and in Kamailio`, { skip }, async (t) => {
    const [other = [], own = []] = (await played)[place] ?? []
    for (const [number, flow] of flows.entries()) {
      if (flow.differs === undefined) t.same(own[number], other[number], flow.name)
      else t.notSame(own[number], other[number], `${flow.name}: ${flow.differs}`)
    }
  })
}
