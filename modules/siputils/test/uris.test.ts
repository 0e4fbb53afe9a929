import { parseUri, type Uri } from 'siprose'
import t from 'tap'

import { isAlphanumeric, isDigits, isE164 } from '../number.ts'
import { sameAor } from '../same-aor.ts'
import { isTelText, telToSip, telToSipOrdered } from '../tel-to-sip.ts'
import { addParam, wholeParam } from '../uri-param.ts'
import { withHostIn, withUserIn } from '../uri-text.ts'

function uri(text: string): Uri {
  const parsed = parseUri(text)
  if (parsed === null) throw new TypeError(text)
  return parsed
}

t.test('telToSip makes a user of a number', (t) => {
  const rows: readonly (readonly [string, string | null])[] = [
    ['tel:+(34)-999-888-777', 'sip:+34999888777@h;user=phone'],
    [
      'tel:+12-(34)-56-78;Ext=200;ISUB=+123-456',
      'sip:+12345678;ext=200;isub=+123-456@h;user=phone',
    ],
    ['TEL:+1', 'sip:+1@h;user=phone'],
    ['tel:12;phone-context=Example.COM', 'sip:12;phone-context=example.com@h;user=phone'],
    ['tel:*#12', 'sip:*%2312@h;user=phone'],
    ['tel:', null],
    ['tel:a b', null],
    ['tel:call-me', null],
    ['tel:+1;x=@evil', null],
    ['sip:a@b', null],
  ]
  for (const [text, sip] of rows) t.equal(telToSip(text, 'h'), sip, text)
  t.equal(telToSip('tel:+1', ''), null)
  t.equal(telToSip('tel:+1', 'h@x'), null)
  t.equal(telToSip('tel:+1', '[2001:db8::1]:5070'), 'sip:+1@[2001:db8::1]:5070;user=phone')
  t.end()
})

t.test('telToSipOrdered writes one number one way', (t) => {
  const rows: readonly (readonly [string, string])[] = [
    ['tel:+1;b=2;a=1;ext=9;isub=7', 'sip:+1;isub=7;ext=9;a=1;b=2@h;user=phone'],
    ['tel:1;phone-context=example.com;a=1', 'sip:1;a=1@h;user=phone'],
    ['tel:1;a=1;phone-context=+358-(40)', 'sip:1;phone-context=+35840;a=1@h;user=phone'],
  ]
  for (const [text, sip] of rows) t.equal(telToSipOrdered(text, 'h'), sip, text)
  t.end()
})

t.test('isTelText looks at the scheme only', (t) => {
  t.equal(isTelText('TEL:x'), true)
  for (const text of ['', 'te', 'tel', 'sip:tel:1', '+123']) t.equal(isTelText(text), false, text)
  t.end()
})

t.test('isE164 counts the digits', (t) => {
  for (const text of ['+12', '+0123', '+123456789012345']) t.equal(isE164(text, 16), true, text)
  for (const text of ['', '+', '+1', '12', '+1234567890123456', '+12a', '++12']) {
    t.equal(isE164(text, 16), false, text)
  }
  t.end()
})

t.test('isDigits and isAlphanumeric look at every character', (t) => {
  t.equal(isDigits('123', 0), true)
  t.equal(isDigits('+123', 1), true)
  t.equal(isDigits('', 0), false)
  t.equal(isDigits('+', 1), false)
  t.equal(isAlphanumeric('abZ09', ''), true)
  t.equal(isAlphanumeric('a-b', ''), false)
  t.equal(isAlphanumeric('a-b', '-'), true)
  t.equal(isAlphanumeric('a@[`{', ''), false)
  t.equal(isAlphanumeric('\xc3\xa9', ''), false)
  t.end()
})

t.test('sameAor compares user, host and port', (t) => {
  const rows: readonly (readonly [string, string, boolean])[] = [
    ['sip:a@b;x=1', 'sip:a@B:5060', true],
    ['sip:a@b', 'sips:a@b', true],
    ['sip:%61@b', 'sip:a@b', true],
    ['sip:b', 'sip:b', true],
    ['sip:a@b', 'sip:A@b', false],
    ['sip:a@b', 'sip:a@b:5061', false],
    ['sip:a@b', 'sip:b', false],
  ]
  for (const [a, b, same] of rows) t.equal(sameAor(uri(a), uri(b)), same, `${a} ${b}`)
  t.end()
})

t.test('addParam writes before the headers', (t) => {
  t.equal(addParam(uri('sip:h'), 'lr'), 'sip:h;lr')
  t.equal(addParam(uri('sip:h?x=1'), 'nat=yes'), 'sip:h;nat=yes?x=1')
  t.equal(addParam(uri('sip:h;y?x=1'), 'nat=yes'), 'sip:h;y;nat=yes?x=1')
  t.equal(addParam(uri('tel:+1'), 'nat=yes'), 'tel:+1;nat=yes')
  for (const text of ['a;b', '=b', 'a b', 'a?b', 'a=b=c@d']) {
    t.throws(() => wholeParam(text), { code: 'siputils/bad-parameter' }, text)
  }
  t.end()
})

t.test('withUserIn changes the user and nothing else', (t) => {
  const rows: readonly (readonly [string, string, string | null])[] = [
    ['sip:user@host:5080;x=1', 'new', 'sip:new@host:5080;x=1'],
    ['sip:user@host', '', 'sip:host'],
    ['sip:host', 'b', 'sip:b@host'],
    ['sip:a:pw@h', 'b', 'sip:b@h'],
    ['sip:a:pw@h', '', 'sip:h'],
    ['sip:h', 'a:b', 'sip:a:b@h'],
    ['tel:+1', '+2', 'tel:+2'],
    ['sip:a@h', 'b@evil', null],
    ['sip:a@h', 'b\r\nX: 1', null],
    ['xx', 'b', null],
    ['urn:service:sos', 'b', null],
  ]
  for (const [text, user, changed] of rows) t.equal(withUserIn(text, user), changed, text)
  t.end()
})

t.test('withHostIn changes the host and nothing else', (t) => {
  const rows: readonly (readonly [string, string, string | null])[] = [
    ['sip:a@h:5080;x=1', 'h2', 'sip:a@h2:5080;x=1'],
    ['sip:a@h:5080', 'h3:99', 'sip:a@h3:99'],
    ['sip:a@[::1]:5', 'b', 'sip:a@b:5'],
    ['sip:a@h:5', '[2001:db8::1]', 'sip:a@[2001:db8::1]:5'],
    ['sip:a@h', '[2001:db8::1]:99', 'sip:a@[2001:db8::1]:99'],
    ['sip:h', 'b;x=1', null],
    ['sip:h', 'a@b', null],
    ['sip:h', '', null],
    ['sip:h', 'b c', null],
    ['xx', 'b', null],
    ['tel:+1', 'b', null],
  ]
  for (const [text, host, changed] of rows)
    t.equal(withHostIn(text, host), changed, `${text} ${host}`)
  t.end()
})
