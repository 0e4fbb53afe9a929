import t from 'tap'

import { parseDate, printDate } from '../date.ts'
import { Fault } from '../errors.ts'
import { HeaderId } from '../header-names.ts'
import {
  acceptance,
  acceptedEncodings,
  acceptedLanguages,
  acceptedTypes,
} from '../headers/accept.ts'
import { allowedMethodIds, allowedMethods } from '../headers/allow.ts'
import { contentEncodings, contentLanguages, isPlainBody } from '../headers/content-coding.ts'
import { contentDisposition } from '../headers/content-disposition.ts'
import { messageDate } from '../headers/date.ts'
import { allowedEvents, eventType, sameEvent } from '../headers/event.ts'
import { expires, MAX_SECONDS, minExpires } from '../headers/expires.ts'
import { featureCap, featureCaps } from '../headers/feature-caps.ts'
import { maxBreadth } from '../headers/max-breadth.ts'
import { hasOptionTag, optionTags, supports } from '../headers/option-tags.ts'
import { userAgent } from '../headers/product.ts'
import { rack, rseq } from '../headers/rack.ts'
import { printReason, reasons } from '../headers/reason.ts'
import { retryAfter } from '../headers/retry-after.ts'
import { securityMechanisms } from '../headers/security.ts'
import { minSe, sessionExpires } from '../headers/session-expires.ts'
import { subscriptionState } from '../headers/subscription-state.ts'
import { timestamp } from '../headers/timestamp.ts'
import { printWarning, warnings } from '../headers/warning.ts'
import type { Message } from '../message.ts'
import { parseMessageText } from '../message.ts'

const message = (...headers: string[]): Message =>
  parseMessageText(['INFO sip:a SIP/2.0', ...headers, '', ''].join('\r\n'))

/** An element without what is not asked for: a fault by its code, `text` by itself, an object by some fields. */
const shown = (element: unknown, fields: readonly string[] = []): unknown => {
  if (element instanceof Fault) return element.code
  if (typeof element !== 'object' || element === null) return element
  return fields.map((field) => Reflect.get(element, field))
}

type Row = readonly [string, (m: Message) => unknown, unknown]

const rows = (name: string, table: readonly Row[]): void => {
  void t.test(name, (t) => {
    for (const [header, look, expected] of table) t.same(look(message(header)), expected, header)
    t.end()
  })
}

rows('numbers of seconds', [
  ['Expires: 7200', expires, 7200],
  ['Expires: 0', expires, 0],
  ['Expires: 4294967296', expires, MAX_SECONDS],
  [`Expires: ${'9'.repeat(400)}`, expires, MAX_SECONDS],
  ['Expires: 10 s', expires, null],
  ['Expires: -1', expires, null],
  ['Expires:', expires, null],
  ['X: 1', expires, null],
  ['Min-Expires: 60', minExpires, 60],
  ['Min-SE: 90;x', minSe, 90],
  ['Max-Breadth: 60', maxBreadth, 60],
  ['Max-Breadth: many', maxBreadth, -1],
  ['RSeq: 988789', rseq, 988789],
])

rows('Session-Expires', [
  [
    'Session-Expires: 4000;refresher=uac',
    (m) => shown(sessionExpires(m), ['seconds', 'refresher']),
    [4000, 'uac'],
  ],
  [
    'x: 90 ; Refresher = UAS',
    (m) => shown(sessionExpires(m), ['seconds', 'refresher']),
    [90, 'uas'],
  ],
  ['x: 90;refresher=me', (m) => sessionExpires(m)?.refresher, null],
  ['x: 90;a=1', (m) => sessionExpires(m)?.param('A'), '1'],
  ['x: ninety', sessionExpires, null],
  ['x: 90 refresher=uac', sessionExpires, null],
])

rows('option tags', [
  ['Supported: 100rel , timer', (m) => optionTags(m, HeaderId.SUPPORTED), ['100rel', 'timer']],
  ['k:', (m) => optionTags(m, HeaderId.SUPPORTED), []],
  [
    'k: a,,b c,"x",d',
    (m) => optionTags(m, HeaderId.SUPPORTED).map((e) => shown(e)),
    ['a', 'sip/empty-element', 'sip/bad-token', 'sip/bad-token', 'd'],
  ],
  ['k: a\r\nSupported: Path', (m) => hasOptionTag(m, HeaderId.SUPPORTED, 'path'), true],
  ['Require: path', (m) => [supports(m, 'PATH'), supports(m, 'gruu')], [true, false]],
  ['Unsupported: foo', (m) => optionTags(m, HeaderId.UNSUPPORTED), ['foo']],
])

rows('Allow', [
  [
    'Allow: INVITE, ACK,BYE',
    (m) => [allowedMethods(m), allowedMethodIds(m)],
    [['INVITE', 'ACK', 'BYE'], 13],
  ],
  ['Allow:', allowedMethodIds, 0],
  ['X: y', allowedMethodIds, null],
  ['Allow: invite', allowedMethodIds, 524288],
])

rows('Accept', [
  [
    'Accept: application/sdp;level=1, text/html;q=0.5',
    (m) => acceptedTypes(m).map((e) => shown(e, ['value', 'q'])),
    [
      ['application/sdp', 1000],
      ['text/html', 500],
    ],
  ],
  [
    'Accept: text, */*, /x, a/b;q=2',
    (m) => acceptedTypes(m).map((e) => shown(e, ['value'])),
    ['sip/bad-content-type', ['*/*'], 'sip/bad-content-type', 'sip/bad-q'],
  ],
  [
    'Accept-Encoding: gzip;q=0, identity',
    (m) => acceptedEncodings(m).map((e) => shown(e, ['value', 'q'])),
    [
      ['gzip', 0],
      ['identity', 1000],
    ],
  ],
  [
    'Accept-Language: da, en-gb;q=0.8',
    (m) => acceptedLanguages(m).map((e) => shown(e, ['value', 'q'])),
    [
      ['da', 1000],
      ['en-gb', 800],
    ],
  ],
  ['X: y', (m) => [acceptance(m, 'application/sdp'), acceptance(m, 'text/plain')], [1000, 0]],
  ['Accept:', (m) => acceptance(m, 'application/sdp'), 0],
  [
    'Accept: */*;q=0.1, Text/*;q=0.2, text/plain;q=0.3',
    (m) => ['text/plain', 'text/html', 'a/b'].map((type) => acceptance(m, type)),
    [300, 200, 100],
  ],
])

rows('Event, Subscription-State, Allow-Events', [
  [
    'o: presence.winfo;id=a7',
    (m) => shown(eventType(m), ['value', 'package', 'template', 'id']),
    ['presence.winfo', 'presence', 'winfo', 'a7'],
  ],
  [
    'Event: dialog',
    (m) => shown(eventType(m), ['package', 'template', 'id']),
    ['dialog', '', null],
  ],
  ['Event: ;id=1', eventType, null],
  [
    'Event: a b',
    (m) => [eventType(m), m.named('o')?.fault],
    [null, new Fault('sip/trailing-text', 29)],
  ],
  ['u: presence, dialog', allowedEvents, ['presence', 'dialog']],
  [
    'Subscription-State: Terminated;reason=NoResource;retry-after=10',
    (m) => shown(subscriptionState(m), ['state', 'reason', 'expires', 'retryAfter']),
    ['terminated', 'noresource', null, 10],
  ],
  [
    'Subscription-State: active;expires=x',
    (m) => shown(subscriptionState(m), ['state', 'expires']),
    ['active', null],
  ],
])

t.test('sameEvent compares type and id byte by byte', (t) => {
  const of = (text: string): NonNullable<ReturnType<typeof eventType>> => {
    const event = eventType(message(`Event: ${text}`))
    if (event === null) throw new Error(text)
    return event
  }
  t.ok(sameEvent(of('dialog;id=1;x'), of('dialog;id=1')))
  t.notOk(sameEvent(of('dialog;id=1'), of('dialog')))
  t.notOk(sameEvent(of('dialog'), of('Dialog')))
  t.end()
})

rows('RAck', [
  [
    'RAck: 776656 1 INVITE',
    (m) => [rack(m)?.rseq, rack(m)?.cseq.number, rack(m)?.cseq.method],
    [776656, 1, 'INVITE'],
  ],
  ['RAck: 776656 1', rack, null],
  ['RAck: 4294967296 1 INVITE', rack, null],
])

rows('Reason', [
  [
    'Reason: Q.850 ;cause=16;text="Terminated", SIP;cause=200;text="Call completed, elsewhere"',
    (m) => reasons(m).map((e) => shown(e, ['protocol', 'cause', 'text'])),
    [
      ['Q.850', 16, 'Terminated'],
      ['SIP', 200, 'Call completed, elsewhere'],
    ],
  ],
  [
    'Reason: sip;text="a\\"b"',
    (m) => reasons(m).map((e) => shown(e, ['protocol', 'cause', 'text'])),
    [['SIP', null, 'a"b']],
  ],
  ['Reason: SIP;cause=1\r\nReason: ;cause=2\r\nReason: X', (m) => reasons(m).length, 3],
  [
    `Reason: ${printReason('SIP', 487, 'say "no"')}`,
    (m) => reasons(m).map((e) => shown(e, ['cause', 'text'])),
    [[487, 'say "no"']],
  ],
])

rows('Retry-After', [
  [
    'Retry-After: 18000;duration=3600',
    (m) => shown(retryAfter(m), ['seconds', 'comment', 'duration']),
    [18000, null, 3600],
  ],
  [
    "Retry-After: 120 (I'm (not) in)  ;x",
    (m) => shown(retryAfter(m), ['seconds', 'comment', 'params']),
    [120, "I'm (not) in", 'x'],
  ],
  ['Retry-After: 120 (x', retryAfter, null],
  ['Retry-After: 120 x', retryAfter, null],
  ['Retry-After: soon', retryAfter, null],
])

rows('Warning', [
  [
    'Warning: 307 isi.edu "Session parameter \'foo\' not, understood", 301 [2001:db8::1]:5060 "x\\"y"',
    (m) => warnings(m).map((e) => shown(e, ['code', 'agent', 'text'])),
    [
      [307, 'isi.edu', "Session parameter 'foo' not, understood"],
      [301, '[2001:db8::1]:5060', 'x"y'],
    ],
  ],
  ['Warning: 1812 overture "x"', (m) => warnings(m).map((e) => shown(e)), ['sip/bad-number']],
  ['Warning: 301 a', (m) => warnings(m).map((e) => shown(e)), ['sip/empty-element']],
  ['Warning: 301 "a"', (m) => warnings(m).map((e) => shown(e)), ['sip/bad-host']],
  ['Warning: 301 a "b" c', (m) => warnings(m).map((e) => shown(e)), ['sip/trailing-text']],
  [
    `Warning: ${printWarning(399, 'a', '"')}`,
    (m) => warnings(m).map((e) => shown(e, ['text'])),
    [['"']],
  ],
])

rows('User-Agent', [
  [
    'User-Agent: Linphone/3.6.1 (eXosip2/4.1.0 (x)) belle-sip/1.2 PBX',
    (m) => userAgent(m).map((e) => shown(e, ['name', 'version', 'comment'])),
    [
      ['Linphone', '3.6.1', null],
      ['', null, 'eXosip2/4.1.0 (x)'],
      ['belle-sip', '1.2', null],
      ['PBX', null, null],
    ],
  ],
  ['User-Agent: a, b', (m) => [userAgent(m), m.named('user-agent')?.fault?.offset], [[], 33]],
  ['User-Agent: a (b', userAgent, []],
  ['User-Agent:', userAgent, []],
])

rows('Feature-Caps', [
  [
    'Feature-Caps: *;+g.a="<x,y>";+sip.b, *;+g.c=1',
    (m) => [
      featureCaps(m).length,
      featureCap(m, '+G.A'),
      featureCap(m, '+sip.b'),
      featureCap(m, '+g.c'),
      featureCap(m, 'z'),
    ],
    [2, '<x,y>', '', '1', null],
  ],
  ['Feature-Caps: +g.a', (m) => featureCaps(m).map((e) => shown(e)), ['sip/bad-parameter']],
])

rows('Security-Client', [
  [
    'Security-Client: tls;q=0.2, digest;d-qop="auth";q=0.1, x;q=9',
    (m) => securityMechanisms(m, HeaderId.SECURITY_CLIENT).map((e) => shown(e, ['value', 'q'])),
    [['tls', 200], ['digest', 100], 'sip/bad-q'],
  ],
])

rows('what is said about bodies', [
  [
    'Content-Disposition: Session;handling=Optional',
    (m) => shown(contentDisposition(m), ['type', 'required']),
    ['session', false],
  ],
  ['Content-Disposition: render', (m) => contentDisposition(m)?.required, true],
  ['e: gzip, x', (m) => [contentEncodings(m), isPlainBody(m)], [['gzip', 'x'], false]],
  ['e: identity', isPlainBody, true],
  ['Content-Language: en, fr-CA', contentLanguages, ['en', 'fr-CA']],
])

rows('Timestamp', [
  ['Timestamp: 54', (m) => shown(timestamp(m), ['seconds', 'delay']), [54, 0]],
  ['Timestamp: 54.21 .5', (m) => shown(timestamp(m), ['seconds', 'delay']), [54.21, 0.5]],
  ['Timestamp: 1.2.3', timestamp, null],
  ['Timestamp: .', timestamp, null],
  ['Timestamp: 1e9', timestamp, null],
  [`Timestamp: ${'1'.repeat(400)}`, timestamp, null],
])

rows('Date', [
  ['Date: Sat, 13 Nov 2010 23:29:00 GMT', messageDate, Date.UTC(2010, 10, 13, 23, 29)],
  ['Date: sat , 1 nov 2010 00:00:60 gmt', messageDate, null],
  ['Date: sat, 1 nov 2010 00:00:60 gmt', messageDate, Date.UTC(2010, 10, 1, 0, 1)],
  ['Date: Fri, 01 Jan 2010 16:00:00 EST', messageDate, null],
  ['Date: Sat, 13 Nov 2010 23:29:00 GMT+1', messageDate, null],
  ['Date: Sat, 13 Nov 2010 24:00:00 GMT', messageDate, null],
  ['Date: Sat, 30 Feb 2010 00:00:00 GMT', messageDate, null],
  ['Date: Sun, 29 Feb 2004 00:00:00 GMT', messageDate, Date.UTC(2004, 1, 29)],
  ['Date: Fri, 31 Dec 9999 23:59:59 GMT', messageDate, Date.UTC(9999, 11, 31, 23, 59, 59)],
  ['Date: Sat, 13 Nov 10 23:29:00 GMT', messageDate, null],
  ['Date: Sat, 13 Nov 2010', messageDate, null],
  ['Date: today', messageDate, null],
])

t.test('printDate writes what parseDate reads', (t) => {
  t.equal(printDate(Date.UTC(2010, 10, 3, 3, 9)), 'Wed, 03 Nov 2010 03:09:00 GMT')
  t.equal(parseDate(printDate(0)), 0)
  t.end()
})
