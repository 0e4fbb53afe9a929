/** Makes messages from nothing: mostly well formed, with odd things where the grammar allows them, and some where it does not. */

import { headerName } from '../../src/sip/header-names.ts'
import type { Dice } from './dice.ts'

const tokenLetters = "abcXYZ019-.!%*_+`'~"

function token(dice: Dice): string {
  let result = ''
  for (let left = 1 + dice.below(8); left > 0; left--)
    result += tokenLetters[dice.below(tokenLetters.length)]
  return result
}

function quoted(dice: Dice): string {
  return dice.pick([
    '""',
    '"a"',
    '"a, b"',
    '"a;b=c"',
    '"<sip:x>"',
    '"\\"\\\\"',
    '"\xc3\xa4"',
    '"(',
    '"a\tb"',
  ])
}

function host(dice: Dice): string {
  return dice.pick([
    'h',
    'example.com',
    'A.B.',
    '192.0.2.1',
    '[2001:db8::1]',
    '[::ffff:192.0.2.1]',
    'h-1',
    '',
    '1.2',
  ])
}

function port(dice: Dice): string {
  return dice.pick(['', '', '', ':5060', ':0', ':65535', ':65536', ' : 5060', ':'])
}

function blank(dice: Dice): string {
  return dice.pick(['', '', '', ' ', '\t', '\r\n ', '  '])
}

function params(dice: Dice): string {
  let result = ''
  for (let left = dice.below(4); left > 0; left--) {
    result += `${blank(dice)};${blank(dice)}${dice.oneIn(3) ? dice.pick(['tag', 'branch', 'lr', 'q', 'expires', 'rport']) : token(dice)}`
    if (dice.oneIn(4)) continue
    result += `${blank(dice)}=${blank(dice)}${dice.oneIn(4) ? quoted(dice) : dice.oneIn(5) ? host(dice) : token(dice)}`
  }
  return result
}

function uri(dice: Dice): string {
  const user = dice.pick(['', 'a@', 'a:b@', '+1-2;ext=3@', '%40@', "-_.!~*'()&=+$,;?/@", '@', '%@'])
  const sip = `${dice.pick(['sip', 'sips', 'SIP'])}:${user}${host(dice)}${dice.pick(['', ':5070'])}`
  const rest = dice.pick([
    '',
    ';lr',
    ';transport=tcp',
    ';x=%3b;y',
    ';user=phone',
    '?a=b&c=%20',
    ';x?y=',
    ';',
  ])
  return dice.oneIn(6)
    ? dice.pick(['tel:+1-2;ext=3', 'urn:service:sos', 'http://h/a;b?c', 'x:', 'sip:', '*'])
    : sip + rest
}

function address(dice: Dice): string {
  const name = dice.pick(['', '', 'A b ', `${quoted(dice)} `, quoted(dice), 'a'])
  return dice.oneIn(4) ? `${uri(dice)}${params(dice)}` : `${name}<${uri(dice)}>${params(dice)}`
}

function via(dice: Dice): string {
  const slash = `${blank(dice)}/${blank(dice)}`
  return `SIP${slash}2.0${slash}${dice.pick(['UDP', 'TCP', 'tls', 'X'])} ${host(dice)}${port(dice)}${params(dice)}`
}

function list(dice: Dice, element: (dice: Dice) => string): string {
  let result = element(dice)
  for (let left = dice.below(3); left > 0; left--)
    result += `${blank(dice)},${blank(dice)}${element(dice)}`
  return result
}

const addressLists: ReadonlySet<string> = new Set(
  'Contact Route Record-Route Path Service-Route P-Asserted-Identity Diversion History-Info Geolocation Call-Info'.split(
    ' ',
  ),
)
const addresses: ReadonlySet<string> = new Set('From To Refer-To Referred-By Reply-To'.split(' '))

function value(name: string, method: string, dice: Dice): string {
  if (name === 'Via') return list(dice, via)
  if (addressLists.has(name)) return dice.oneIn(12) ? '*' : list(dice, address)
  if (addresses.has(name)) return address(dice)
  if (name === 'CSeq')
    return `${dice.pick(['1', '0', '4294967295', '4294967296', '007'])} ${method}`
  if (/Length|Expires|Forwards|SE$|RSeq|Breadth/.test(name))
    return dice.pick(['0', '70', '4', '4294967295', '4294967296', '1 x', '', '3600;refresher=uas'])
  if (/Auth/.test(name))
    return `Digest ${list(dice, (dice) => `${dice.pick(['realm', 'nonce', 'uri', 'username', 'qop', 'nc', 'x'])}=${dice.oneIn(3) ? token(dice) : quoted(dice)}`)}`
  if (name === 'Content-Type')
    return dice.pick(['application/sdp', 'text/plain;a="b"', 'multipart/mixed;boundary=b', 'x'])
  return dice.pick([
    token(dice),
    quoted(dice),
    list(dice, token),
    `${token(dice)}${params(dice)}`,
    `${token(dice)}/${token(dice)}${params(dice)}`,
    '',
  ])
}

const names: readonly string[] = headerName.slice(1)
const short: Readonly<Record<string, string>> = {
  Via: 'v',
  From: 'f',
  To: 't',
  'Call-ID': 'i',
  Contact: 'm',
  'Content-Length': 'l',
  'Content-Type': 'c',
}

function headerLine(name: string, method: string, dice: Dice): string {
  const written = dice.oneIn(5) ? (short[name] ?? name.toUpperCase()) : name
  return `${written}${dice.pick([':', ': ', ': ', ' : ', ':\r\n '])}${value(name, method, dice)}${dice.oneIn(9) ? ' ' : ''}\r\n`
}

const bodies: readonly [string, ...string[]] = [
  '',
  'body',
  'v=0\r\no=- 1 2 IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\nm=audio 4 RTP/AVP 0 8\r\na=sendonly\r\nm=video 0/2 x\r\n',
  '--b\r\nContent-Type: application/sdp\r\n\r\nv=0\r\n\r\n--b\r\n\r\nx\r\n--b--\r\n',
  'INVITE sip:a SIP/2.0\r\n\r\n',
  '\r\n\r\n\0\xff',
]

/** A message made from nothing. */
export function generated(dice: Dice): string {
  const method = dice.oneIn(3)
    ? token(dice)
    : dice.pick(['INVITE', 'OPTIONS', 'ACK', 'REGISTER', 'MESSAGE', 'SUBSCRIBE'])
  let text = dice.oneIn(4)
    ? `SIP/2.0 ${dice.pick(['200', '100', '699', '99', '404'])} ${dice.pick(['OK', '', '\xc3\xa4 x'])}\r\n`
    : `${method} ${uri(dice)} SIP/2.0\r\n`
  for (const name of ['Via', 'From', 'To', 'Call-ID', 'CSeq']) {
    if (!dice.oneIn(12)) text += headerLine(name, method, dice)
  }
  for (let left = dice.below(8); left > 0; left--) {
    text += headerLine(
      dice.oneIn(6) ? token(dice) : (names[dice.below(names.length)] ?? 'X'),
      method,
      dice,
    )
  }
  const body = dice.pick(bodies)
  if (!dice.oneIn(4)) text += `Content-Length: ${dice.oneIn(8) ? dice.below(99) : body.length}\r\n`
  return `${text}\r\n${body}`
}
