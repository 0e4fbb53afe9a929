/** Odd times, lists and headers. */

import t from 'tap'

import { applyEdits, parseMessageText, type Message } from 'siprose'

import { bodiesOf } from '../text/list-bodies.ts'
import { setPartyHost, setPartyName, setPartyUri, setPartyUser } from '../text/party-edits.ts'
import { strftime, utcParts } from '../text/strftime.ts'

const message = (...headers: string[]): Message =>
  parseMessageText(`INVITE sip:bob@example.com SIP/2.0\r\n${headers.join('\r\n')}\r\n\r\n`)

t.test('strftime knows each field of strftime(3) and keeps what is none', async (t) => {
  const time = utcParts(Date.UTC(2026, 0, 1, 0, 5, 9))
  t.equal(strftime('%a %A %b %B %h %C %d %e %j', time), 'Thu Thursday Jan January Jan 20 01  1 001')
  t.equal(strftime('%H %I %k %l %m %M %p %P %S', time), '00 12  0 12 01 05 AM am 09')
  t.equal(
    strftime('%c|%D|%F|%r|%R|%T|%x|%X', time),
    'Thu Jan  1 00:05:09 2026|01/01/26|2026-01-01|12:05:09 AM|00:05|00:05:09|01/01/26|00:05:09',
  )
  t.equal(strftime('%u %w %y %Y %z %Z %s %%', time), '4 4 26 2026 +0000 UTC 1767225909 %')
  t.equal(strftime('%n%t%Q %', time), '\n\t%Q %')
})

t.test('strftime numbers weeks as each calendar does', async (t) => {
  const week = (year: number, month: number, day: number) =>
    strftime('%G-%V %g %U %W', utcParts(Date.UTC(year, month, day)))
  t.equal(week(2021, 0, 1), '2020-53 20 00 00')
  t.equal(week(2024, 11, 30), '2025-01 25 52 53')
  t.equal(week(2026, 11, 31), '2026-53 26 52 52')
  t.equal(week(2023, 0, 1), '2022-52 22 01 00')
})

t.test('bodiesOf splits at commas outside of quotes and brackets', async (t) => {
  const one = message('Contact: "A, B" <sip:a@x;y=1,2>, <sip:b@x>', 'm: <sip:c@x>', 'X: a, b')
  t.same(bodiesOf(one, 'Contact'), ['"A, B" <sip:a@x;y=1,2>', '<sip:b@x>', '<sip:c@x>'])
  t.same(bodiesOf(one, 'X'), ['a, b'])
  t.same(bodiesOf(one, 'None'), [])
  t.same(bodiesOf(message('Route: ,,<sip:a>,"'), 'Route'), ['<sip:a>', '"'])
})

t.test('changes to From and To add up, the last of one kind counts', async (t) => {
  const one = message('From: "A" <sip:a@x;p=1>;tag=1', 'To: sip:b@y')
  t.ok(setPartyUser(one, 'from', 'c'))
  t.ok(setPartyUser(one, 'from', 'd'))
  t.ok(setPartyHost(one, 'from', 'z'))
  t.ok(setPartyName(one, 'from', null))
  t.ok(setPartyName(one, 'to', 'Bob'))
  t.match(applyEdits(one), 'From: <sip:d@z;p=1>;tag=1\r\nTo: Bob <sip:b@y>\r\n')
})

t.test('a name for a URI without brackets leaves its other changes as they are', async (t) => {
  const one = message('From:sip:a@x;tag=1', 'To: sip:b@y')
  t.ok(setPartyUser(one, 'from', 'c'))
  t.ok(setPartyName(one, 'from', 'First'))
  t.ok(setPartyName(one, 'from', 'Second'))
  t.ok(setPartyHost(one, 'from', 'z'))
  t.ok(setPartyName(one, 'to', null))
  t.match(applyEdits(one), 'From: Second <sip:c@z>;tag=1\r\nTo: <sip:b@y>\r\n')
})

t.test('changes to a folded From stand in their place', async (t) => {
  const one = message('From: "A"\r\n  <sip:a@x>;tag=1')
  t.ok(setPartyUri(one, 'from', 'sip:b@y'))
  t.match(applyEdits(one), '<sip:b@y>;tag=1\r\n')
})

t.test('changes to From refuse line ends and what has no place', async (t) => {
  const one = message('From: <sip:a@x>;tag=1')
  t.notOk(setPartyName(one, 'from', 'x\r\nEvil: 1'))
  t.notOk(setPartyUser(one, 'from', 'x\nEvil: 1'))
  t.notOk(setPartyUri(one, 'from', null))
  t.notOk(setPartyHost(one, 'from', ''))
  t.notOk(setPartyUri(one, 'to', 'sip:b@y'))
  t.notOk(setPartyUser(message('From: <tel:+1>'), 'from', 'x'))
})
