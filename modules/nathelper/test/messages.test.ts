import t from 'tap'

import {
  applyEdits,
  Contact,
  contacts,
  type Context,
  givenUri,
  parseMessageText,
  Peer,
  sdp,
} from 'siprose'

import { standIn } from '../../../test/support/stand-in.ts'
import { aliasUri, writtenAddress } from '../alias.ts'
import { ContactUri } from '../contact-uri.ts'
import { looksNated } from '../nat-tests.ts'
import { fixDescription, SdpFix } from '../nated-description.ts'

const request = (contact: string): string =>
  `REGISTER sip:example.com SIP/2.0\r\nVia: SIP/2.0/UDP 192.0.2.10;branch=z9hG4bK1\r\nContact: ${contact}\r\n\r\n`

t.test('aliasUri makes a URI of address, port and transport, and of nothing else', (t) => {
  t.equal(aliasUri('192.0.2.1~5060~1'), 'sip:192.0.2.1:5060')
  t.equal(aliasUri('[2001:db8::1]~5061~3'), 'sip:[2001:db8::1]:5061;transport=tls')
  for (const value of [
    '',
    '~~',
    '~~1',
    '192.0.2.1~5060',
    '192.0.2.1~5060~',
    '192.0.2.1~5060~0',
    '192.0.2.1~5060~7',
    '192.0.2.1~5060~1~1',
    '192.0.2.1~70000~1',
    '192.0.2.1~0x1~1',
    'user@192.0.2.1~5060~1',
    '192.0.2.1;x~5060~1',
    '192.0.2.1?a=b~5060~1',
    '192.0.2.1:1~5060~1',
    '~'.repeat(100_000),
  ]) {
    t.equal(aliasUri(value), null, value.slice(0, 40))
  }
  t.end()
})

t.test('writtenAddress takes addresses alone', (t) => {
  t.equal(writtenAddress('2001:DB8::1'), '[2001:DB8::1]')
  t.equal(writtenAddress('[2001:db8::1]'), '[2001:db8::1]')
  for (const text of ['', 'example.com', '[192.0.2.1]', '192.0.2.1:5060', '[::1]:5060']) {
    t.equal(writtenAddress(text), null, text)
  }
  t.end()
})

t.test('ContactUri: what one function has made, the next one goes on with', (t) => {
  const message = parseMessageText(request('sip:alice@10.0.0.7;q=0.5'))
  ContactUri.ofFirst(message)?.become('sip:alice@192.0.2.10:5060', false)
  t.equal(ContactUri.ofFirst(message)?.uri.text, 'sip:alice@192.0.2.10:5060')
  ContactUri.ofFirst(message)?.become('sip:alice@192.0.2.10:5060;ob', true)
  t.match(applyEdits(message), 'Contact: <sip:alice@192.0.2.10:5060;ob>;q=0.5\r\n')
  const from = message.text.indexOf('sip:alice')
  const [contact] = contacts(message)
  t.ok(contact instanceof Contact)
  if (contact instanceof Contact) {
    t.equal(givenUri(message, contact.address), 'sip:alice@192.0.2.10:5060;ob')
  }
  t.equal(message.edits.givenUri(from), 'sip:alice@192.0.2.10:5060;ob')
  t.equal(message.edits.copy().givenUri(from), 'sip:alice@192.0.2.10:5060;ob')
  message.edits.clear()
  t.equal(message.edits.givenUri(from), null)
  t.end()
})

t.test('ContactUri: what leaves otherwise is not kept otherwise', (t) => {
  const message = parseMessageText(request('<sip:alice@10.0.0.7>'))
  ContactUri.ofFirst(message)?.leaveAs('sip:alice@10.0.0.7;alias=1')
  t.match(applyEdits(message), 'Contact: <sip:alice@10.0.0.7;alias=1>\r\n')
  t.equal(ContactUri.ofFirst(message)?.uri.text, 'sip:alice@10.0.0.7')
  t.end()
})

t.test('ContactUri reads a folded header, and none that is broken', (t) => {
  const folded = parseMessageText(request('"A"\r\n <sip:alice@10.0.0.7>\r\n ;q=1'))
  ContactUri.ofFirst(folded)?.become('sip:alice@192.0.2.10', false)
  const [contact] = contacts(folded)
  if (contact instanceof Contact) t.equal(givenUri(folded, contact.address), 'sip:alice@192.0.2.10')
  t.match(applyEdits(folded), 'Contact: "A"\r\n <sip:alice@192.0.2.10>\r\n ;q=1\r\n')
  for (const contact of ['', '*', '<sip:', '<mailto:a@b>', '<sip:@>', '<tel:1>', '"', ',']) {
    t.equal(ContactUri.ofFirst(parseMessageText(request(contact))), null, contact)
  }
  t.end()
})

t.test('looksNated looks at the Via of the next hop of a reply', (t) => {
  const reply = (via: string): Context =>
    standIn<Context>({
      message: parseMessageText(
        `SIP/2.0 200 OK\r\nVia: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1\r\nVia: ${via};branch=z9hG4bK2\r\n\r\n`,
      ),
      peer: new Peer('udp', '192.0.2.20', 5060, 0, 0),
    })
  const rows: readonly (readonly [string, boolean])[] = [
    ['SIP/2.0/UDP 192.0.2.10', false],
    ['SIP/2.0/UDP 192.0.2.10;rport;received=192.0.2.10', false],
    ['SIP/2.0/UDP 192.0.2.10;rport=5060', false],
    ['SIP/2.0/UDP 192.0.2.10;rport=5061', true],
    ['SIP/2.0/TLS 192.0.2.10;rport=5061', false],
    ['SIP/2.0/UDP 10.0.0.7;received=192.0.2.10', true],
    ['SIP/2.0/UDP [2001:db8::1];received=2001:db8::1', false],
    ['SIP/2.0/WSS client.invalid', true],
  ]
  for (const [via, expected] of rows) t.equal(looksNated(reply(via), 512, true), expected, via)
  t.end()
})

t.test('fixDescription takes time linear in the number of lines', (t) => {
  const many = (count: number): number => {
    const body = `v=0\r\n${'a=rtcp:1 IN IP4 10.0.0.7\r\n'.repeat(count)}`
    const message = parseMessageText(
      `INVITE sip:a SIP/2.0\r\nContent-Type: application/sdp\r\n\r\n${body}`,
    )
    const description = sdp(message)
    const options = { fixes: SdpFix.MEDIA, address: '192.0.2.1', mark: '', keepOld: true }
    if (description !== null) fixDescription(message.edits, description, options)
    return message.edits.count
  }
  t.equal(many(100), 200)
  t.ok(many(100_000) <= 2 * 100_000)
  t.end()
})
