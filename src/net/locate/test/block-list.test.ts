import t from 'tap'

import { HandClock } from '../../test/support.ts'
import { BlockCause, BlockList, type Destination } from '../block-list.ts'
import { type BlockListOptions, LOCATE_OPTIONS } from '../options.ts'

function made(options: Partial<BlockListOptions> = {}) {
  const clock = new HandClock()
  const all = { ...LOCATE_OPTIONS, use_dst_blocklist: true, ...options }
  return { clock, list: new BlockList(all, clock) }
}

const at = (address: string, port = 5060, proto: Destination['proto'] = 'udp'): Destination => ({
  proto,
  address,
  port,
})

t.test('report keeps away from a destination for dst_blocklist_expire', async (t) => {
  const { clock, list } = made()
  t.ok(list.report(at('192.0.2.1'), BlockCause.TIMEOUT))
  t.equal(list.causes(at('192.0.2.1')), BlockCause.TIMEOUT)
  t.equal(list.causes(at('192.0.2.1', 5061)), 0, 'another port')
  t.equal(list.causes(at('192.0.2.1', 5060, 'tcp')), 0, 'another transport')
  clock.move(59_000)
  t.ok(list.report(at('192.0.2.1'), BlockCause.UNAVAILABLE), 'begins anew')
  t.equal(list.causes(at('192.0.2.1')), BlockCause.TIMEOUT | BlockCause.UNAVAILABLE)
  clock.move(59_999)
  t.not(list.causes(at('192.0.2.1')), 0)
  clock.move(1)
  t.equal(list.causes(at('192.0.2.1')), 0)
  list.report(at('192.0.2.1'), BlockCause.SEND)
  t.equal(list.causes(at('192.0.2.1')), BlockCause.SEND, 'causes of before are forgotten')
})

t.test('report does nothing unless use_dst_blocklist is on', async (t) => {
  const { list } = made({ use_dst_blocklist: false })
  t.notOk(list.report(at('192.0.2.1'), BlockCause.TIMEOUT))
  t.ok(list.add(at('192.0.2.1'), { causes: BlockCause.ADMIN, seconds: null }))
  t.equal(list.causes(at('192.0.2.1')), 0)
  const none = made({ dst_blocklist_init: false })
  t.notOk(none.list.report(at('192.0.2.1'), BlockCause.TIMEOUT))
  none.list.start()
  t.equal(none.clock.timers, 0)
})

t.test('report leaves out causes that do not count for the transport', async (t) => {
  const { list } = made({
    dst_blocklist_udp_imask: BlockCause.TIMEOUT,
    dst_blocklist_tcp_imask: BlockCause.CONNECT,
    dst_blocklist_tls_imask: BlockCause.SEND | BlockCause.CONNECT,
    dst_blocklist_sctp_imask: 0xff,
  })
  const rows: [Destination['proto'], number, number, boolean][] = [
    ['udp', BlockCause.TIMEOUT, 0, false],
    ['udp', BlockCause.UNAVAILABLE, 0, true],
    ['udp', BlockCause.ICMP, BlockCause.ICMP, false],
    ['tcp', BlockCause.CONNECT, 0, false],
    ['ws', BlockCause.CONNECT, 0, false],
    ['tcp', BlockCause.SEND, 0, true],
    ['tls', BlockCause.SEND, 0, false],
    ['wss', BlockCause.CONNECT, 0, false],
    ['sctp', BlockCause.SEND, 0, false],
  ]
  for (const [proto, cause, ignored, counts] of rows) {
    list.clear()
    t.equal(list.report(at('192.0.2.1', 5060, proto), cause, ignored), counts, `${proto} ${cause}`)
  }
  t.equal(list.counters.ignored, 7)
})

t.test('a port of 0 stands for all ports', async (t) => {
  const { list } = made()
  list.add(at('192.0.2.1', 0), { causes: BlockCause.ADMIN, seconds: 10 })
  t.equal(list.causes(at('192.0.2.1', 1234)), BlockCause.ADMIN)
  t.ok(list.remove(at('192.0.2.1', 0)))
  t.equal(list.causes(at('192.0.2.1', 1234)), 0)
})

t.test('add takes times of its own, and permanent entries', async (t) => {
  const { clock, list } = made()
  list.add(at('192.0.2.1'), { causes: BlockCause.ADMIN, seconds: 10 })
  list.add(at('192.0.2.2'), { causes: BlockCause.ADMIN, seconds: 0 })
  list.add(at('2001:DB8:0::1'), { causes: BlockCause.PERMANENT, seconds: null })
  t.notOk(list.add(at('example.com'), { causes: BlockCause.ADMIN, seconds: null }))
  t.match(
    [...list.entries()],
    [
      { address: '2001:db8::1', causes: 128, permanent: true, expiresIn: 0 },
      {
        address: '192.0.2.1',
        port: 5060,
        proto: 'udp',
        causes: 64,
        permanent: false,
        expiresIn: 10,
      },
      { address: '192.0.2.2', expiresIn: 60 },
    ],
  )
  clock.move(10_000)
  t.equal(list.causes(at('192.0.2.1')), 0)
  t.not(list.causes(at('2001:db8::1')), 0)
  t.ok(list.report(at('2001:db8::1'), BlockCause.TIMEOUT))
  clock.move(1e9)
  t.equal(list.causes(at('2001:db8::1')), BlockCause.PERMANENT, 'a failure does not end it')
  list.clear()
  t.equal(list.size, 1)
  list.clearByForce()
  t.equal(list.size, 0)
  t.equal(list.bytes, 0)
})

t.test('remove says whether it was on the list', async (t) => {
  const { clock, list } = made()
  list.report(at('2001:db8::1'), BlockCause.TIMEOUT)
  t.ok(list.remove(at('2001:DB8::1')))
  t.notOk(list.remove(at('2001:db8::1')))
  t.notOk(list.remove(at('nowhere')))
  list.report(at('192.0.2.1'), BlockCause.TIMEOUT)
  clock.move(60_000)
  t.notOk(list.remove(at('192.0.2.1')), 'past its time')
})

t.test('the list stays within dst_blocklist_mem', async (t) => {
  const { list } = made({ dst_blocklist_mem: 10 })
  list.add(at('192.0.2.1'), { causes: BlockCause.PERMANENT, seconds: null })
  for (let port = 1; port <= 5000; port++) list.report(at('192.0.2.2', port), BlockCause.SEND)
  t.ok(list.bytes <= 10 * 1024)
  t.ok(list.counters.evicted > 4000)
  t.not(list.causes(at('192.0.2.1')), 0, 'permanent ones stay')
  t.not(list.causes(at('192.0.2.2', 5000)), 0, 'the last one is there')
  t.equal(list.causes(at('192.0.2.2', 1)), 0, 'the first one went')
  const tiny = made({ dst_blocklist_mem: 0 })
  t.notOk(tiny.list.report(at('192.0.2.1'), BlockCause.SEND))
})

t.test('start sweeps out what is past its time', async (t) => {
  const { clock, list } = made({ dst_blocklist_gc_interval: 30 })
  list.start()
  list.start()
  list.report(at('192.0.2.1'), BlockCause.SEND)
  clock.move(59_999)
  t.equal(list.size, 1)
  clock.move(30_001)
  t.equal(list.size, 0)
  t.equal(list.bytes, 0)
  list.stop()
  t.equal(clock.timers, 0)
})

t.test('an entry may stand for all transports, or all ports, or both', async (t) => {
  const { list } = made({ dst_blocklist_udp_imask: 0xff })
  const admin = { causes: BlockCause.ADMIN, seconds: null }
  t.ok(list.add(at('192.0.2.1', 5060, null), admin))
  t.ok(list.add(at('192.0.2.2', 0, 'tcp'), admin))
  t.ok(list.add(at('192.0.2.3', 0, null), admin))
  const rows: [Destination, boolean][] = [
    [at('192.0.2.1', 5060, 'udp'), true],
    [at('192.0.2.1', 5060, 'tls'), true],
    [at('192.0.2.1', 5061, 'tls'), false],
    [at('192.0.2.2', 7, 'tcp'), true],
    [at('192.0.2.2', 7, 'udp'), false],
    [at('192.0.2.3', 7, 'ws'), true],
    [at('192.0.2.4', 7, 'ws'), false],
  ]
  for (const [place, blocked] of rows) {
    t.equal(list.causes(place) !== 0, blocked, `${place.proto} ${place.address} ${place.port}`)
  }
  t.ok(list.report(at('192.0.2.9', 5060, null), BlockCause.SEND), 'no mask is for all transports')
  for (const { address, port, proto } of list.entries()) list.remove({ address, port, proto })
  t.equal(list.size, 0)
  t.equal(list.causes(at('192.0.2.3', 7, 'ws')), 0)
})

t.test('no timer is set while there is nothing to sweep', async (t) => {
  const { clock, list } = made()
  list.start()
  t.equal(clock.timers, 0)
  list.report(at('192.0.2.1'), BlockCause.SEND)
  t.equal(clock.timers, 1)
  clock.move(120_000)
  t.equal(clock.timers, 0)
})
