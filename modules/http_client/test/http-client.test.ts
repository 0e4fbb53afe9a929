/** Against servers of HTTP on loopback: who waits, and who is believed. */

import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo, Server } from 'node:net'

import t, { type Test } from 'tap'

import { installed, startServer, temporaryFile } from '../../../test/support/server-process.ts'
import { udpPeer } from '../../../test/support/sip-peer.ts'

const answer = (request: IncomingMessage, response: ServerResponse): void => {
  const name = (request.url ?? '').slice(1)
  if (name.startsWith('slow')) setTimeout(() => response.end(name), 300)
  else response.end(name)
}

async function listening(t: Test, server: Server): Promise<number> {
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  t.teardown(() => server.close())
  return (server.address() as AddressInfo).port
}

async function asking(t: Test, configuration: string) {
  const server = await startServer(`
loadmodule "pv.so"
loadmodule "sl.so"
loadmodule "http_client.so"
${configuration}
`)
  t.teardown(async () => server.stop())
  const peer = await udpPeer()
  t.teardown(() => peer.close())
  let asked = 0
  const ask = (user: string): void => {
    asked++
    peer.send(
      `MESSAGE sip:${user}@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:${peer.port};branch=z9hG4bK${asked}\r\n` +
        `From: <sip:a@example.com>;tag=1\r\nTo: <sip:b@example.com>\r\nCall-ID: c${asked}\r\nCSeq: 1 MESSAGE\r\nContent-Length: 0\r\n\r\n`,
      server.ports.udp,
    )
  }
  return { ask, received: peer.received, server }
}

t.test('a script that waits holds up nobody, and keeps its own answer', async (t) => {
  const port = await listening(t, createServer(answer))
  const { ask, received, server } = await asking(
    t,
    `request_route {
       if ($rU == "now") { sl_send_reply("200", "now"); exit; }
       $var(code) = http_client_query("http://127.0.0.1:${port}/$rU", "$var(text)");
       sl_send_reply("200", "$rU $var(code) $var(text)");
     }`,
  )
  for (let number = 0; number < 40; number++) ask(`slow${number}`)
  ask('now')
  await received.until(1)
  t.match(received.messages[0], /200 now/)
  await received.until(41)
  for (let number = 0; number < 40; number++) {
    const wanted = ` 200 slow${number} 200 slow${number}\r\n`
    t.equal(received.messages.filter((text) => text.includes(wanted)).length, 1)
  }
  t.notMatch(server.log(), /BUG|TypeError/)
})

const skip = installed('openssl') ? false : 'no openssl'

t.test('a service is believed whose certificate is good, and no other', { skip }, async (t) => {
  // its own authority, for a name that is not the one in the URL
  const authority = temporaryFile('ca.pem', '')
  const keyFile = temporaryFile('key.pem', '')
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes']
  const name = ['-subj', '/CN=other.example.com', '-addext', 'subjectAltName=DNS:other.example.com']
  const files = ['-keyout', keyFile, '-out', authority]
  execFileSync('openssl', ['req', '-x509', '-days', '2', ...kind, ...name, ...files], {
    stdio: 'ignore',
  })
  const key = readFileSync(keyFile, 'latin1')
  const cert = readFileSync(authority, 'latin1')
  const port = await listening(t, createSecureServer({ key, cert }, answer))
  const ask = async (parameters: string): Promise<string> => {
    const { ask: send, received } = await asking(
      t,
      `${parameters}
       request_route {
         $var(code) = http_client_query("https://127.0.0.1:${port}/x", "$var(text)");
         sl_send_reply("200", "$var(code) $var(text)");
       }`,
    )
    send('x')
    await received.until(1)
    return /200 (.*)\r\n/.exec(received.messages[0] ?? '')?.[1] ?? ''
  }
  const of = (name: string, value: string) => `modparam("http_client", "${name}", ${value})\n`
  const ca = of('cacert', `"${authority}"`)
  t.match(await ask(''), /^60 /, 'nobody knows who signed it')
  t.match(await ask(ca), /^60 /, 'it is for another host')
  t.equal(await ask(ca + of('verify_host', '0')), '200 x')
  t.equal(await ask(of('verify_peer', '0')), '200 x')
  t.match(await ask(of('cacert', '"none.pem"')), /^60 /, 'a file that is not there')
})
