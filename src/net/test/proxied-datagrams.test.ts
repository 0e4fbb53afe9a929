import t from 'tap'

import { ListenerCounters, type Listener } from '../listener.ts'
import { peerAt, type Peer } from '../peer.ts'
import { ProxiedDatagrams, ProxiedListener } from '../proxied-datagrams.ts'

const balancer = peerAt('udp', '192.0.2.50', 7000)
const message = 'OPTIONS sip:example.com SIP/2.0\r\n\r\n'

/** A header of version 2 for a sender of IPv4. */
function binary(address: readonly number[], port: number, more: readonly number[] = []): Buffer {
  const ports = Buffer.alloc(4)
  ports.writeUInt16BE(port, 0)
  ports.writeUInt16BE(5060, 2)
  const body = Buffer.concat([Buffer.from([...address, 192, 0, 2, 1]), ports, Buffer.from(more)])
  const head = Buffer.from('\r\n\r\n\0\r\nQUIT\n\x21\x12\0\0', 'latin1')
  head.writeUInt16BE(body.length, 14)
  return Buffer.concat([head, body])
}

function taken(proxied: ProxiedDatagrams, bytes: Buffer, now = 0): string | null {
  const found = proxied.unwrap(bytes, 0, bytes.length, balancer, now)
  if (found === null) return null
  return `${found.peer.address}:${found.peer.port} ${bytes.toString('latin1', found.start)}`
}

t.test('ProxiedDatagrams takes headers of both versions off, and leaves all else alone', (t) => {
  const proxied = new ProxiedDatagrams(10, 1000)
  const text = Buffer.from(message)
  const named = `198.51.100.7:40001 ${message}`
  t.equal(taken(proxied, Buffer.concat([binary([198, 51, 100, 7], 40_001), text])), named)
  t.equal(
    taken(proxied, Buffer.concat([binary([198, 51, 100, 7], 40_001, [4, 0, 1, 0]), text])),
    named,
  )
  const line = Buffer.from('PROXY TCP4 198.51.100.7 192.0.2.1 40001 5060\r\n')
  t.equal(taken(proxied, Buffer.concat([line, text])), named)
  t.equal(taken(proxied, text), `192.0.2.50:7000 ${message}`)
  t.equal(taken(proxied, Buffer.from('\r\n\r\n')), '192.0.2.50:7000 \r\n\r\n', 'a keep-alive')
  t.equal(
    taken(proxied, Buffer.from('PUBLISH sip:a SIP/2.0\r\n')),
    '192.0.2.50:7000 PUBLISH sip:a SIP/2.0\r\n',
  )
  const unknown = Buffer.concat([Buffer.from('PROXY UNKNOWN\r\n'), text])
  t.equal(taken(proxied, unknown), `192.0.2.50:7000 ${message}`, 'the balancer speaks for itself')
  t.equal(proxied.size, 1)
  t.end()
})

t.test('ProxiedDatagrams drops what looks like a header and is none', (t) => {
  const proxied = new ProxiedDatagrams(10, 1000)
  const whole = binary([198, 51, 100, 7], 40_001)
  for (let cut = 6; cut < whole.length; cut++) t.equal(taken(proxied, whole.subarray(0, cut)), null)
  const overTcp = Buffer.from(whole)
  overTcp[13] = 0x11
  t.equal(taken(proxied, overTcp), null, 'a stream, over datagrams')
  t.equal(taken(proxied, Buffer.from('PROXY TCP4 1.2.3 192.0.2.1 1 5060\r\n')), null)
  t.equal(taken(proxied, Buffer.from('PROXY TCP4 198.51.100.7')), null)
  t.equal(proxied.size, 0)
  t.equal(proxied.counts.refused, whole.length - 6 + 3)
  t.end()
})

t.test('ProxiedDatagrams forgets who is silent, and takes no more than it may', (t) => {
  const proxied = new ProxiedDatagrams(3, 1000)
  const from = (last: number, now: number) =>
    taken(proxied, binary([198, 51, 100, last], 5060), now)
  for (const last of [1, 2, 3]) t.ok(from(last, last * 100))
  t.equal(from(4, 400), null, 'no room')
  t.ok(from(1, 500), 'one that is known')
  t.ok(from(4, 1250), 'the second has been silent for long enough')
  t.same(
    [...proxied.all()].map(({ client }) => client),
    ['198.51.100.3:5060', '198.51.100.1:5060', '198.51.100.4:5060'],
  )
  t.equal(proxied.expire(1300), 1)
  t.same(proxied.counts, { added: 4, expired: 2, refused: 0, full: 1 })
  t.equal(proxied.flush(), 2)
  t.equal(proxied.size, 0)
  t.end()
})

t.test('ProxiedListener sends through the balancer to who is behind it', (t) => {
  const sent: string[] = []
  const socket: Listener = {
    proto: 'udp',
    family: 4,
    address: '192.0.2.1',
    port: 5060,
    advertised: null,
    counters: new ListenerCounters(),
    send: (text: string, to: Peer) => sent.push(`${text} to ${to.address}:${to.port}`) > 0,
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
  }
  const proxied = new ProxiedDatagrams(10, 1000)
  const listener = new ProxiedListener(socket, proxied)
  taken(proxied, binary([198, 51, 100, 7], 40_001))
  listener.send('a', peerAt('udp', '198.51.100.7', 40_001))
  listener.send('b', peerAt('udp', '198.51.100.7', 40_002))
  t.same(sent, ['a to 192.0.2.50:7000', 'b to 198.51.100.7:40002'])
  t.end()
})
