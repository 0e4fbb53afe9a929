/** A running server and names: what its name server says decides where messages go. */

import t from 'tap'

import { namedWorld, zoneOf } from '../support/named-world.ts'
import { tcpPeer, udpPeer } from '../support/sip-peer.ts'

t.test('NAPTR leads to SRV, SRV to an address', async (t) => {
  const tcp = await tcpPeer()
  t.teardown(() => tcp.close())
  const udp = await udpPeer()
  t.teardown(() => udp.close())
  const zone = zoneOf(
    'dom.test 60 NAPTR 10 10 s SIP+D2T - _sip._tcp.dom.test',
    'dom.test 60 NAPTR 20 10 s SIP+D2U - _sip._udp.dom.test',
    `_sip._tcp.dom.test 60 SRV 1 1 ${tcp.port} host.test`,
    `_sip._udp.dom.test 60 SRV 1 1 ${udp.port} host.test`,
    'host.test 60 A 127.0.0.1',
  )
  await t.test('the domain likes TCP better, and we do not mind', async (t) => {
    const parameters = 'dns_try_naptr = yes\ndns_udp_pref = 1\ndns_tcp_pref = 1'
    const world = await namedWorld(t, parameters, zone)
    world.message('sip:bob@dom.test')
    await tcp.received.until(1)
    t.match(
      tcp.received.messages[0],
      /^MESSAGE sip:bob@dom\.test SIP\/2\.0\r\nVia: SIP\/2\.0\/TCP /,
    )
    t.same(world.dns.asked, ['NAPTR dom.test', 'SRV _sip._tcp.dom.test', 'A host.test'])
    world.message('sip:bob@dom.test')
    await tcp.received.until(2)
    t.equal(world.dns.asked.length, 3, 'the second time all is known')
  })
  await t.test('we like UDP better', async (t) => {
    const world = await namedWorld(t, 'dns_try_naptr = yes', zone)
    world.message('sip:bob@dom.test')
    await udp.received.until(1)
    t.same(world.dns.asked, ['NAPTR dom.test', 'SRV _sip._udp.dom.test', 'A host.test'])
  })
  await t.test('a port keeps NAPTR and SRV away', async (t) => {
    const world = await namedWorld(t, 'dns_try_naptr = yes', zone)
    world.message(`sip:bob@host.test:${udp.port}`)
    await udp.received.until(2)
    t.same(world.dns.asked, ['A host.test'])
  })
  await t.test('maddr and transport of the URI count', async (t) => {
    const world = await namedWorld(t, '', zone)
    world.message('sip:bob@elsewhere.test;maddr=dom.test;transport=tcp')
    await tcp.received.until(3)
    t.same(world.dns.asked, ['SRV _sip._tcp.dom.test', 'A host.test'])
  })
  await t.test('sips goes nowhere without TLS', async (t) => {
    const world = await namedWorld(t, '', zone)
    world.message('sips:bob@dom.test')
    await world.client.received.until(1)
    t.match(world.client.received.messages[0], /^SIP\/2\.0 47[78] /)
  })
})

t.test('SRV weights share the work, and retransmissions follow their request', async (t) => {
  const big = await udpPeer()
  t.teardown(() => big.close())
  const small = await udpPeer()
  t.teardown(() => small.close())
  const zone = zoneOf(
    `_sip._udp.dom.test 60 SRV 1 75 ${big.port} host.test`,
    `_sip._udp.dom.test 60 SRV 1 25 ${small.port} host.test`,
    'host.test 60 A 127.0.0.1',
  )
  const world = await namedWorld(t, 'dns_srv_lb = yes', zone)
  const count = (): number => big.received.messages.length + small.received.messages.length
  world.message('sip:x@dom.test', 1)
  await Promise.race([big.received.until(1), small.received.until(1)])
  for (let sent = 1; sent < 800;) {
    // In small numbers: the system drops what it cannot keep for a peer that is busy sending.
    for (const end = Math.min(sent + 40, 800); sent < end; sent++) {
      world.message('sip:x@dom.test', (sent % 400) + 1)
    }
    while (count() < sent) await new Promise(setImmediate)
  }
  t.equal(count(), 800)
  const share = big.received.messages.length / count()
  t.ok(share > 0.65 && share < 0.85, `three of four went to the heavy one: ${share}`)
  const idsOf = (messages: readonly string[]): Set<string> =>
    new Set(messages.map((text) => /Call-ID: (.*)\r/.exec(text)?.[1] ?? ''))
  const both = idsOf(big.received.messages).intersection(idsOf(small.received.messages))
  t.equal(both.size, 0, 'no request was seen by both')
})

t.test('IPv6 destinations', async (t) => {
  const six = await udpPeer('::1')
  t.teardown(() => six.close())
  const zone = zoneOf('six.test 60 AAAA ::1')
  const sockets = ['-l', 'udp:[::1]:0']
  await t.test('are used', async (t) => {
    const world = await namedWorld(t, '', zone, { sockets })
    world.message(`sip:x@six.test:${six.port}`)
    await six.received.until(1)
    t.same(world.dns.asked, ['A six.test', 'AAAA six.test'])
  })
  await t.test('are asked for first where that is wished', async (t) => {
    const world = await namedWorld(t, 'dns_cache_flags = 4', zone, { sockets })
    world.message(`sip:x@six.test:${six.port}`)
    await six.received.until(2)
    t.same(world.dns.asked, ['AAAA six.test'])
  })
  await t.test('are not asked for with dns_try_ipv6 off, or without a socket', async (t) => {
    for (const [parameters, more] of [
      ['dns_try_ipv6 = no', { sockets }],
      ['', {}],
    ] as const) {
      const world = await namedWorld(t, parameters, zone, more)
      world.message(`sip:x@six.test:${six.port}`)
      await world.client.received.until(1)
      t.match(world.client.received.messages[0], /^SIP\/2\.0 478 /)
      t.same(world.dns.asked, ['A six.test'])
    }
  })
})

t.test('what is remembered is asked for anew when its time is over', async (t) => {
  const one = await udpPeer()
  t.teardown(() => one.close())
  const two = await udpPeer()
  t.teardown(() => two.close())
  const world = await namedWorld(
    t,
    'dns_cache_negative_ttl = 1',
    zoneOf(`_sip._udp.dom.test 1 SRV 1 1 ${one.port} host.test`, 'host.test 60 A 127.0.0.1'),
  )
  world.message('sip:x@dom.test')
  await one.received.until(1)
  world.dns.zone = zoneOf(
    `_sip._udp.dom.test 60 SRV 1 1 ${two.port} host.test`,
    'host.test 60 A 127.0.0.1',
    `_sip._udp.new.test 60 SRV 1 1 ${two.port} host.test`,
  )
  world.message('sip:x@dom.test')
  await one.received.until(2)
  const tried = setInterval(() => world.message('sip:x@dom.test'), 100)
  await two.received.until(1).finally(() => clearInterval(tried))
  const asked = world.dns.asked.filter((question) => question.startsWith('SRV'))
  t.equal(asked.length, 2, 'once for each time to live')

  const none = await namedWorld(t, 'dns_cache_negative_ttl = 1', {})
  none.message('sip:x@new.test')
  await none.client.received.until(1)
  t.match(none.client.received.messages[0], /^SIP\/2\.0 478 /)
  none.dns.zone = world.dns.zone
  const again = setInterval(() => none.message('sip:x@new.test'), 100)
  await two.received.until(2).finally(() => clearInterval(again))
  const questions = none.dns.asked.filter((question) => question === 'SRV _sip._udp.new.test')
  t.equal(questions.length, 2, 'that there is nothing was remembered for a second')
})

t.test('a reply whose Via has a name goes to where that leads', async (t) => {
  const upstream = await udpPeer()
  t.teardown(() => upstream.close())
  const world = await namedWorld(t, '', zoneOf('up.test 60 A 127.0.0.1'))
  const reply = (host: string): string =>
    `SIP/2.0 200 OK\r\nVia: SIP/2.0/UDP 127.0.0.1:${world.server.ports.udp};branch=z9hG4bK1\r\n` +
    `Via: SIP/2.0/UDP ${host}:${upstream.port};branch=z9hG4bK0\r\nFrom: <sip:a@b>;tag=1\r\n` +
    `To: <sip:c@d>;tag=2\r\nCall-ID: r\r\nCSeq: 1 MESSAGE\r\nContent-Length: 0\r\n\r\n`
  world.client.send(reply('up.test'), world.server.ports.udp)
  await upstream.received.until(1)
  t.match(upstream.received.messages[0], /^SIP\/2\.0 200 OK\r\nVia: SIP\/2\.0\/UDP up\.test:/)
  world.client.send(reply('down.test'), world.server.ports.udp)
  world.client.send(reply('up.test'), world.server.ports.udp)
  await upstream.received.until(2)
})
