/** A balancer that passes datagrams on with a header in front, and takes the answers back. */

import { createSocket } from 'node:dgram'
import { once } from 'node:events'

import t from 'tap'

import { startServer } from '../support/server-process.ts'

const configuration = `
log_stderror = yes
loadmodule "pv.so"
loadmodule "sl.so"
udp_accept_proxy = 1
request_route { sl_send_reply("200", "Hello $si:$sp"); }
`

const message =
  'OPTIONS sip:example.com SIP/2.0\r\nVia: SIP/2.0/UDP 198.51.100.7:40001;branch=z9hG4bK1;rport\r\n' +
  'From: <sip:a@example.com>;tag=1\r\nTo: <sip:example.com>\r\nCall-ID: 1\r\nCSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n'

t.test('answers to senders behind a balancer of datagrams go through it', async (t) => {
  const server = await startServer(configuration)
  t.teardown(async () => server.stop())
  const balancer = createSocket('udp4').bind(0, '127.0.0.1')
  await once(balancer, 'listening')
  t.teardown(() => balancer.close())
  const answer = once(balancer, 'message', { signal: AbortSignal.timeout(10_000) })
  const header = 'PROXY TCP4 198.51.100.7 127.0.0.1 40001 5060\r\n'
  balancer.send(header + message, server.ports.udp, '127.0.0.1')
  const [bytes] = (await answer) as [Buffer]
  t.match(bytes.toString('latin1'), /^SIP\/2\.0 200 Hello 198\.51\.100\.7:40001\r\n/)
  t.match(
    bytes.toString('latin1'),
    /;rport=40001;received=198\.51\.100\.7|;received=198\.51\.100\.7;rport=40001/,
  )
})
