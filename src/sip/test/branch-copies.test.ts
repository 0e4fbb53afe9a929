import t from 'tap'

import { applyEdits, buildRequest } from '../build.ts'
import { parseMessageText } from '../message.ts'

const text = [
  'MESSAGE sip:bob@example.com SIP/2.0',
  'Via: SIP/2.0/UDP 192.0.2.10;branch=z9hG4bK1;rport',
  'From: <sip:alice@example.com>;tag=a',
  'To: <sip:bob@example.com>',
  'Call-ID: 1',
  'CSeq: 1 MESSAGE',
  'Subject: hi',
  'Content-Length: 2',
  '',
  'ab',
].join('\r\n')

const forward = {
  requestUri: null,
  via: 'SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK2',
  maxForwards: null,
  received: null,
  rport: null,
  extra: '',
  stream: false,
}

t.test('buildRequest puts the Routes of a Path before those that are there', (t) => {
  const path = '<sip:192.0.2.5;lr>,<sip:192.0.2.6;lr>'
  const built = buildRequest(parseMessageText(text), { ...forward, path })
  t.ok(built.includes(`Content-Length: 2\r\nRoute: ${path}\r\n\r\n`))
  const routed = text.replace('Subject: hi', 'Route: <sip:192.0.2.9;lr>')
  t.ok(
    buildRequest(parseMessageText(routed), { ...forward, path }).includes(
      `\r\nRoute: ${path}\r\nRoute: <sip:192.0.2.9;lr>\r\n`,
    ),
  )
  t.end()
})

t.test('a copy of the changes is added to without touching them', (t) => {
  const m = parseMessageText(text)
  m.edits.appendHeader('X-First: 1\r\n')
  const copy = m.edits.copy()
  copy.appendHeader('X-Second: 2\r\n')
  t.notOk(applyEdits(m).includes('X-Second'))
  const before = m.swapEdits(copy)
  t.ok(applyEdits(m).includes('X-First: 1\r\nX-Second: 2\r\n'))
  m.swapEdits(before)
  t.notOk(applyEdits(m).includes('X-Second'))
  t.end()
})
