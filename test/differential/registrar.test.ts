/** The same sequences of REGISTERs and lookups to Kamailio and to us: the same answers. */

import t from 'tap'

import { startKamailio } from '../support/kamailio-process.ts'
import { installed, startServer } from '../support/server-process.ts'
import { ask } from './ask.ts'
import { profiles } from './registrar/profiles.ts'
import { saidBy, textOf } from './registrar/row.ts'
import { configuration } from './registrar/script.ts'

const skip = installed('kamailio') ? false : 'kamailio is not installed'

for (const { name, parameters, rows } of profiles) {
  t.test(`registrar, here and in Kamailio: ${name}`, { skip }, async (t) => {
    const text = configuration(parameters)
    const kamailio = await startKamailio(text)
    t.teardown(async () => kamailio.stop())
    const siprose = await startServer(text, {}, ['-l', 'udp:127.0.0.1:0'])
    t.teardown(async () => siprose.stop())
    const messages = rows.map((row, place) => textOf(row, place))
    const theirs = await ask(kamailio.port, messages)
    const ours = await ask(siprose.ports.udp, messages)
    for (const [place, row] of rows.entries()) {
      const own = saidBy(ours[place])
      const other = saidBy(theirs[place])
      if (row.differs === null) t.equal(own, other, row.name)
      else t.not(own, other, `${row.name}: ${row.differs}`)
    }
  })
}
