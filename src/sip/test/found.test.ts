/** What fuzzing and random values have found, each under the name of what was seen. */

import t from 'tap'

import { readDate } from '../date.ts'
import { Fault } from '../errors.ts'
import { readContentType } from '../headers/content-type.ts'
import { replacedDialog } from '../headers/dialog-id.ts'
import { inReplyTo } from '../headers/in-reply-to.ts'
import { readTopVia } from '../headers/via.ts'
import { parseMessageText } from '../message.ts'
import { parserRules } from '../rules.ts'

const offsetOf = (result: unknown): number | null =>
  result instanceof Fault ? result.offset : null

t.test('In-Reply-To: a bracket or a quote in a Call-ID took the next Call-IDs with it', (t) => {
  const m = parseMessageText('INVITE sip:a SIP/2.0\r\nIn-Reply-To: <a@c, "b, c>"\r\n\r\n')
  t.same(inReplyTo(m), ['<a@c', '"b', 'c>"'])
  t.end()
})

t.test(
  'a line with a blank before it, before all headers, went on with the Via put before it',
  (t) => {
    const text = 'INFO sip:a SIP/2.0\r\n ;branch=other\r\nVia: SIP/2.0/UDP h\r\n\r\n'
    const rules = parserRules({ strict: false })
    t.equal(parseMessageText(text, rules).fault?.code, 'sip/header-without-colon')
    t.equal(
      parseMessageText(text.replace(' ;', 'x;'), rules).fault,
      null,
      'else a line that is no header may be there',
    )
    t.end()
  },
)

t.test('Replaces: a quote at the start of a Call-ID made the header unreadable', (t) => {
  const m = parseMessageText('INVITE sip:a SIP/2.0\r\nReplaces: "a<b;to-tag=1;from-tag=2\r\n\r\n')
  t.match(replacedDialog(m), { callId: '"a<b', localTag: '1', remoteTag: '2' })
  t.end()
})

t.test('readContentType took a slash behind its range for its own', (t) => {
  t.equal(offsetOf(readContentType('1/a', 0, 1)), 1)
  t.end()
})

t.test('readTopVia took the blank behind its range for its own', (t) => {
  t.equal(offsetOf(readTopVia('SIP/2.0/UDP h', 0, 11)), 11)
  t.end()
})

t.test('readDate took a comma or a colon behind its range for its own', (t) => {
  const date = 'Sat, 13 Nov 2010 23:29:00 GMT'
  for (const end of [3, 19, 22]) {
    const offset = offsetOf(readDate(date, 0, end))
    t.ok(offset !== null && offset <= end, `up to ${end}: ${offset}`)
  }
  t.end()
})
