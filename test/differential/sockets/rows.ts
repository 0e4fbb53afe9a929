/** What is sent to the servers. */

import { PLACES, type Place } from './configuration.ts'

/** One message. */
export interface Row {
  readonly name: string
  readonly text: string
  /** Which peer sends it: 0 is at 127.0.0.1, 1 at 127.0.0.9. */
  readonly from: number
  readonly to: Place
}

let count = 0

function row(
  name: string,
  to: Place,
  uri: string,
  more: { via?: string; body?: string; from?: number } = {},
): Row {
  const { via = '127.0.0.1:PEER', body = '', from = 0 } = more
  const text =
    `MESSAGE ${uri} SIP/2.0\r\nVia: SIP/2.0/UDP ${via};branch=z9hG4bKrow${++count}\r\n` +
    `From: <sip:a@example.com>;tag=a\r\nTo: <sip:b@example.com>\r\nCall-ID: row${count}\r\nCSeq: 1 MESSAGE\r\n` +
    `Max-Forwards: 70\r\nContent-Length: ${body.length}\r\n\r\n${body}`
  return { name, text, from, to }
}

const users =
  'plain address port both rport forced forcedhost forcedtcp forcedlone forced6 fs fsbad fsn fsnbad mtu'.split(
    ' ',
  )

const [first = { address: '', step: 0 }, second = first, third = first, fourth = first] = PLACES

/** Messages that are sent on. */
export const forwarded: readonly Row[] = [
  ...PLACES.map((place) =>
    row(`in on ${place.address} step ${place.step}`, place, 'sip:plain@127.0.0.1:PEER'),
  ),
  ...users.map((user) => row(`${user} over UDP`, second, `sip:${user}@127.0.0.1:PEER`)),
  ...users.map((user) => row(`${user} to the other address`, fourth, `sip:${user}@127.0.0.9:PEER`)),
  ...users.map((user) => row(`${user} to IPv6`, third, `sip:${user}@[::1]:PEER`)),
  ...['plain', 'address', 'both', 'rport', 'forced', 'forcedtcp', 'fs'].map((user) =>
    row(`${user} over TCP`, first, `sip:${user}@127.0.0.1:PEER;transport=tcp`),
  ),
  ...['plain', 'mtu', 'mtuudp'].map((user) =>
    row(`${user}, long`, second, `sip:${user}@127.0.0.1:PEER`, { body: 'x'.repeat(1300) }),
  ),
]

/** Requests that are answered: where to, and whether the URI is the server's own. */
export const answered: readonly Row[] = [
  row('reply to who sent it', fourth, 'sip:reply@127.0.0.1'),
  row('reply, Via elsewhere', fourth, 'sip:reply@127.0.0.1', { via: '127.0.0.9:PEER', from: 1 }),
  row('reply, rport', fourth, 'sip:reply@127.0.0.1', { via: '127.0.0.1:9;rport' }),
  ...[
    'a.example:5099',
    'a.example',
    'b.example',
    'b.example:77',
    '127.0.0.1',
    '127.0.0.1:LOW',
    '127.0.0.2:LOW',
    '127.0.0.3:LOW',
    '[::1]:LOW',
    '[0:0:0:0:0:0:0:1]:LOW',
    '9.2.2.1:5001',
    '9.2.2.1:5002',
    '8.8.8.8:LOW',
    '8.8.8.8',
  ].map((host) => row(`own ${host}`, third, `sip:own@${host}`)),
]

function reply(status: number, to: Place): Row {
  const text =
    `SIP/2.0 ${status} Row\r\nVia: SIP/2.0/UDP ${to.address};branch=z9hG4bKours\r\n` +
    `Via: SIP/2.0/UDP 127.0.0.9:PEER;branch=z9hG4bKrow${++count}\r\nFrom: <sip:a@example.com>;tag=a\r\n` +
    `To: <sip:b@example.com>;tag=b\r\nCall-ID: row${count}\r\nCSeq: 1 MESSAGE\r\nContent-Length: 0\r\n\r\n`
  return { name: `reply ${status} in on step ${to.step}`, text, from: 0, to }
}

/** Replies that are sent back, some from a socket of the script's choice. */
export const replies: readonly Row[] = [
  ...PLACES.map((place) => reply(200, place)),
  ...[201, 202, 203].map((status) => reply(status, fourth)),
]
