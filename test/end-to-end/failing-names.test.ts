/** A running server whose name server is silent, or leads to places that take nothing. */

import t from 'tap'

import { namedWorld, zoneOf } from '../support/named-world.ts'
import { closedPort, tcpPeer, udpPeer } from '../support/sip-peer.ts'

t.test('a dead name server', async (t) => {
  const peer = await udpPeer()
  t.teardown(() => peer.close())
  const world = await namedWorld(t, 'dns_max_waiting = 20', {})
  world.dns.hear = () => true
  for (let number = 1; number <= 20; number++) world.message(`sip:x@dead${number}.test:5060`)
  for (let sent = 40; sent <= 320; sent += 40) {
    for (let number = 0; number < 40; number++) world.message(`sip:x@127.0.0.1:${peer.port}`)
    await peer.received.until(sent)
  }
  t.equal(world.client.received.messages.length, 0, 'nobody waited for those that wait')
  world.message('sip:x@dead21.test:5060')
  await world.client.received.until(1)
  t.match(world.client.received.messages[0], /^SIP\/2\.0 503 /, 'one more than may wait')
  await world.client.received.until(21)
  for (const text of world.client.received.messages.slice(1)) t.match(text, /^SIP\/2\.0 478 /)
  world.dns.hear = () => false
  world.dns.zone = zoneOf('alive.test 60 A 127.0.0.1')
  world.message(`sip:x@alive.test:${peer.port}`)
  await peer.received.until(321)
})

t.test('fail-over and block list', async (t) => {
  const closed = await closedPort()
  const second = await tcpPeer()
  t.teardown(() => second.close())
  const zone = zoneOf(
    `_sip._tcp.dom.test 60 SRV 1 1 ${closed} host.test`,
    `_sip._tcp.dom.test 60 SRV 2 1 ${second.port} host.test`,
    'host.test 60 A 127.0.0.1',
  )
  const uri = 'sip:x@dom.test;transport=tcp'
  await t.test('without fail-over the first is the only one', async (t) => {
    const world = await namedWorld(t, '', zone)
    world.message(uri)
    await world.client.received.until(1)
    t.match(world.client.received.messages[0], /^SIP\/2\.0 477 /)
    t.equal(second.received.messages.length, 0)
  })
  await t.test('with it the second gets the request', async (t) => {
    const world = await namedWorld(t, 'use_dns_failover = yes', zone)
    world.message(uri)
    await second.received.until(1)
  })
  await t.test('a blocked destination is left alone until its time is over', async (t) => {
    const world = await namedWorld(
      t,
      'use_dns_failover = yes\nuse_dst_blocklist = yes\ndst_blocklist_expire = 1',
      zone,
    )
    world.message(uri)
    await second.received.until(2)
    const first = await tcpPeer(closed)
    t.teardown(() => first.close())
    world.message(uri)
    await second.received.until(3)
    t.equal(first.received.messages.length, 0, 'it is there again, and blocked')
    const tried = setInterval(() => world.message(uri), 100)
    await first.received.until(1).finally(() => clearInterval(tried))
    t.equal(world.client.received.messages.length, 0)
  })
  for (const backend of ['batch', 'dgram']) {
    await t.test(`what the kernel refuses to send goes to the next one: ${backend}`, async (t) => {
      const udp = await udpPeer()
      t.teardown(() => udp.close())
      const nowhere = zoneOf(
        '_sip._udp.dom.test 60 SRV 1 1 5060 nowhere.test',
        `_sip._udp.dom.test 60 SRV 2 1 ${udp.port} host.test`,
        'nowhere.test 60 A 255.255.255.255',
        'host.test 60 A 127.0.0.1',
      )
      const environment = { SIPROSE_UDP: backend }
      const world = await namedWorld(t, 'use_dns_failover = yes', nowhere, { environment })
      world.message('sip:x@dom.test')
      await udp.received.until(1)
    })
  }
})
