/** The same unusual but valid messages through Kamailio and through us: the same facts, or the RFC that says otherwise. */

import t from 'tap'

import { startKamailio } from '../support/kamailio-process.ts'
import { installed, startServer } from '../support/server-process.ts'
import { ask } from './ask.ts'
import { configuration, SOURCES } from './configuration.ts'
import { changedExceptions, onwardExceptions, replyExceptions } from './exceptions.ts'
import { CONDITIONS, FACTS, readFacts } from './facts.ts'
import { addressRows } from './messages/addresses.ts'
import { firstLineRows } from './messages/first-line.ts'
import { headerRows } from './messages/headers.ts'
import type { Row } from './messages/message.ts'
import { replyRows, SINK_PORT } from './messages/replies.ts'
import { sequenceRows } from './messages/sequence.ts'
import { tortureRows } from './messages/torture.ts'
import { viaRows } from './messages/via.ts'
import { asSentOn, sendOn, Sink } from './onward.ts'

const rows: readonly Row[] = [
  ...firstLineRows,
  ...addressRows,
  ...headerRows,
  ...viaRows,
  ...sequenceRows,
  ...tortureRows,
]
const texts = rows.map((row) => row.text)

type Facts = ReadonlyMap<string, string>

/** What an answer says, and that there is one. */
function factsOf(answer: Buffer | null): Facts {
  return answer === null ? new Map() : new Map([...readFacts(answer), ['answered', 'yes']])
}

/** What we say otherwise; of a message that only we answer, the facts that the row names. */
function otherFacts(row: Row, ours: Facts, theirs: Facts): Record<string, string | null> {
  const named = (row.differs ?? []).flatMap((difference) => Object.keys(difference.ours))
  const asked = theirs.size === 0 ? [...named, 'answered'] : ['answered', ...FACTS, ...CONDITIONS]
  const other: Record<string, string | null> = {}
  for (const fact of asked)
    if (ours.get(fact) !== theirs.get(fact)) other[fact] = ours.get(fact) ?? null
  return other
}

/** Their facts where ours are others, to be shown when a row fails. */
function theirFacts(other: Readonly<Record<string, unknown>>, theirs: Facts): string {
  const said = Object.keys(other).map(
    (fact) => `${fact}: ${JSON.stringify(theirs.get(fact) ?? null)}`,
  )
  return `Kamailio says ${said.join(', ')}`
}

const skip = installed('kamailio') ? false : 'kamailio is not installed'

t.test('Kamailio and Siprose, one configuration', { skip }, async (t) => {
  // each is ended even where the next one does not start
  const sink = await Sink.open()
  t.teardown(() => sink.close())
  const config = configuration(sink.port)
  const kamailio = await startKamailio(config)
  t.teardown(async () => kamailio.stop())
  const siprose = await startServer(config, {}, ['-l', 'udp:127.0.0.1:0'])
  t.teardown(async () => siprose.stop())
  const both = [kamailio.port, siprose.ports.udp]

  await t.test(`what they say of ${rows.length} requests`, async (t) => {
    const [theirs = [], ours = []] = await Promise.all(both.map(async (port) => ask(port, texts)))
    const usual = factsOf(theirs[0] ?? null)
    t.same([usual.get('rU'), usual.get('ft'), usual.get('cs')], ['bob', 'a1', '1'], 'facts arrive')
    for (const [place, row] of rows.entries()) {
      const [their, our] = [factsOf(theirs[place] ?? null), factsOf(ours[place] ?? null)]
      const other = otherFacts(row, our, their)
      const expected = Object.assign(
        {},
        ...(row.differs ?? []).map((difference) => difference.ours),
      )
      if (!t.strictSame(other, expected, row.name)) t.comment(theirFacts(other, their))
    }
  })

  await t.test(`what they send on of ${rows.length} requests`, async (t) => {
    const source = SOURCES.onward
    const theirs = await sendOn(kamailio.port, source, sink, texts)
    const ours = await sendOn(siprose.ports.udp, source, sink, texts)
    for (const [place, row] of rows.entries()) {
      const [their, our] = [theirs[place] ?? null, ours[place] ?? null]
      const received = row.name === 'Max-Forwards 0' ? null : asSentOn(row.text)
      t.equal(our, received, `${row.name}: as it came`)
      if (row.name in onwardExceptions) t.not(our, their, `${row.name}: only we`)
      else t.equal(our, their, `${row.name}: the same`)
    }
  })

  await t.test(`what they send on of ${rows.length} requests they have changed`, async (t) => {
    const theirs = await sendOn(kamailio.port, SOURCES.changed, sink, texts)
    const ours = await sendOn(siprose.ports.udp, SOURCES.changed, sink, texts)
    for (const [place, row] of rows.entries()) {
      const [their, our] = [theirs[place] ?? null, ours[place] ?? null]
      if (row.name in changedExceptions) t.not(our, their, row.name)
      else t.equal(our, their, row.name)
    }
    const sent = ours.filter((text) => text !== null)
    t.equal(sent.length, rows.length - 1, 'all but the one without hops left are sent on')
    t.ok(sent.every((text) => text.includes('X-First: 1\r\n') && !/^X-Odd[ \t]*:/im.test(text)))
  })

  await t.test(`what they send back of ${replyRows.length} replies`, async (t) => {
    const replies = replyRows.map((row) => row.text.replaceAll(SINK_PORT, String(sink.port)))
    const theirs = await sendOn(kamailio.port, SOURCES.onward, sink, replies)
    const ours = await sendOn(siprose.ports.udp, SOURCES.onward, sink, replies)
    for (const [place, row] of replyRows.entries()) {
      const [their, our] = [theirs[place] ?? null, ours[place] ?? null]
      t.not(our, null, `${row.name}: sent back`)
      if (row.name in replyExceptions) t.not(our, their, `${row.name}: only we`)
      else t.equal(our, their, `${row.name}: the same`)
    }
  })
})
