import { MethodId, parseMessageText } from 'siprose'
import t from 'tap'

import { hasMethodOf, methodSet } from '../method-set.ts'

function request(method: string) {
  return parseMessageText(`${method} sip:example.com SIP/2.0\r\nCSeq: 1 ${method}\r\n\r\n`)
}

function reply(method: string) {
  return parseMessageText(`SIP/2.0 200 OK\r\nCSeq: 1 ${method}\r\n\r\n`)
}

t.test('methodSet reads names in any form', (t) => {
  const rows: readonly (readonly [string, number, string])[] = [
    ['INVITE', MethodId.INVITE, ''],
    ['invite', MethodId.INVITE, ''],
    ['INVITE|BYE', MethodId.INVITE | MethodId.BYE, ''],
    [' INVITE | BYE ', MethodId.INVITE | MethodId.BYE, ''],
    ['INVITE|', MethodId.INVITE, ''],
    ['INVITE,ACK', MethodId.INVITE | MethodId.ACK, ''],
    ['foo', MethodId.OTHER, 'FOO'],
  ]
  for (const [text, bits, name] of rows) t.same(methodSet(text), { bits, name }, text)
  t.end()
})

t.test('methodSet refuses what names no method', (t) => {
  for (const text of ['', '|', '$var(x)', 'INVITE|FOO', 'FOO|BAR', 'IN VITE']) {
    t.throws(() => methodSet(text), { code: 'textops/bad-method' }, text)
  }
  t.end()
})

t.test('hasMethodOf compares methods of requests and replies', (t) => {
  t.equal(hasMethodOf(request('INVITE'), methodSet('INVITE|BYE')), true)
  t.equal(hasMethodOf(request('ACK'), methodSet('INVITE|BYE')), false)
  t.equal(hasMethodOf(reply('BYE'), methodSet('INVITE|BYE')), true)
  t.equal(hasMethodOf(request('FOO'), methodSet('foo')), true)
  t.equal(hasMethodOf(request('BAR'), methodSet('foo')), false)
  t.equal(hasMethodOf(parseMessageText('SIP/2.0 200 OK\r\n\r\n'), methodSet('INVITE')), false)
  t.end()
})
