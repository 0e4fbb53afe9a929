import t from 'tap'

import { peerAt } from 'siprose'

import { asAlias, asUri } from '../received.ts'

t.test('asUri and asAlias read what they have printed', async (t) => {
  const rows = [
    [peerAt('udp', '192.0.2.10', 5060), 'sip:192.0.2.10:5060'],
    [peerAt('tcp', '192.0.2.10', 1024), 'sip:192.0.2.10:1024;transport=tcp'],
    [peerAt('tls', '2001:db8::7', 5061), 'sip:[2001:db8::7]:5061;transport=tls'],
    [peerAt('wss', '192.0.2.10', 443), 'sip:192.0.2.10:443;transport=ws'],
  ] as const
  for (const [peer, uri] of rows) {
    for (const notation of [asUri, asAlias]) {
      const value = notation.print(peer)
      t.notMatch(value, /[;=<>"\s]/, 'it can stand in a parameter')
      t.equal(notation.parse(value), uri)
    }
  }
})

t.test('asUri goes by no text that is no SIP URI', async (t) => {
  for (const text of [
    '',
    'foo',
    'tel:+1',
    'http://x',
    'sip:',
    'sip:a%0d%0aX: 1',
    'sip:a%20b',
    '"',
    '%',
  ]) {
    t.equal(asUri.parse(text), null, text)
  }
  t.equal(asUri.parse('sip:192.0.2.10:5060%3Btransport%3Dtcp'), 'sip:192.0.2.10:5060;transport=tcp')
})

t.test('asAlias goes by no text that leads nowhere', async (t) => {
  const texts = [
    '',
    '~~',
    '192.0.2.10~5060',
    '192.0.2.10~5060~0',
    '192.0.2.10~5060~7',
    '192.0.2.10~5060~11',
    '192.0.2.10~5060~1~1',
    '192.0.2.10~~1',
    '192.0.2.10~99999~1',
    '::1~5060~1',
    'a@192.0.2.10~5060~1',
    'a;b~5060~1',
    'a b~5060~1',
  ]
  for (const text of texts) t.equal(asAlias.parse(text), null, text)
})
