/** Calls over TCP through a running server: with one connection and with many, and answers whose connection has gone. */

import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { connect } from 'node:net'

import t from 'tap'

import { freePort } from '../support/free-port.ts'
import { run } from '../support/other-programs.ts'
import { installed, startServer } from '../support/server-process.ts'
import { tcpPeer } from '../support/sip-peer.ts'

const DEADLINE_MS = 8000
const CALLS = 100

const CORE = 'log_stderror = yes\ndebug = 1\n'

for (const [transport, meaning] of [
  ['t1', 'one connection'],
  ['tn', 'a connection for each call'],
]) {
  await t.test(
    `sipp calls sipp through forward(), with ${meaning}`,
    { skip: !installed('sipp') && 'no sipp' },
    async (t) => {
      const callee = await freePort()
      const server = await startServer(
        `${CORE}request_route { forward_tcp("127.0.0.1", ${callee}); }\n`,
      )
      t.teardown(async () => server.stop())
      const own = '-i 127.0.0.1 -nostdin'
      const uas = run('sipp', `-sn uas -t t1 ${own} -p ${callee} -m ${CALLS}`.split(' '))
      const uac = await run(
        'sipp',
        `-sn uac -t ${transport} -max_socket 200 ${own} -p ${await freePort()} -m ${CALLS} -r 50 -l 60 -d 300 127.0.0.1:${server.ports.tcp}`.split(
          ' ',
        ),
      )
      t.equal(uac.code, 0, uac.output)
      const { code, output } = await uas
      t.equal(code, 0, output)
      process.kill(server.pid, 'SIGUSR1')
      await server.logged('memory:')
      t.match(server.log(), / connected=1\b/, 'all calls share the connection to the callee')
      const accepted = Number(/ accepted=(\d+)/.exec(server.log())?.[1])
      t.equal(accepted, transport === 't1' ? 1 : CALLS)
      t.notMatch(server.log(), /BUG|dropped\./)
    },
  )
}

/** A request of a peer that listens on one port and connects from another. */
function options(port: number): string {
  return (
    `OPTIONS sip:callee@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/TCP 127.0.0.1:${port};branch=z9hG4bKgone\r\n` +
    'Max-Forwards: 70\r\nFrom: <sip:a@example.com>;tag=1\r\nTo: <sip:b@example.com>\r\nCall-ID: gone\r\n' +
    'CSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n'
  )
}

/** The answer of a callee to what it has got. */
function answerTo(request: string): string {
  const headers = request.split('\r\n').filter((line) => /^(Via|From|To|Call-ID|CSeq):/.test(line))
  return `SIP/2.0 200 OK\r\n${headers.join('\r\n')}\r\nContent-Length: 0\r\n\r\n`
}

for (const mode of ['', 'set_reply_no_connect();']) {
  await t.test(
    `an answer whose connection has gone ${mode === '' ? 'gets a new one, to the port in Via' : 'is dropped'} (RFC 3261 18.2.2)`,
    async (t) => {
      const callee = createSocket('udp4')
      t.teardown(() => callee.close())
      callee.bind(0, '127.0.0.1')
      await once(callee, 'listening')
      const server = await startServer(
        `${CORE}loadmodule "xlog.so"\nrequest_route { forward_udp("127.0.0.1", ${callee.address().port}); }\n` +
          `reply_route { xlog("L_WARN", "an answer\\n"); ${mode} }\n`,
      )
      t.teardown(async () => server.stop())
      const phone = await tcpPeer()
      t.teardown(() => phone.close())

      const signal = AbortSignal.timeout(DEADLINE_MS)
      const socket = connect(server.ports.tcp, '127.0.0.1')
      const arrived = once(callee, 'message', { signal })
      socket.write(options(phone.port))
      const [bytes] = await arrived
      const request = String(bytes)
      const closed = once(socket, 'close', { signal })
      socket.destroy()
      await closed
      callee.send(answerTo(request), server.ports.udp, '127.0.0.1')
      if (mode === '') {
        await phone.received.until(1)
        t.match(phone.received.messages[0], /^SIP\/2\.0 200 OK\r\nVia: SIP\/2\.0\/TCP 127\.0\.0\.1/)
        return
      }
      await server.logged('an answer')
      process.kill(server.pid, 'SIGUSR1')
      await server.logged('memory:')
      t.match(server.log(), /drop_replies=1/)
      t.same(phone.received.messages, [])
    },
  )
}
