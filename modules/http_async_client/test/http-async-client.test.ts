/** Against a server of HTTP on loopback: many at once, and what is wrong. */

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

import t from 'tap'

import { startServer } from '../../../test/support/server-process.ts'
import { udpPeer } from '../../../test/support/sip-peer.ts'

const configuration = (port: number): string =>
  `
loadmodule "pv.so"
loadmodule "sl.so"
loadmodule "tm.so"
loadmodule "textops.so"
loadmodule "cfgutils.so"
loadmodule "xlog.so"
loadmodule "http_async_client.so"
modparam("http_async_client", "max_body_size", 1000)
modparam("http_async_client", "connection_timeout", 20000)
request_route {
    if ($rU == "apart") {
        $http_req(suspend) = 0;
        http_async_query("http://127.0.0.1:${port}/$rU", "APART");
        sl_send_reply("200", "apart");
        exit;
    }
    if ($hdr(X-Header) != $null) $http_req(hdr) = $(hdr(X-Header){s.unescape.user});
    if ($hdr(X-Method) != $null) $http_req(method) = $hdr(X-Method);
    if ($hdr(X-URL) != $null) http_async_query("$hdr(X-URL)", "ASKED");
    else http_async_query("http://127.0.0.1:${port}/$rU", "ASKED");
    sl_send_reply("400", "Not Asked");
}
route[ASKED] {
    $var(before) = $http_rb;
    usleep("$(rU{s.select,1,-})000");
    t_reply("200", "$rU: $http_ok $http_rs $var(before) $http_rb $(http_err{s.select,0, })");
}
route[APART] { xlog("L_WARN", "apart: $http_rs $ru\\n"); }
`

t.test('http_async_query() tells each request its own answer', async (t) => {
  const site = createServer((request, response) => {
    const name = (request.url ?? '').slice(1)
    if (name === 'long') response.end('x'.repeat(5000))
    else if (name === 'broken') request.socket.destroy()
    else setImmediate(() => response.end(`<${name}>`))
  })
  await new Promise<void>((resolve) => void site.listen(0, '127.0.0.1', resolve))
  t.teardown(() => site.close())
  const { port } = site.address() as AddressInfo
  const server = await startServer(configuration(port))
  t.teardown(async () => server.stop())
  const peer = await udpPeer()
  t.teardown(() => peer.close())
  const ask = (user: string, headers = ''): void => {
    const number = asked++
    peer.send(
      `MESSAGE sip:${user}@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:${peer.port};branch=z9hG4bKh${number}\r\n` +
        `From: <sip:a@example.com>;tag=1\r\nTo: <sip:b@example.com>\r\nCall-ID: c${asked}\r\nCSeq: 1 MESSAGE\r\n${headers}Content-Length: 0\r\n\r\n`,
      server.ports.udp,
    )
  }
  let asked = 0
  for (let number = 0; number < 60; number++) ask(`u${number}-${(number * 7) % 20}`)
  await peer.received.until(60)
  for (let number = 0; number < 60; number++) {
    const name = `u${number}-${(number * 7) % 20}`
    const found = peer.received.messages.filter((text) => text.includes(` 200 ${name}: `))
    t.equal(found.length, 1, name)
    t.match(found[0] ?? '', `200 ${name}: 1 200 <${name}> <${name}> `)
  }

  const rows: [name: string, user: string, headers: string, wanted: RegExp][] = [
    ['a body that is too long', 'long', '', /200 long: 0 <null> 0? ?<null>? ?.*Maximum/],
    ['a connection that breaks', 'broken', '', /200 broken: 0 .*Failure/],
    ['a URL that is none', 'x', 'X-URL: nonsense\r\n', /200 x: 0 .*URL/],
    ['a scheme that is another', 'x', 'X-URL: file:///etc/passwd\r\n', /200 x: 0 .*URL/],
    ['a port that nobody has', 'x', 'X-URL: http://127.0.0.1:1/\r\n', /200 x: 0 .*Couldn't/],
    ['a method that is none', 'x', 'X-Method: G ET\r\n', /200 x: 0 /],
    ['a header that is none', 'x', 'X-Header: nonsense\r\n', /400 Not Asked/],
    ['a header with a line end', 'x', 'X-Header: A:b%0d%0aC:d\r\n', /200 x: 1 200 <x>/],
    ['a header with a control character', 'x', 'X-Header: A:b%01c\r\n', /200 x: 0 /],
    ['apart', 'apart', '', /200 apart/],
  ]
  for (const [name, user, headers, wanted] of rows) {
    const count = peer.received.messages.length
    ask(user, headers)
    await peer.received.until(count + 1)
    t.match(peer.received.messages.at(-1) ?? '', wanted, name)
  }
  await server.logged('apart: 200')
  t.notMatch(server.log(), /BUG|is not a function|TypeError/)
})
