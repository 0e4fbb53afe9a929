/** Asks both servers, each with the configuration that Debian installs with Kamailio, the same. */

import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'

import type { Test } from 'tap'

import { DEBIAN_CONFIGURATION, DEBIAN_LOCAL } from '../../support/debian.ts'
import { startKamailio } from '../../support/kamailio-process.ts'
import { installed, startServer, temporaryFile } from '../../support/server-process.ts'
import { ask } from '../ask.ts'
import { temporaryFolder } from '../../support/temporary.ts'

/** Why this cannot be, or false. */
export const skip =
  existsSync(DEBIAN_CONFIGURATION) && installed('kamailio')
    ? false
    : 'Kamailio of Debian is not installed'

/** A request: method, URI, and what is unlike in it: other headers, or To, Max-Forwards, CSeq. */
interface Asked {
  readonly method: string
  readonly uri: string
  readonly headers?: readonly string[]
  readonly to?: string
  readonly hops?: number
  readonly cseq?: string
}

const NOTHING = 'nothing'
const DEADLINE_MS = 4000
const CONTACT = ['Contact: <sip:alice@127.0.0.1:9>']

/** `PORT` is where the server listens, which is not 5060. */
const asked: Readonly<Record<string, Asked>> = {
  'REGISTER of an address without a port': { method: 'REGISTER', uri: 'sip:127.0.0.1' },
  'REGISTER of the address and port': {
    method: 'REGISTER',
    uri: 'sip:127.0.0.1:PORT',
    headers: CONTACT,
  },
  'REGISTER of the address and another port': { method: 'REGISTER', uri: 'sip:127.0.0.1:5060' },
  'REGISTER of an alias without a port': {
    method: 'REGISTER',
    uri: 'sip:example.com',
    headers: CONTACT,
  },
  'REGISTER of an alias and the port': { method: 'REGISTER', uri: 'sip:example.com:PORT' },
  'REGISTER of an alias and another port': { method: 'REGISTER', uri: 'sip:example.com:5062' },
  'REGISTER of an alias with its port': { method: 'REGISTER', uri: 'sip:example.org:5070' },
  'REGISTER of an alias without the port it has': { method: 'REGISTER', uri: 'sip:example.org' },
  'REGISTER of an alias of one transport': {
    method: 'REGISTER',
    uri: 'sip:example.net;transport=udp',
  },
  'REGISTER of that alias over another transport': {
    method: 'REGISTER',
    uri: 'sip:example.net;transport=tcp',
  },
  'REGISTER of another domain': { method: 'REGISTER', uri: 'sip:elsewhere.example' },
  'REGISTER of sips': { method: 'REGISTER', uri: 'sips:example.com' },
  'REGISTER without a Contact': { method: 'REGISTER', uri: 'sip:example.com' },
  'REGISTER of a Contact that is none': {
    method: 'REGISTER',
    uri: 'sip:example.com',
    headers: ['Contact: <sip:'],
  },
  'REGISTER of all Contacts for an hour': {
    method: 'REGISTER',
    uri: 'sip:example.com',
    headers: ['Contact: *', 'Expires: 3600'],
  },
  'REGISTER of no Contact any more': {
    method: 'REGISTER',
    uri: 'sip:example.com',
    headers: ['Contact: *', 'Expires: 0'],
  },
  'INVITE of nobody': { method: 'INVITE', uri: 'sip:nobody@example.com' },
  'INVITE of nobody at the address': { method: 'INVITE', uri: 'sip:nobody@127.0.0.1:PORT' },
  'INVITE of nobody at the address without a port': {
    method: 'INVITE',
    uri: 'sip:nobody@127.0.0.1',
  },
  'INVITE of an alias in the database': { method: 'INVITE', uri: 'sip:4711@example.com' },
  'INVITE of a short number in the database': { method: 'INVITE', uri: 'sip:22@example.com' },
  'INVITE of another domain': { method: 'INVITE', uri: 'sip:nobody@127.0.0.1:9' },
  'INVITE without a user': { method: 'INVITE', uri: 'sip:example.com' },
  'INVITE of a number': { method: 'INVITE', uri: 'sip:+49301234567@example.com' },
  'OPTIONS of the server': { method: 'OPTIONS', uri: 'sip:127.0.0.1:PORT' },
  'OPTIONS of the address without a port': { method: 'OPTIONS', uri: 'sip:127.0.0.1' },
  'OPTIONS of a user': { method: 'OPTIONS', uri: 'sip:nobody@example.com' },
  'MESSAGE of nobody': { method: 'MESSAGE', uri: 'sip:nobody@example.com' },
  PUBLISH: { method: 'PUBLISH', uri: 'sip:alice@example.com', headers: ['Event: presence'] },
  SUBSCRIBE: { method: 'SUBSCRIBE', uri: 'sip:alice@example.com', headers: ['Event: presence'] },
  'SUBSCRIBE of messages': {
    method: 'SUBSCRIBE',
    uri: 'sip:alice@example.com',
    headers: ['Event: message-summary'],
  },
  'BYE of no call': { method: 'BYE', uri: 'sip:nobody@example.com', to: ';tag=1' },
  'SUBSCRIBE in no dialog': {
    method: 'SUBSCRIBE',
    uri: 'sip:alice@example.com',
    to: ';tag=1',
    headers: ['Event: presence'],
  },
  'ACK of no call': { method: 'ACK', uri: 'sip:nobody@example.com', to: ';tag=1' },
  'CANCEL of no call': { method: 'CANCEL', uri: 'sip:nobody@example.com' },
  'a request with no hop left': { method: 'INVITE', uri: 'sip:alice@example.com', hops: 0 },
  'a scanner': {
    method: 'OPTIONS',
    uri: 'sip:example.com',
    headers: ['User-Agent: friendly-scanner'],
  },
  'a CSeq of another method': {
    method: 'OPTIONS',
    uri: 'sip:nobody@example.com',
    cseq: '1 INVITE',
  },
  'a CSeq that is too large': {
    method: 'OPTIONS',
    uri: 'sip:nobody@example.com',
    cseq: '99999999999 OPTIONS',
  },
  'a Proxy-Require that nobody knows': {
    method: 'OPTIONS',
    uri: 'sip:nobody@example.com',
    headers: ['Proxy-Require: unheard-of'],
  },
}

function written(
  { method, uri, headers = [], to = '', hops = 70, cseq = `1 ${method}` }: Asked,
  row: number,
): string {
  const lines = [
    `${method} ${uri} SIP/2.0`,
    `Via: SIP/2.0/UDP 127.0.0.1:9;branch=z9hG4bKdebian${row};rport`,
    `Max-Forwards: ${hops}`,
    'From: <sip:alice@example.com>;tag=a',
    `To: <sip:alice@example.com>${to}`,
    `Call-ID: debian${row}`,
    `CSeq: ${cseq}`,
    ...headers,
    'Content-Length: 0',
  ]
  return `${lines.join('\r\n')}\r\n\r\n`
}

/** The configuration with what is switched on, and more local settings. */
function configuration(switches: readonly string[], local = ''): string {
  const defines = switches.map((name) => `#!define ${name}\n`).join('')
  const aliases = 'alias = "example.com"\nalias = "example.org:5070"\nalias = udp:example.net\n'
  const file = temporaryFile('kamailio-local.cfg', `${defines}${local}${aliases}`)
  return readFileSync(DEBIAN_CONFIGURATION, 'latin1').replace(DEBIAN_LOCAL, `import_file "${file}"`)
}

/** What of an answer is to be the same: the first line, Contact, and what else it says by itself. */
function facts(answer: Buffer | null, port: number): string {
  if (answer === null) return NOTHING
  const [first = '', ...headers] = answer.toString('latin1').split('\r\n')
  const said = headers.filter((line) =>
    /^(?:Contact|Unsupported|Warning|Content-Type):/i.test(line),
  )
  return [first, ...said]
    .join('\n')
    .replaceAll(`:${port}`, ':PORT')
    .replace(/expires=359\d/g, 'expires=3600')
}

/** The first answer to a message; null for none in time. */
async function answer(port: number, message: string): Promise<Buffer | null> {
  const socket = createSocket('udp4').bind(0, '127.0.0.1')
  await once(socket, 'listening')
  const answered = once(socket, 'message', { signal: AbortSignal.timeout(DEADLINE_MS) })
  socket.send(message, port, '127.0.0.1')
  const first = await answered.then(
    ([bytes]) => (Buffer.isBuffer(bytes) ? bytes : null),
    () => null,
  )
  socket.close()
  return first
}

/**
 * What a server says to each.
 *
 * @param known - what the other one said: who has to ask a database answers later than what comes behind it
 */
async function answers(
  port: number,
  known: ReadonlyMap<string, string> = new Map(),
): Promise<ReadonlyMap<string, string>> {
  const said = new Map<string, string>()
  // one after the other: what one registers, the next one finds
  for (const [row, [name, request]] of Object.entries(asked).entries()) {
    const message = written(request, row).replaceAll('PORT', `${port}`)
    const [first = null] =
      (known.get(name) ?? NOTHING) === NOTHING
        ? await ask(port, [message])
        : [await answer(port, message)]
    said.set(name, facts(first, port))
  }
  return said
}

/** Where a server has its sockets for commands, apart from those of others. */
const place = (): readonly string[] => ['-Y', temporaryFolder()]

/** Compares the answers of both with what is switched on. */
export async function compare(t: Test, switches: readonly string[], local = ''): Promise<void> {
  const text = configuration(switches, local)
  const listen = ['-l', 'udp:127.0.0.1:0', '-l', 'tcp:127.0.0.1:0']
  const server = await startServer(text, {}, [...listen, ...place()])
  t.teardown(async () => server.stop())
  const kamailio = await startKamailio(text, null, place())
  t.teardown(async () => kamailio.stop())
  const theirs = await answers(kamailio.port)
  const ours = await answers(server.ports.udp, theirs)
  for (const [name, said] of theirs) t.equal(ours.get(name), said, name)
}
