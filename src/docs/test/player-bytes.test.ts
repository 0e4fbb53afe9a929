import t from 'tap'

import {
  fromByteString,
  shortBytes,
  toByteString,
  trimBytes,
  trimBytesEnd,
  trimBytesStart,
} from '../player/bytes.ts'
import { playExample } from '../player/player.ts'
import { exampleOf, fakeHost, sip } from './player-fake-host.ts'

t.test('bytes become text where they are UTF-8, and stay what they are elsewhere', async (t) => {
  const rows = [
    ['plain', 'plain'],
    ['voil\xc3\xa0', 'voilà'],
    ['\xef\xbf\xbd', '\ufffd'],
    ['caf\xe9 voil\xc3\xa0', 'caf\xe9 voilà'],
    ['voil\xc3\xa0 …', 'voilà …'],
  ] as const
  for (const [bytes, text] of rows) t.equal(fromByteString(bytes), text)
  t.equal(fromByteString(toByteString('ä€𝄞')), 'ä€𝄞')
})

t.test('a text is cut between two characters', async (t) => {
  t.equal(shortBytes('abc', 3), 'abc')
  t.equal(fromByteString(shortBytes(toByteString('aéb'), 2)), 'a…')
  t.equal(fromByteString(shortBytes(toByteString('aéb'), 3)), 'aé…')
})

t.test('white space is cut off, half a letter is not', async (t) => {
  t.equal(trimBytes(' \t\xc3\xa0\r\n'), '\xc3\xa0')
  t.equal(trimBytesStart(' \xa0 '), '\xa0 ')
  t.equal(trimBytesEnd(' \xa0 '), ' \xa0')
  t.equal(trimBytes(' \n '), '')
})

t.test('a text that ends in à is the same in messages, logs and values', async (t) => {
  const page = [
    '```sip',
    'alice > OPTIONS sip:example.com',
    'alice < 200 Voilà',
    '  Subject: voilà',
    '```',
    '```log',
    'INFO là: voil{a}',
    '```',
    '```values',
    '$a => {a}',
    '```',
  ]
  const outcome = await playExample(
    exampleOf(page.join('\n')),
    fakeHost({
      route: ({ reply, log }) => {
        log('INFO', 'l\xc3\xa0: voil\xc3\xa0\n')
        reply(200, 'Voil\xc3\xa0', 'Subject: voil\xc3\xa0\r\n')
      },
      evaluate: () => '\xc3\xa0',
    }),
  )
  t.match(outcome, { status: 'pass' }, outcome.report ?? '')
})

t.test('a report shows what it cuts off, and letters as letters', async (t) => {
  const long = `sip:${'é'.repeat(150)}@example.com`
  const { reason, report } = await playExample(
    sip('alice > OPTIONS sip:example.com', 'bob < OPTIONS sip:a'),
    fakeHost({
      route: ({ forward }) => {
        forward('192.0.2.20', toByteString(long))
      },
    }),
  )
  t.match(reason, /é…`/)
  t.notMatch(report, /Ã|&/)
  const { report: help } = await playExample(sip('alice > 200'), fakeHost({}))
  t.match(help, /METHOD …/)
})
