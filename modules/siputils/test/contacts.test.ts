import { applyEdits, parseMessageText, parseUri, type Uri } from 'siprose'
import t from 'tap'

import { changeContacts } from '../contact-changes.ts'
import { packUri, unpackUri } from '../contact-fields.ts'
import { carriedUri, carryUri } from '../contact-param.ts'

function uri(text: string): Uri {
  const parsed = parseUri(text)
  if (parsed === null) throw new TypeError(text)
  return parsed
}

function message(...contacts: readonly string[]) {
  const lines = contacts.map((contact) => `Contact: ${contact}\r\n`).join('')
  return parseMessageText(`REGISTER sip:example.com SIP/2.0\r\n${lines}\r\n`)
}

t.test('packUri and unpackUri are opposites', (t) => {
  const rows: readonly (readonly [string, string, string])[] = [
    ['sip:alice@192.0.2.10:5062;transport=tcp', 'sip:px*alice**192.0.2.10*5062*tcp@1.2.3.4', '*'],
    ['sip:alice@192.0.2.10', 'sip:px*alice**192.0.2.10**@1.2.3.4', '*'],
    ['sip:192.0.2.10:5070', 'sip:px***192.0.2.10*5070*@1.2.3.4', '*'],
    ['sip:a:pw@h:1', 'sip:px*a*pw*h*1*@1.2.3.4', '*'],
    ['sips:a@b', 'sips:px*a**b**@1.2.3.4', '*'],
    ['sip:a*b@h', 'sip:px*a%2Ab**h**@1.2.3.4', '*'],
    ['sip:a-b@my-host.example.com', 'sip:px-a%2Db--my-host.example.com--@1.2.3.4', '-'],
  ]
  for (const [plain, packed, separator] of rows) {
    t.equal(packUri(uri(plain), 'px', '1.2.3.4', separator), packed, plain)
    t.equal(unpackUri(uri(packed), separator), plain, packed)
  }
  t.end()
})

t.test('packUri loses parameters and refuses what is no SIP URI', (t) => {
  t.equal(packUri(uri('sip:a@b;ob;x=1?h=1'), 'p', 'h', '*'), 'sip:p*a**b**@h')
  t.equal(packUri(uri('tel:+1'), 'p', 'h', '*'), null)
  t.equal(packUri(uri('sip:a@b;transport=a*b'), 'p', 'h', '*'), null)
  t.equal(packUri(uri('sip:a@b'), 'p', '', '*'), null)
  t.end()
})

t.test('unpackUri refuses what was not packed', (t) => {
  const rows = [
    'sip:alice@x',
    'sip:px*a@x',
    'sip:px*a**h*70000*tcp@x',
    'sip:px*a**h*5x*tcp@x',
    'sip:px*a****@x',
    'sip:px*a*b*c*d*e*f@x',
    'sip:px*a**h;evil*1*@x',
    'sip:x',
    'tel:+1',
  ]
  for (const text of rows) t.equal(unpackUri(uri(text), '*'), null, text)
  t.end()
})

t.test('carryUri and carriedUri are opposites', (t) => {
  const carrier = carryUri(uri('sip:alice@192.0.2.10;ob'), 'ksu', 'sip:192.0.2.1;transport=tcp')
  t.equal(carrier, 'sip:192.0.2.1;transport=tcp;ksu=c2lwOmFsaWNlQDE5Mi4wLjIuMTA7b2I')
  t.equal(carriedUri(uri(carrier ?? ''), 'KSU'), 'sip:alice@192.0.2.10;ob')
  t.equal(carryUri(uri('sip:a@b'), 'a b', 'sip:h'), null)
  t.equal(carryUri(uri('sip:a@b'), 'ksu', 'no uri'), null)
  t.end()
})

t.test('carriedUri believes only URIs', (t) => {
  const carry = (text: string) => Buffer.from(text, 'latin1').toString('base64url')
  const rows: readonly (readonly [string, string | null | false])[] = [
    ['sip:h', null],
    ['sip:h;ksu', null],
    ['sip:h;ksu=', null],
    ['sip:h;ksu=c2lwOmFAYg==', 'sip:a@b'],
    ['sip:h;ksu=%%%', false],
    ['sip:h;ksu=c2lw.Om', false],
    [`sip:h;ksu=${carry('xx')}`, false],
    [`sip:h;ksu=${carry('sip:a@b\r\nX-Forged: yes')}`, false],
    [`sip:h;ksu=${carry('sip:a@b>;x=<')}`, false],
    [`sip:h;ksu=${carry('sip:a b')}`, false],
  ]
  for (const [text, carried] of rows) t.equal(carriedUri(uri(text), 'ksu'), carried, text)
  t.end()
})

t.test('changeContacts changes every Contact', (t) => {
  const changed = message('"A, B" <sip:a@h>;q=1, sip:b@h;expires=60', '<sip:c@h\r\n >')
  t.equal(
    changeContacts(changed, (contact) => `sip:x-${contact.user}@new`),
    true,
  )
  t.equal(
    applyEdits(changed),
    'REGISTER sip:example.com SIP/2.0\r\n' +
      'Contact: "A, B" <sip:x-a@new>;q=1, <sip:x-b@new>;expires=60\r\n' +
      'Contact: <sip:x-c@new\r\n >\r\n\r\n',
  )
  t.end()
})

t.test('changeContacts leaves all when it cannot change one', (t) => {
  for (const contacts of [
    ['<sip:a@h>, nonsense'],
    ['<sip:a@h>', '<sip:b@h:99999>'],
    ['*, <sip:a@h>'],
  ]) {
    const kept = message(...contacts)
    t.equal(
      changeContacts(kept, () => 'sip:new'),
      false,
      contacts.join(' and '),
    )
    t.equal(kept.edited, false)
  }
  const refused = message('<sip:a@h>, <sip:b@h>')
  t.equal(
    changeContacts(refused, (contact) => contact.user === 'a' && 'sip:new'),
    false,
  )
  t.equal(refused.edited, false)
  t.end()
})

t.test('changeContacts takes a message without Contacts, or with a star', (t) => {
  t.equal(
    changeContacts(message(), () => false),
    true,
  )
  t.equal(
    changeContacts(message('*'), () => false),
    true,
  )
  t.end()
})
