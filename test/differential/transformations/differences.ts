/** What we make otherwise, and why. */

import type { Input } from './configuration.ts'

/** Transformations whose results differ on each of some values. */
export interface Difference {
  readonly of: readonly string[]
  readonly on: readonly Input[]
  readonly why: string
}

const words = (text: string): readonly string[] => text.trim().split(/\s+/)

export const texts: readonly Difference[] = [
  { of: ['{s.int}'], on: [''], why: 'an empty text spells no number' },
  { of: ['{s.int}'], on: ['+5'], why: 'a number is not written with a plus' },
  { of: ['{s.int}'], on: ['99999999999'], why: 'numbers have more than 32 bits' },
  { of: ['{s.ftime,%Y-%m-%d}'], on: ['-17', '99999999999'], why: 'times have more than 31 bits' },
  {
    of: ['{s.escape.user}', '{s.escape.param}'],
    on: [
      ' a b\t c \r\n',
      '\xe9\x80\xff',
      'A-Z\xc9',
      'one\r\ntwo\r\nbee',
      '\nb\n',
      '\r\n',
      'l1\nbl2\n\nl3\n',
    ],
    why: 'RFC 3261 25.1: any byte can be escaped',
  },
  {
    of: ['{s.encode.7bit}'],
    on: ['\xe9\x80\xff', 'A-Z\xc9'],
    why: 'the eighth bit of a character does not spill into the next',
  },
  {
    of: ['{s.urldecode.param}'],
    on: ['%', 'a%2', 'a%zz'],
    why: 'RFC 3986 2.1: two digits follow a percent sign',
  },
]

export const packed: readonly Difference[] = [
  { of: ['{s.decode.base64url}', '{s.decode.base64urlt}'], on: [''], why: 'RFC 4648 10: "" is ""' },
  {
    of: ['{s.decode.base64}', '{s.decode.base64t}'],
    on: ['-_-_', 'a%20'],
    why: 'RFC 4648 3.3: what is outside of the alphabet is refused',
  },
  {
    of: ['{s.decode.base64t}', '{s.decode.base64url}', '{s.decode.base64urlt}'],
    on: ['Ym9iY'],
    why: 'RFC 4648 4: six bits are no byte',
  },
]

const allOfUri = words(`
  {uri.user} {uri.host} {uri.domain} {uri.passwd} {uri.port} {uri.params} {uri.headers} {uri.param,x} {uri.param,lr}
  {uri.param,} {uri.transport} {uri.scheme} {uri.ttl} {uri.uparam} {uri.maddr} {uri.method} {uri.lr} {uri.r2}
  {uri.tosocket}
`)

export const uris: readonly Difference[] = [
  {
    of: ['{uri.params}', '{uri.param,x}'],
    on: ['tel:+358401234567;x=2'],
    why: 'RFC 3966 3: a tel URI has parameters',
  },
  {
    of: ['{urialias.encode}'],
    on: ['tel:+358401234567;x=2', 'tel:123', 'urn:service:sos'],
    why: 'there is no host to go to',
  },
  { of: allOfUri, on: ['http://example.com/x'], why: 'RFC 3261 25.1: any absolute URI is one' },
  {
    of: [...allOfUri, '{urialias.encode}'],
    on: ['sip:a@b:', 'sip:a@b;x="q;r"'],
    why: 'RFC 3261 25.1: no URI',
  },
  {
    of: ['{uri.tosocket}'],
    on: ['sip:h;transport=tls', 'sip:h;transport=TLS'],
    why: 'RFC 3261 19.1.2: the port of TLS is 5061',
  },
  {
    of: ['{uri.tosocket}', '{urialias.encode}'],
    on: ['sip:h;transport=wss'],
    why: 'WSS is a transport',
  },
]

const allOfLists = words(`
  {param.value,a} {param.value,b,&} {param.value,} {param.in,a} {param.in,b,&} {param.valueat,0} {param.valueat,-1}
  {param.valueat,1} {param.valueat,9} {param.valueat,1,&} {param.name,0} {param.name,-1} {param.name,1}
  {param.name,-9} {param.name,1,&} {param.count} {param.count,&}
`)

export const lists: readonly Difference[] = [
  {
    of: ['{param.count}', '{param.count,&}'],
    on: [' ', ','],
    why: 'no parameter is none',
  },
  {
    of: allOfLists.filter((each) => !each.includes('&')),
    on: [';;a=1;;'],
    why: 'empty parameters are passed over, wherever they stand',
  },
  {
    of: ['{param.valueat,1}', '{param.name,1}', '{param.count}'],
    on: ['a=1;;b=2'],
    why: 'empty parameters are passed over, wherever they stand',
  },
  { of: allOfLists, on: [' a=1'], why: 'RFC 3261 25.1: blanks may stand around `;` and `=`' },
  { of: allOfLists, on: ['a="x\\"y"'], why: 'RFC 3261 25.1: a backslash escapes a quote' },
]

export const addresses: readonly Difference[] = [
  {
    of: ['{nameaddr.name}'],
    on: [
      '"Alice A" <sip:alice@192.0.2.10>;expires=60',
      'Bob <sip:bob@example.com;x=1>;tag=77;y',
      '"a <sip:x@y>" <sip:b@c>',
      '"x" <tel:123>;tag=1',
      'a b <sip:a@b> ; tag = 3',
      ' <sip:a@b>',
    ],
    why: 'RFC 3261 25.1: the blanks around a name are no part of it',
  },
  {
    of: ['{nameaddr.uri}'],
    on: ['sip:a@b;tag=5'],
    why: 'RFC 3261 20: without < and > parameters are the header’s',
  },
  {
    of: words(
      '{tobody.uri} {tobody.tag} {tobody.user} {tobody.host} {tobody.params} {tobody.display}',
    ),
    on: ['sip:bob@', 'http://example.com/x', 'sip:a@b:99999', 'sip:a@b?subject=hi'],
    why: 'RFC 3261 25.1: the form of an address does not depend on what its URI says, and has no ? without < and >',
  },
]
