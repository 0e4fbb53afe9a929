/** What is transformed, and how. */

import type { Input } from './configuration.ts'
import type { Difference } from './differences.ts'
import { addresses, lists, packed, texts, uris } from './differences.ts'

/** Transformations, each tried on each of some values. */
export interface Table {
  readonly name: string
  readonly transformations: readonly string[]
  readonly inputs: readonly Input[]
  readonly differences: readonly Difference[]
}

const words = (text: string): readonly string[] => text.trim().split(/\s+/)

/** Values that most transformations have nothing to do with. */
const odd: readonly Input[] = [
  null,
  '',
  'a',
  ' ',
  '0',
  '-17',
  '+5',
  '12ab',
  5,
  -3,
  ',',
  '"',
  '%',
  '~',
  '@',
  ' a b\t c \r\n',
  'abcabcab',
  'a,b,,c',
  'x'.repeat(40),
]

const textTable: Table = {
  name: 'texts',
  transformations: words(`
    {s.len} {s.int} {s.md5} {s.sha256} {s.sha384} {s.sha512} {s.corehash} {s.corehash,4} {s.corehash,0} {s.corehash,-3}
    {s.rmws} {s.tolower} {s.toupper} {s.numeric} {s.trim} {s.rtrim} {s.ltrim} {s.rm,a} {s.rm,ab}
    {s.unquote} {s.unbracket} {s.count,a} {s.count,ab} {s.replace,a,bb} {s.replace,ab,}
    {s.encode.hexa} {s.decode.hexa} {s.encode.base64} {s.encode.base64t}
    {s.encode.base64url} {s.encode.base64urlt} {s.encode.base58}
    {s.encode.7bit} {s.escape.common} {s.unescape.common} {s.escape.user} {s.unescape.user} {s.escape.param}
    {s.unescape.param} {s.escape.csv} {s.urlencode.param} {s.urldecode.param} {s.prefixes} {s.prefixes,2}
    {s.prefixes,0} {s.prefixes,-1} {s.prefixes.quoted} {s.prefixes.quoted,2} {s.substr,0,0} {s.substr,1,2}
    {s.substr,-2,1} {s.substr,-2,0} {s.substr,-9,2} {s.substr,2,99} {s.substr,99,1} {s.substr,-1,5}
    {s.select,0,,} {s.select,1,,} {s.select,-1,,} {s.select,-2,,} {s.select,9,,} {s.select,-9,,} {s.select,1,a}
    {s.strip,0} {s.strip,1} {s.strip,99} {s.strip,-1} {s.striptail,1} {s.striptail,99} {s.striptail,-1}
    {s.before,a} {s.after,a} {s.before,ab} {s.stripto,b} {s.stripto,bc}
    {s.ftime,%Y-%m-%d} {line.count} {line.at,0} {line.at,1} {line.at,-1} {line.at,-9} {line.sw,b}
  `),
  inputs: [
    ...odd,
    '99999999999',
    '\xe9\x80\xff',
    'A-Z\xc9',
    '626f62',
    '626F6',
    'zz',
    '62zz',
    'Ym9i',
    'Ym8=',
    'Yg==',
    'Yg',
    'Y',
    '-_-_',
    '+/+/',
    `it's "x" \\ y`,
    'x\\0y\\n\\',
    'Bob B;c=d?e&f@g:h/',
    'a%20b',
    'a%2',
    'a%zz',
    '+a+b+',
    '"q"',
    "'q'",
    '"q',
    '""',
    `"q'`,
    '<x>',
    '<>',
    '<x',
    '[x]',
    '(x)',
    '{x}',
    '<x]',
    'a<x>b',
    'one\r\ntwo\r\nbee',
    '\nb\n',
    '\r\n',
    'l1\nbl2\n\nl3\n',
    '946684800',
    946_684_800,
  ],
  differences: texts,
}

const packedTable: Table = {
  name: 'packed texts',
  transformations: words(
    '{s.decode.base64} {s.decode.base64t} {s.decode.base64url} {s.decode.base64urlt} {s.decode.hexa}',
  ),
  inputs: [
    null,
    '',
    'Ym9i',
    'Ym8=',
    'Yg==',
    'Ym8',
    'Yg',
    '-_-_',
    '+/+/',
    'AAAA',
    'a%20',
    'Ym9iY',
    '62',
    '626',
    'zz',
  ],
  differences: packed,
}

const uriTable: Table = {
  name: 'URIs',
  transformations: words(`
    {uri.user} {uri.host} {uri.domain} {uri.passwd} {uri.port} {uri.params} {uri.headers} {uri.param,x} {uri.param,lr}
    {uri.param,} {uri.transport} {uri.scheme} {uri.ttl} {uri.uparam} {uri.maddr} {uri.method} {uri.lr} {uri.r2}
    {uri.tosocket} {urialias.encode} {urialias.decode}
  `),
  inputs: [
    ...odd,
    'sip:bob:secret@example.net:5070;transport=tcp;x=1;lr?subject=hi&b=c',
    'sip:a@b;ttl=3;user=phone;maddr=192.0.2.1;method=INVITE;lr=on;r2=on',
    'sips:[2001:db8::1]:5061',
    'sip:[2001:db8::1]:5061;transport=tls',
    'tel:+358401234567;x=2',
    'tel:123',
    'sip:+358;ext=1@gw.example.com;user=phone',
    'urn:service:sos',
    'sip:',
    'sip:bob@',
    'bob@example.com',
    'http://example.com/x',
    'SIP:Bob@Example.com',
    'sip:a@b;X=Y;LR',
    'sip:a@b:',
    'sip:a@b:99999',
    'sip::p@b',
    'sip:a:@b',
    'sip:a@b;x="q;r"',
    'sip:%41@b',
    'sip:h;transport=tls',
    'sip:h;transport=TLS',
    'sips:h',
    'sip:h;transport=ws',
    'sip:h;transport=wss',
    'sip:h;transport=sctp',
    'sip:h;transport=xyz',
    'sip:h;lr;r2',
    '192.0.2.1~5080~1',
    '192.0.2.1~5080~2',
    '192.0.2.1~5080~5',
    '192.0.2.1~5080~6',
    '[::1]~5~3',
    'h~5~0',
    '192.0.2.1~5080~7',
    'x~y~z',
    'a~b',
    'a~1',
    'a~1~',
    '~~',
    'sip:a@b;alias=192.0.2.1~5080~9',
  ],
  differences: uris,
}

const listTable: Table = {
  name: 'lists of parameters',
  transformations: words(`
    {param.value,a} {param.value,b,&} {param.value,} {param.in,a} {param.in,b,&} {param.valueat,0} {param.valueat,-1}
    {param.valueat,1} {param.valueat,9} {param.valueat,1,&} {param.name,0} {param.name,-1} {param.name,1}
    {param.name,-9} {param.name,1,&} {param.count} {param.count,&}
  `),
  inputs: [
    ...odd,
    'a=1;b=2;c',
    'a=1&b=2&c',
    'A = 1 ; b = "2;3" ; c',
    'b;a',
    ';;a=1;;',
    'a=1;;b=2',
    'a="x',
    `a='x;y';b=2`,
    'a=',
    '=1',
    'a;a=2',
    'a=1;a=2',
    'b=1, a="2,3"',
    'a=1 2',
    'a=1 ;b',
    ' a=1',
    'a=1;',
    'a="x"y;b',
    'a="x\\"y"',
    'a = 1',
  ],
  differences: lists,
}

const addressTable: Table = {
  name: 'addresses',
  transformations: words(`
    {nameaddr.uri} {nameaddr.name} {nameaddr.len} {tobody.uri} {tobody.tag} {tobody.user} {tobody.host} {tobody.params}
    {tobody.display}
  `),
  inputs: [
    ...odd,
    '"Alice A" <sip:alice@192.0.2.10>;expires=60',
    'Bob <sip:bob@example.com;x=1>;tag=77;y',
    '<sip:a@b>',
    '<>x',
    'sip:a@b;tag=5',
    'sip:a@b',
    '*',
    '<sip:a@b>, <sip:c@d>',
    '"a <sip:x@y>" <sip:b@c>',
    'Bob sip:b@c',
    '<x>',
    '"x" <tel:123>;tag=1',
    'a b <sip:a@b> ; tag = 3',
    '<sip:a@b>;tag=',
    '<sip:a@b>;tag',
    ' <sip:a@b>',
    'sip:bob@',
    'http://example.com/x',
    'sip:a@b:99999',
    'sip:a@b?subject=hi',
    '"open <sip:a@b>',
    '<tel:+1>',
  ],
  differences: addresses,
}

/** All of them. `s.rbefore` and `s.rafter` are left out: Kamailio 5.6 reads beyond its text in them, and ends. */
export const tables: readonly Table[] = [textTable, packedTable, uriTable, listTable, addressTable]
