import t from 'tap'

import { type Address, parseAddress, parseAddressList } from '../address.ts'
import { Fault, FaultCode } from '../errors.ts'
import { param, ParamWalk, quote, quotedEnd, unquote, withParam } from '../params.ts'

t.test('parseAddress reads name, URI and parameters', (t) => {
  const rows: readonly (readonly [string, Partial<Address>])[] = [
    [
      '<sip:a@b>',
      { display: null, displayName: '', uri: 'sip:a@b', params: '', tag: null, bracketed: true },
    ],
    ['sip:a@b', { display: null, uri: 'sip:a@b', tag: null, bracketed: false }],
    ['sip:a@b;tag=1', { uri: 'sip:a@b', params: 'tag=1', tag: '1' }],
    ['<sip:a@b;x=1>;tag=1', { uri: 'sip:a@b;x=1', params: 'tag=1', tag: '1' }],
    ['Bob <sip:a@b>', { display: 'Bob', displayName: 'Bob' }],
    ['Bob B. Baker<sip:a@b>;tag=x', { display: 'Bob B. Baker', tag: 'x' }],
    [
      '"Bob, <x>; \\"B\\\\" <sip:a@b>',
      { display: '"Bob, <x>; \\"B\\\\"', displayName: 'Bob, <x>; "B\\' },
    ],
    ['""<sip:a@b>', { display: '""', displayName: '' }],
    ['J\xc3\xbcrgen <sip:a@b>', { display: 'J\xc3\xbcrgen' }],
    [
      '\t "A"  <  sip:a@b\t> ; TAG = 7 ;x ',
      { display: '"A"', uri: 'sip:a@b', params: 'TAG = 7 ;x', tag: '7' },
    ],
    ['<tel:+1>;x="a;b,c";tag=t', { uri: 'tel:+1', tag: 't' }],
    ['<sip:a@b>;tag=1;tag=2', { tag: '1' }],
    ['<sip:a@b>;tag', { tag: '' }],
    ['<sip:a@b>;;tag=1;', { tag: '1' }],
    ['<sip:a@b?x=y>', { uri: 'sip:a@b?x=y' }],
    ['*Bob* <sip:a@b>', { display: '*Bob*' }],
  ]
  for (const [text, parts] of rows) {
    const parsed = parseAddress(text)
    for (const [key, value] of Object.entries(parts)) {
      t.equal(parsed?.[key as keyof Address], value, `${text}: ${key}`)
    }
  }
  t.end()
})

t.test('parseAddressList says what is wrong with an element, and where', (t) => {
  const rows: readonly (readonly [string, FaultCode, number])[] = [
    ['', FaultCode.EMPTY_ELEMENT, 0],
    ['  ', FaultCode.EMPTY_ELEMENT, 2],
    ['Bob', FaultCode.BAD_ADDRESS, 0],
    ['<>', FaultCode.BAD_ADDRESS, 1],
    ['<a>', FaultCode.BAD_ADDRESS, 1],
    ['<sip:>', FaultCode.BAD_ADDRESS, 1],
    ['<1sip:a>', FaultCode.BAD_ADDRESS, 1],
    ['<sip:a', FaultCode.UNCLOSED_BRACKET, 0],
    ['"Bob <sip:a>', FaultCode.UNCLOSED_QUOTE, 0],
    ['"Bob" sip:a', FaultCode.BAD_ADDRESS, 6],
    ['"Bob"', FaultCode.BAD_ADDRESS, 5],
    ['Bob "B" <sip:a>', FaultCode.BAD_DISPLAY_NAME, 4],
    ['sip:a?b=c', FaultCode.BARE_URI, 5],
    ['sip:a<b>', FaultCode.BAD_ADDRESS, 5],
    ['sip:', FaultCode.BAD_ADDRESS, 0],
    ['sip:a b', FaultCode.TRAILING_TEXT, 6],
    ['<sip:a> b', FaultCode.TRAILING_TEXT, 8],
    ['<sip:a>;=x', FaultCode.BAD_PARAMETER, 8],
    ['<sip:a>;x=y z', FaultCode.BAD_PARAMETER, 12],
    ['<sip:a>;x="y', FaultCode.UNCLOSED_QUOTE, 10],
    ['<sip:a>;x="y"z', FaultCode.BAD_PARAMETER, 13],
    ['<sip:a>;x=y"z"', FaultCode.BAD_PARAMETER, 11],
  ]
  for (const [text, code, offset] of rows) {
    const [fault] = parseAddressList(text)
    t.ok(fault instanceof Fault, JSON.stringify(text))
    if (!(fault instanceof Fault)) continue
    t.equal(fault.code, code, text)
    t.equal(fault.offset, offset, `${text}: place`)
    t.equal(parseAddress(text), null)
  }
  t.end()
})

t.test('one bad element of a list poisons no other', (t) => {
  const list = parseAddressList('"A, B" <sip:a@b,c>;x="1,2" , nonsense,, <sip:c> , sip:d;x=1')
  t.same(
    list.map((element) => (element instanceof Fault ? element.code : element.uri)),
    ['sip:a@b,c', FaultCode.BAD_ADDRESS, FaultCode.EMPTY_ELEMENT, 'sip:c', 'sip:d'],
  )
  t.equal(
    parseAddressList('<sip:a>, "open <sip:b>, <sip:c>').length,
    2,
    'an open quote takes the rest',
  )
  t.equal(parseAddressList('<sip:a>, <sip:b, <sip:c').length, 2, 'an open bracket takes the rest')
  t.equal(parseAddressList('<sip:a>,').length, 2)
  t.equal(parseAddress('Watson, Thomas <sip:t@example.com>'), null, 'one address only')
  t.end()
})

t.test('Address.param finds parameters in any case, values as written', (t) => {
  const address = parseAddress('<sip:a>;Expires=60;q=0.5;lr;x="a\\"b"')
  t.equal(address?.param('expires'), '60')
  t.equal(address?.param('LR'), '')
  t.equal(address?.param('x'), '"a\\"b"')
  t.equal(address?.param('y'), null)
  t.end()
})

t.test('ParamWalk gives each parameter with its places', (t) => {
  const text = 'a=1; b ;;c = "x;y" ;d=[::1];e='
  const walk = new ParamWalk(text, 0, text.length)
  const seen: string[] = []
  while (walk.next()) {
    seen.push(`${text.slice(walk.nameStart, walk.nameEnd)}|${walk.raw}|${walk.valueStart < 0}`)
  }
  t.same(seen, ['a|1|false', 'b||true', 'c|"x;y"|false', 'd|[::1]|false', 'e||false'])
  t.equal(walk.fault, null)
  t.equal(walk.next(), false, 'stays at the end')
  t.end()
})

t.test('ParamWalk stops at a fault and stays there', (t) => {
  const walk = new ParamWalk('a;b c;d', 0, 7)
  t.equal(walk.next(), true)
  t.equal(walk.next(), false)
  t.equal(walk.fault, FaultCode.BAD_PARAMETER)
  t.equal(walk.faultAt, 4)
  t.equal(walk.next(), false)
  t.end()
})

t.test('param looks in its range only', (t) => {
  t.equal(param(';a=1;b=2>;c=3', 0, 8, 'b'), '2')
  t.equal(param(';a=1;b=2>;c=3', 0, 8, 'c'), null)
  t.equal(param('', 0, 0, 'a'), null)
  t.end()
})

t.test('quote and unquote are each the way back of the other', (t) => {
  for (const text of ['', 'a', 'a b', '"', '\\', 'a"b\\c', '\\"', '\xff']) {
    t.equal(unquote(quote(text)), text, JSON.stringify(text))
  }
  t.equal(unquote('plain'), 'plain')
  t.equal(unquote('"'), '"')
  t.equal(unquote('"a\\b"'), 'ab')
  t.equal(quotedEnd('"a\\"b"c', 0, 7), 6)
  t.equal(quotedEnd('"a\\"', 0, 4), -1)
  t.end()
})

t.test('withParam changes, adds and takes out', (t) => {
  const rows: readonly (readonly [string, string, string | null, string])[] = [
    ['', 'a', '1', 'a=1'],
    ['', 'a', null, ''],
    ['b', 'a', '', 'b;a'],
    ['a=1;b', 'A', '2', 'A=2;b'],
    ['a=1;b;a=3', 'a', '2', 'a=2;b'],
    ['a=1;b;c', 'b', null, 'a=1;c'],
    ['a=1;b;c', 'a', null, 'b;c'],
    ['a=1;b;c', 'c', null, 'a=1;b'],
    ['a', 'a', null, ''],
    ['a=1', 'a', '', 'a'],
    ['ab=1', 'a', null, 'ab=1'],
  ]
  for (const [params, name, value, expected] of rows) {
    t.equal(withParam(params, name, value), expected, `${params} with ${name}=${value}`)
  }
  t.end()
})
