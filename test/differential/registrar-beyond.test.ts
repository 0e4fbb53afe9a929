/** What comes of registrations, here and in Kamailio: requests that are sent on, and what commands show. */

import { createSocket, type Socket } from 'node:dgram'
import { once } from 'node:events'
import t from 'tap'

import { freePorts } from '../support/free-port.ts'
import { startKamailio } from '../support/kamailio-process.ts'
import { installed, startServer } from '../support/server-process.ts'

const skip = installed('kamailio') ? false : 'kamailio is not installed'
const DEADLINE_MS = 5000

const configuration = (port: number, commands: number): string => `
log_stderror = yes
debug = -2
disable_tcp = yes
listen = udp:127.0.0.1:${port}
loadmodule "sl.so"
loadmodule "pv.so"
loadmodule "kex.so"
loadmodule "textops.so"
loadmodule "usrloc.so"
loadmodule "registrar.so"
loadmodule "jsonrpcs.so"
modparam("jsonrpcs", "transport", 4)
modparam("jsonrpcs", "dgram_socket", "udp:127.0.0.1:${commands}")
modparam("usrloc", "nat_bflag", 6)
modparam("registrar", "use_path", 1)
modparam("registrar", "path_mode", 0)
modparam("registrar", "received_avp", "$avp(received)")
request_route {
    if ($rU == "probe" || $rU == "last") { sl_send_reply("200", "OK"); exit; }
    if ($rm == "REGISTER") {
        if ($hdr(X-Received) != $null) { $avp(received) = $hdr(X-Received); setbflag(6); }
        save("location");
        exit;
    }
    if (lookup("location")) forward();
    else sl_send_reply("404", "Not Found");
}
`

const request = (
  method: string,
  user: string,
  cseq: number,
  headers: string,
  uri?: string,
): string =>
  `${method} ${uri ?? `sip:${user}@example.com`} SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:9;branch=z9hG4bKb${cseq};rport\r\n` +
  `From: <sip:f@example.com>;tag=f\r\nTo: <sip:${user}@example.com>\r\nCall-ID: b\r\nCSeq: ${cseq} ${method}\r\n` +
  `Max-Forwards: 70\r\nUser-Agent: Phone 7\r\n${headers}Content-Length: 0\r\n\r\n`

async function openSocket(): Promise<Socket> {
  const socket = createSocket('udp4').bind(0, '127.0.0.1')
  await once(socket, 'listening')
  return socket
}

/** Sends a text, and gives what comes back. */
async function answerTo(socket: Socket, port: number, text: string): Promise<string> {
  const answered = once(socket, 'message', { signal: AbortSignal.timeout(DEADLINE_MS) })
  socket.send(Buffer.from(text, 'latin1'), port, '127.0.0.1')
  const [bytes] = await answered
  return (bytes as Buffer).toString('latin1')
}

/** What leaves a server for a phone, without what no two servers have alike. */
function plain(text: string, ports: readonly number[]): string {
  let left = text
    .replace(/^Via: [^\r]*\r\n/m, '')
    .replace(/^Max-Forwards: \d+/m, 'Max-Forwards')
    .replace(/;rport=\d+/, '')
    .replace(/;received=[\d.]+/, '')
  for (const [place, port] of ports.entries()) left = left.replaceAll(`:${port}`, `:P${place}`)
  return left.split('\r\n').toSorted().join('\n')
}

const VOLATILE = new Set([
  'HashID',
  'Ruid',
  'Last-Modified',
  'Last-Keepalive',
  'Tcpconn-Id',
  'Size',
])

/** Whether a text is what a server calls itself in contacts that commands add. */
function isOwnName(value: unknown): boolean {
  return typeof value === 'string' && /kamailio|siprose/i.test(value)
}

/** An answer to a command, without what no two servers have alike. */
function shown(text: string, ports: readonly number[]): unknown {
  let left = text
  for (const [place, port] of ports.entries()) left = left.replaceAll(`:${port}`, `:P${place}`)
  return JSON.parse(left, (key, value: unknown) => {
    if (VOLATILE.has(key) || isOwnName(value)) return 'some'
    if (key === 'AoRs' && Array.isArray(value))
      return value.map((one) => JSON.stringify(one)).toSorted()
    // time passes
    return key === 'Expires' && typeof value === 'number' ? Math.ceil(value / 10) : value
  }) as unknown
}

const commands: readonly (readonly [string, ...(string | number)[]])[] = [
  ['ul.dump'],
  ['ul.dump', 'brief'],
  ['ul.lookup', 'location', 'plain'],
  ['ul.lookup', 'location', 'natted'],
  ['ul.lookup', 'location', 'path'],
  ['ul.lookup', 'location', 'nobody'],
  ['ul.lookup', 'nowhere', 'plain'],
  ['ul.rm', 'location', 'nobody'],
  ['ul.rm', 'nowhere', 'nobody'],
  ['ul.rm_contact', 'location', 'nobody', 'sip:x@192.0.2.1'],
  ['ul.rm_contact', 'location', 'path', 'sip:x@192.0.2.1'],
  ['ul.rm', 'location', 'path'],
  ['ul.flush'],
  ['ul.add', 'location', 'trunk', 'sip:trunk@192.0.2.9', 0, 0.5, '.', 0, 0, -1],
  ['ul.lookup', 'location', 'trunk'],
  ['ul.add', 'location', 'trunk', 'sip:trunk@192.0.2.9', 600, 1, '<sip:192.0.2.8;lr>', 0, 64, 5],
  ['ul.lookup', 'location', 'trunk'],
  [
    'ul.add',
    'location',
    'trunk',
    'sip:trunk@192.0.2.10',
    600,
    0.7,
    '0',
    1,
    2,
    5,
    'sip:192.0.2.7:99',
    '0',
  ],
  ['ul.lookup', 'location', 'trunk'],
  ['ul.rm_contact', 'location', 'trunk', 'sip:trunk@192.0.2.10'],
  ['ul.rm_contact', 'location', 'trunk', 'sip:trunk@192.0.2.10'],
  ['ul.add', 'nowhere', 'trunk', 'sip:trunk@192.0.2.9', 0, 0.5, '.', 0, 0, 0],
  ['ul.lookup', 'location', 'path'],
  ['ul.dump', 'brief'],
]

/** All that a server does, in words. */
async function observe(sip: number, rpc: number): Promise<readonly (readonly [string, unknown])[]> {
  const phone = await openSocket()
  const caller = await openSocket()
  const ports = [sip, phone.address().port, caller.address().port]
  const here = `127.0.0.1:${ports[1]}`
  const seen: (readonly [string, unknown])[] = []
  const registered = [
    ['plain', `Contact: <sip:plain@${here};x=1>\r\n`],
    ['natted', `Contact: <sip:natted@10.0.0.7>\r\nX-Received: sip:${here}\r\n`],
    ['path', `Contact: <sip:path@192.0.2.7>\r\nPath: <sip:${here};lr>\r\n`],
    ['paths', `Contact: <sip:paths@192.0.2.7>\r\nPath: <sip:${here};lr>, <sip:192.0.2.9;lr>\r\n`],
  ] as const
  for (const [place, [user, headers]] of registered.entries()) {
    const answer = await answerTo(phone, sip, request('REGISTER', user, place + 1, headers))
    seen.push([`${user} registers`, plain(answer, ports).replaceAll(/^(?:To|Server): .*$/gm, '')])
  }
  for (const [place, [user]] of registered.entries()) {
    const arrived = once(phone, 'message', { signal: AbortSignal.timeout(DEADLINE_MS) })
    caller.send(request('MESSAGE', user, place + 10, ''), sip, '127.0.0.1')
    const [bytes] = await arrived
    seen.push([`${user} gets a MESSAGE`, plain((bytes as Buffer).toString('latin1'), ports)])
  }
  for (const [place, user] of ['plain', 'paths'].entries()) {
    const arrived = once(phone, 'message', { signal: AbortSignal.timeout(DEADLINE_MS) })
    caller.send(
      request('MESSAGE', user, place + 20, 'Route: <sip:192.0.2.77;lr>\r\n'),
      sip,
      '127.0.0.1',
    )
    const [bytes] = await arrived
    seen.push([`${user} gets one with a Route`, plain((bytes as Buffer).toString('latin1'), ports)])
  }
  for (const [id, [method, ...params]] of commands.entries()) {
    const text = JSON.stringify({ jsonrpc: '2.0', method, params, id })
    seen.push([`${method} ${params.join(' ')}`, shown(await answerTo(caller, rpc, text), ports)])
  }
  phone.close()
  caller.close()
  return seen
}

t.test('registrations, sent on and shown, here and in Kamailio', { skip }, async (t) => {
  const one = await freePorts(4)
  const [two, three, four] = [one + 1, one + 2, one + 3]
  const kamailio = await startKamailio(configuration(one, two), one)
  t.teardown(async () => kamailio.stop())
  const siprose = await startServer(configuration(three, four), {}, [])
  t.teardown(async () => siprose.stop())
  const theirs = await observe(one, two)
  const ours = await observe(three, four)
  for (const [place, [name, value]] of ours.entries()) t.same(value, theirs[place]?.[1], name)
})
