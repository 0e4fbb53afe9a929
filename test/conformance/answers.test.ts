/** What a server answers to the invalid messages of RFC 4475: the answer that the RFC names, and nothing at all to replies and ACKs. */

import { createSocket, type Socket } from 'node:dgram'
import { once } from 'node:events'

import t from 'tap'

import { parseMessage } from '../../src/sip/message.ts'
import { startServer } from '../support/server-process.ts'

/** How long nothing has to come where nothing may come. */
const SILENCE_MS = 150
const ANSWER_MS = 3000

/** The checks of the usual messages, and 1024 for the URIs of From and To beside them. */
const CONFIGURATION = `
loadmodule "sl.so"
loadmodule "maxfwd.so"
loadmodule "sanity.so"
alias = "example.com"
request_route {
    if (!mf_process_maxfwd_header("10")) { sl_send_reply("483", "Too Many Hops"); exit; }
    if (!sanity_check("2023", "7")) exit;
    if (uri != myself) { sl_send_reply("403", "No relaying"); exit; }
    if (method == "OPTIONS") sl_send_reply("200", "Alive");
    else sl_send_reply("404", "Nobody here");
}
`

const usual = (method: string): Record<string, string> => ({
  Via: 'SIP/2.0/UDP 127.0.0.1;branch=z9hG4bKtorture;rport',
  From: '<sip:alice@example.com>;tag=al1ce',
  To: '<sip:bob@example.com>',
  'Call-ID': 'torture@127.0.0.1',
  CSeq: `42 ${method}`,
  'Max-Forwards': '70',
})

/** A request for this server, with some headers changed; a value of '' leaves one out. */
function request(
  firstLine: string,
  changes: Readonly<Record<string, string>> = {},
  rest = '\r\n',
): string {
  const method = /^\S+/.exec(firstLine)?.[0] ?? ''
  const headers = Object.entries({ ...usual(method), ...changes })
  const lines = headers.flatMap(([name, value]) => (value === '' ? [] : [`${name}: ${value}\r\n`]))
  return `${firstLine}\r\n${lines.join('')}${rest}`
}

const options = 'OPTIONS sip:example.com SIP/2.0'

/** The case, what is sent, and the status that comes back; 0 is none. */
const rows: readonly (readonly [string, string, number])[] = [
  [
    '3.1.1.5: a method with a `%` in it is one nobody knows',
    request('RE%47ISTER sip:example.com SIP/2.0'),
    404,
  ],
  [
    '3.1.2.1: separators too many',
    request(options, { Contact: '"Joe" <sip:joe@example.org>;;;;' }),
    200,
  ],
  [
    '3.1.2.2: a Content-Length the message does not have',
    request(options, { 'Content-Length': '9999' }),
    400,
  ],
  ['3.1.2.3: a negative Content-Length', request(options, { 'Content-Length': '-999' }), 400],
  [
    '3.1.2.4: a CSeq of more than 32 bits',
    request(options, { CSeq: '36893488147419103232 OPTIONS' }),
    400,
  ],
  [
    '3.1.2.6: a quote that is not closed',
    request(options, { To: '"Mr. B. <sip:b@example.com>' }),
    400,
  ],
  ['3.1.2.7: brackets around the request URI', request('OPTIONS <sip:example.com> SIP/2.0'), 400],
  ['3.1.2.8: a blank in the request URI', request('OPTIONS sip:example.com; lr SIP/2.0'), 400],
  ['3.1.2.9: two blanks in the request line', request('OPTIONS  sip:example.com  SIP/2.0'), 400],
  ['3.1.2.10: blanks after the request line', request(`${options}  `), 200],
  [
    '3.1.2.15: a display name that needs quotes',
    request(options, { From: 'Doe, J. <sip:j@example.com>;tag=7' }),
    400,
  ],
  ['3.1.2.16: a version nobody knows', request('OPTIONS sip:example.com SIP/7.0'), 505],
  ['3.1.2.17: another method in the CSeq', request(options, { CSeq: '42 INVITE' }), 400],
  [
    '3.1.2.18: an unknown method, and another in the CSeq',
    request('NEWMETHOD sip:example.com SIP/2.0', { CSeq: '42 INVITE' }),
    400,
  ],
  [
    '3.1.2.19: a reply with a status of ten digits',
    request('SIP/2.0 4294967301 better not', { CSeq: '42 INVITE' }),
    0,
  ],
  ['3.3.1: no Call-ID, From and To', request(options, { 'Call-ID': '', From: '', To: '' }), 400],
  ['3.3.2: a request URI of an unknown scheme', request('OPTIONS nobody:example.com SIP/2.0'), 416],
  [
    '3.3.3: a request URI of a known and unusual scheme',
    request('OPTIONS soap.beep://192.0.2.103:3002 SIP/2.0'),
    416,
  ],
  [
    '3.3.5: Proxy-Require of what nobody has',
    request(options, { 'Proxy-Require': 'nothing-supports-this' }),
    420,
  ],
  [
    '3.3.8: From and Call-ID twice',
    request(options, { f: '<sip:x@example.com>;tag=2', i: '2' }),
    400,
  ],
  ['3.3.9: Content-Length twice', request(options, { 'Content-Length': '0', l: '13' }), 400],
  ['3.3.11: Max-Forwards of zero', request(options, { 'Max-Forwards': '0' }), 483],
  ['an ACK that cannot be read gets no answer', request('ACK  sip:example.com SIP/2.0'), 0],
  ['a first line that is none', request('hello'), 0],
]

async function ask(socket: Socket, port: number, text: string, ms: number): Promise<number> {
  const waiting = new AbortController()
  const timer = setTimeout(() => waiting.abort(), ms)
  socket.send(Buffer.from(text, 'latin1'), port, '127.0.0.1')
  try {
    const [bytes] = (await once(socket, 'message', { signal: waiting.signal })) as [Buffer]
    return parseMessage(bytes, 0, bytes.length).status
  } catch {
    return 0
  } finally {
    clearTimeout(timer)
  }
}

t.test('a server answers the invalid messages of RFC 4475 as the RFC says', async (t) => {
  const server = await startServer(CONFIGURATION)
  const socket = createSocket('udp4')
  t.teardown(async () => {
    socket.close()
    await server.stop()
  })
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  for (const [name, text, status] of rows) {
    const ms = status === 0 ? SILENCE_MS : ANSWER_MS
    t.equal(await ask(socket, server.ports.udp, text, ms), status, `RFC 4475 ${name}`)
  }
})
