import t from 'tap'

import { Fault } from '../errors.ts'
import { assertedIdentities, preferredIdentities } from '../headers/asserted-identity.ts'
import { contacts } from '../headers/contact.ts'
import { readTargetDialog, replacedDialog, targetDialog } from '../headers/dialog-id.ts'
import { diversions } from '../headers/diversion.ts'
import { geolocationRouting, geolocations } from '../headers/geolocation.ts'
import { historyInfo } from '../headers/history-info.ts'
import { identities } from '../headers/identity.ts'
import { inReplyTo, replyTo } from '../headers/in-reply-to.ts'
import { callInfo } from '../headers/info.ts'
import { flowTimer, regId, sipInstance } from '../headers/outbound.ts'
import { paths, serviceRoutes } from '../headers/path.ts'
import { privacy, wantsPrivacy } from '../headers/privacy.ts'
import { referredBy, referSubscribes, referTo, replacesIn } from '../headers/refer.ts'
import type { Message } from '../message.ts'
import { parseMessageText } from '../message.ts'
import { telNumber } from '../tel-uri.ts'
import { uriHeader } from '../uri-headers.ts'
import { parseUri } from '../uri.ts'

const message = (...headers: string[]): Message =>
  parseMessageText(['INFO sip:a SIP/2.0', ...headers, '', ''].join('\r\n'))

const shown = (element: unknown, fields: readonly string[]): unknown => {
  if (element instanceof Fault) return element.code
  if (typeof element !== 'object' || element === null) return element
  return fields.map((field) => Reflect.get(element, field))
}

t.test('identities are lists of addresses over several headers', (t) => {
  const m = message(
    'P-Asserted-Identity: "Cullen Jennings" <sip:fluffy@example.com>, <tel:+14085264000>',
    'P-Asserted-Identity: oops',
    'P-Preferred-Identity: <sip:a@example.com>',
  )
  t.same(
    assertedIdentities(m).map((e) => shown(e, ['displayName', 'uri'])),
    [['Cullen Jennings', 'sip:fluffy@example.com'], ['', 'tel:+14085264000'], 'sip/bad-address'],
  )
  t.equal(preferredIdentities(m).length, 1)
  t.end()
})

t.test('Privacy is taken with semicolons and with commas', (t) => {
  t.same(privacy(message('Privacy: header ; User;id')), ['header', 'user', 'id'])
  t.same(privacy(message('Privacy: id, critical')), ['id', 'critical'])
  t.same(privacy(message('Privacy: id;')), [])
  t.same(privacy(message('Privacy: id "x"')), [])
  t.ok(wantsPrivacy(message('Privacy: id'), 'id'))
  t.notOk(wantsPrivacy(message('Privacy: id;none'), 'id'))
  t.ok(wantsPrivacy(message('Privacy: none'), 'none'))
  t.end()
})

t.test('Diversion tells who, why and how often', (t) => {
  const m = message(
    'Diversion: <sip:bob@example.com>;reason=No-Answer;counter=2;privacy="full";screen=no, sip:carol@example.com',
    'Diversion: <sip:',
  )
  t.same(
    diversions(m).map((e) => shown(e, ['reason', 'counter', 'limit', 'privacy', 'screen'])),
    [
      ['no-answer', 2, null, 'full', 'no'],
      ['unknown', 1, null, null, null],
      'sip/unclosed-bracket',
    ],
  )
  t.end()
})

t.test('History-Info tells the tree of targets', (t) => {
  const m = message(
    'History-Info: <sip:bob@example.com>;index=1,' +
      ' <sip:bob@192.0.2.4?Reason=SIP%3Bcause%3D302&Privacy=history>;index=1.1;rc=1,<sip:c@example.com>;index=1.2;mp=1',
    'History-Info: <sip:x>;index=1..2, <sip:x>, <sip:x>;index=1.',
  )
  t.same(
    historyInfo(m).map((e) => shown(e, ['index', 'kind', 'origin'])),
    [
      ['1', null, null],
      ['1.1', 'rc', '1'],
      ['1.2', 'mp', '1'],
      'sip/bad-parameter',
      'sip/bad-parameter',
      'sip/bad-parameter',
    ],
  )
  const second = historyInfo(m)[1]
  t.equal(second instanceof Fault ? '' : second?.header('reason'), 'SIP;cause=302')
  t.end()
})

t.test('Identity is a signature with the place of its certificate', (t) => {
  const rows: readonly (readonly [string, unknown])[] = [
    [
      'Identity: eyJh.eyJk.c2ln-_==;info=<https://example.com/c;x=1.pem>;alg=ES256;ppt="shaken";z',
      [
        [
          'eyJh.eyJk.c2ln-_==',
          'https://example.com/c;x=1.pem',
          'ES256',
          'shaken',
          false,
          'c2ln-_==',
        ],
      ],
    ],
    ['y: ..c2ln ; info = <https://a>', [['..c2ln', 'https://a', null, null, true, 'c2ln']]],
    ['y: "c2ln"', [['c2ln', '', null, null, false, 'c2ln']]],
    ['y: c2ln', ['sip/bad-parameter']],
    ['y: c2ln;info=https://a', ['sip/bad-parameter']],
    ['y: c2ln;info=<a>;info=<b>', ['sip/bad-parameter']],
    ['y: c2ln;info=<a', ['sip/bad-parameter']],
    ['y: c2 ln;info=<a>', ['sip/trailing-text']],
    ['y: "c2ln', ['sip/unclosed-quote']],
    ['y: ;info=<a>', ['sip/empty-element']],
    [
      'y: a;info=<b>\r\nIdentity: c;info=<d>',
      [
        ['a', 'b', null, null, false, 'a'],
        ['c', 'd', null, null, false, 'c'],
      ],
    ],
  ]
  for (const [header, expected] of rows) {
    const found = identities(message(header))
    const fields = ['token', 'info', 'alg', 'ppt', 'compact', 'signature']
    t.same(
      found.map((e) => shown(e, fields)),
      expected,
      header,
    )
  }
  t.end()
})

t.test('Refer-To may name the dialog to replace', (t) => {
  const m = message(
    'r: <sip:dave@example.com?Replaces=425928%40b.example.com%3Bto-tag%3D7743%3Bfrom-tag%3D6472&x=y>',
    'b: "Ref" <sip:r@example.com>;cid="2UWQF@r"',
    'Refer-Sub: FALSE;x',
  )
  const to = referTo(m)
  t.equal(to?.uri.slice(0, 20), 'sip:dave@example.com')
  const dialog = to === null ? null : replacesIn(to)
  t.same(shown(dialog, ['callId', 'localTag', 'remoteTag']), [
    '425928@b.example.com',
    '7743',
    '6472',
  ])
  t.equal(referredBy(m)?.param('cid'), '"2UWQF@r"')
  t.equal(referSubscribes(m), false)
  t.equal(referSubscribes(message('X: y')), true)
  const plain = referTo(message('Refer-To: sip:a@example.com'))
  t.equal(plain === null ? '' : replacesIn(plain), null)
  t.equal(referTo(message('Refer-To: sip:a@example.com?x=y')), null)
  t.end()
})

t.test('Replaces and Target-Dialog need a Call-ID and both tags', (t) => {
  const fields = ['callId', 'localTag', 'remoteTag', 'earlyOnly']
  const m = message(
    'Replaces: a"<b>@c ;from-tag=1;To-Tag=2;early-only',
    'Target-Dialog: x;local-tag=1;remote-tag=2',
  )
  t.same(shown(replacedDialog(m), fields), ['a"<b>@c', '2', '1', true])
  t.same(shown(targetDialog(m), fields), ['x', '2', '1', false])
  for (const bad of [
    'x',
    ';to-tag=1;from-tag=2',
    'x;to-tag=1',
    'x;to-tag;from-tag=2',
    'x y;to-tag=1;from-tag=2',
  ]) {
    t.equal(replacedDialog(message(`Replaces: ${bad}`)), null, bad)
  }
  t.ok(readTargetDialog('a;local-tag=1', 0, 13) instanceof Fault)
  t.end()
})

t.test('places, pictures, paths and answers', (t) => {
  const m = message(
    'Geolocation: <cid:loc@example.com>;inserted-by="a", <https://ls.example.com/1,2>',
    'Geolocation-Routing: Yes',
    'Call-Info: <http://www.example.com/a.jpg> ;purpose=icon,<http://www.example.com/> ;purpose=info',
    'Path: <sip:p1.example.com;lr>,<sip:p2.example.com;lr>',
    'Service-Route: <sip:s.example.com;lr>',
    'In-Reply-To: 70710@saturn.example.com, 17320@saturn.example.com,,a b',
    'Reply-To: Bob <sip:bob@example.com>',
    'Flow-Timer: 120',
  )
  t.same(
    geolocations(m).map((e) => shown(e, ['uri'])),
    [['cid:loc@example.com'], ['https://ls.example.com/1,2']],
  )
  t.equal(geolocationRouting(m), true)
  t.equal(geolocationRouting(message('X: y')), false)
  t.equal(callInfo(m).length, 2)
  t.same([paths(m).length, serviceRoutes(m).length], [2, 1])
  t.same(
    inReplyTo(m).map((e) => shown(e, [])),
    [
      '70710@saturn.example.com',
      '17320@saturn.example.com',
      'sip/empty-element',
      'sip/bad-call-id',
    ],
  )
  t.equal(replyTo(m)?.displayName, 'Bob')
  t.equal(flowTimer(m), 120)
  t.end()
})

t.test('sipInstance and regId name a device and its connection', (t) => {
  const rows: readonly (readonly [string, unknown])[] = [
    [
      '<sip:a>;+sip.instance="<urn:uuid:00000000-0000-1000-8000-AABBCCDDEEFF>";reg-id=1',
      ['urn:uuid:00000000-0000-1000-8000-AABBCCDDEEFF', 1],
    ],
    ['<sip:a>;+SIP.Instance="urn:x";reg-id=0', ['urn:x', null]],
    ['<sip:a>;reg-id=2147483648', [null, null]],
    ['<sip:a>', [null, null]],
  ]
  for (const [text, expected] of rows) {
    const contact = contacts(message(`m: ${text}`))[0]
    if (contact === undefined || contact instanceof Fault) t.fail(text)
    else t.same([sipInstance(contact), regId(contact)], expected, text)
  }
  t.end()
})

t.test('telNumber reads what can be dialled', (t) => {
  const fields = ['number', 'global', 'context', 'extension', 'subaddress']
  const rows: readonly (readonly [string, unknown])[] = [
    ['tel:+1-201-555-0123', ['+12015550123', true, null, null, null]],
    [
      'tel:7042;phone-context=example.com;ext=1-2;isub=a%20b',
      ['7042', false, 'example.com', '12', 'a b'],
    ],
    ['tel:(0)30.12*#A;phone-context=+49', ['03012*#A', false, '+49', null, null]],
    ['tel:+1a', null],
    ['tel:+', null],
    ['tel:--', null],
    ['tel:12x', null],
    ['sip:+1@example.com', null],
  ]
  for (const [text, expected] of rows) {
    const uri = parseUri(text)
    t.same(uri === null ? 'no URI' : shown(telNumber(uri), fields), expected, text)
  }
  t.end()
})

t.test('uriHeader finds a header in a URI', (t) => {
  const uri = parseUri('sip:a@b?Subject=%41b&to=&%70riority=urgent&&x')
  t.ok(uri)
  if (uri === null) return
  t.same(
    ['subject', 'To', 'Priority', 'x', 'y'].map((name) => uriHeader(uri, name)),
    ['Ab', '', 'urgent', '', null],
  )
  t.end()
})
