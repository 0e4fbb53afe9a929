import { createSocket } from 'node:dgram'
import { networkInterfaces } from 'node:os'

import t from 'tap'

import { linuxCalls } from '../batch/linux-calls.ts'
import { openDatagramSocket } from '../batch/linux-socket.ts'
import type { Listener } from '../listener.ts'
import { interfaceIndex } from '../interfaces.ts'
import { isMulticast, needsZone } from '../multicast.ts'
import { SystemNetwork } from '../network.ts'
import { UDP_TUNING } from '../udp-options.ts'
import type { UdpTuning } from '../udp-options.ts'
import { HandClock, Inbox } from './support.ts'

const found = linuxCalls()
const calls = typeof found === 'string' ? null : found
const hasIpv6 = networkInterfaces()['lo']?.some(({ family }) => family === 'IPv6') === true

/** Asks the kernel what a socket is set to. */
async function getOption(fd: number, level: number, option: number): Promise<number> {
  const ffi = await import('node:ffi')
  const { functions } = ffi.dlopen(null, {
    getsockopt: { return: 'i32', arguments: ['i32', 'i32', 'i32', 'pointer', 'pointer'] },
  } as const)
  const value = Buffer.alloc(4)
  const length = Buffer.from([4, 0, 0, 0])
  if (functions.getsockopt(fd, level, option, value, length) < 0) return -1
  return length.readInt32LE() === 1 ? value.readUInt8() : value.readInt32LE()
}

const IP = 0
const IPV6 = 41

for (const { name, family, tuning, level, option, value } of [
  { name: 'tos', family: 4, tuning: { tos: 0xb8 }, level: IP, option: 1, value: 0xb8 },
  { name: 'tos of IPv6', family: 6, tuning: { tos: 0xb8 }, level: IPV6, option: 67, value: 0xb8 },
  {
    name: 'fragments',
    family: 4,
    tuning: { fragments: 'allowed' },
    level: IP,
    option: 10,
    value: 0,
  },
  {
    name: 'no fragments',
    family: 4,
    tuning: { fragments: 'never' },
    level: IP,
    option: 10,
    value: 2,
  },
  {
    name: 'fragments as the way is known',
    family: 4,
    tuning: { fragments: 'known' },
    level: IP,
    option: 10,
    value: 1,
  },
  {
    name: 'no fragments in IPv6',
    family: 6,
    tuning: { fragments: 'never' },
    level: IPV6,
    option: 23,
    value: 2,
  },
  {
    name: 'hops of groups',
    family: 4,
    tuning: { multicast: { interface: null, loopback: true, ttl: 7 } },
    level: IP,
    option: 33,
    value: 7,
  },
  {
    name: 'loopback of groups',
    family: 4,
    tuning: { multicast: { interface: null, loopback: false, ttl: null } },
    level: IP,
    option: 34,
    value: 0,
  },
  {
    name: 'hops of groups in IPv6',
    family: 6,
    tuning: { multicast: { interface: null, loopback: true, ttl: 9 } },
    level: IPV6,
    option: 18,
    value: 9,
  },
  {
    name: 'the receive buffer, doubled by the kernel',
    family: 4,
    tuning: { receiveBufferBytes: 65536 },
    level: 1,
    option: 8,
    value: 131072,
  },
  {
    name: 'the send buffer, doubled by the kernel',
    family: 4,
    tuning: { sendBufferBytes: 65536 },
    level: 1,
    option: 7,
    value: 131072,
  },
] as const) {
  const skip = calls === null || (family === 6 && !hasIpv6)
  t.test(`openDatagramSocket tells the kernel: ${name}`, { skip }, async (t) => {
    if (calls === null) return
    const address = family === 4 ? '127.0.0.1' : '::1'
    const whole: UdpTuning = { ...UDP_TUNING, ...tuning }
    const { fd } = openDatagramSocket(calls, {
      family,
      address,
      port: 0,
      reusePort: false,
      tuning: whole,
    })
    t.teardown(() => calls.close(fd))
    t.equal(await getOption(fd, level, option), value)
  })
}

t.test(
  'freeBind binds an address that is not there yet',
  { skip: calls === null && 'no batched UDP here' },
  async (t) => {
    const network = new SystemNetwork({ scheduler: new HandClock(), udpBackend: 'batch' })
    const spec = { proto: 'udp', address: '203.0.113.77', port: 0 } as const
    await t.rejects(network.listen(spec, new Inbox().receive).start(), {
      code: 'net/no-such-address',
    })
    const listener = network.listen({ ...spec, udp: { freeBind: true } }, new Inbox().receive)
    await listener.start()
    t.teardown(() => listener.stop())
    t.ok(listener.port > 0)
  },
)

const GROUP = '239.255.77.1'

for (const udpBackend of calls === null ? (['dgram'] as const) : (['batch', 'dgram'] as const)) {
  const network = new SystemNetwork({ scheduler: new HandClock(), udpBackend })
  const listenTo = (multicast: UdpTuning['multicast'], inbox: Inbox): Listener =>
    network.listen({ proto: 'udp', address: GROUP, port: 0, udp: { multicast } }, inbox.receive)

  t.test(`a group is joined on its interface, by ${udpBackend}`, async (t) => {
    const inbox = new Inbox()
    const listener = listenTo({ interface: 'lo', loopback: true, ttl: 1 }, inbox)
    await listener.start()
    t.teardown(() => listener.stop())
    const sender = createSocket('udp4')
    t.teardown(() => sender.close())
    sender.bindSync({ address: '127.0.0.1', port: 0 })
    sender.setMulticastInterface('127.0.0.1')
    sender.setMulticastLoopback(true)
    sender.send('to all', listener.port, GROUP)
    const { text, from } = await inbox.count(1)
    t.equal(text, 'to all')
    t.equal(from.address, '127.0.0.1')
  })

  t.test(`start names the interface there is none of, by ${udpBackend}`, async (t) => {
    const listener = listenTo({ interface: 'nosuch0', loopback: false, ttl: null }, new Inbox())
    await t.rejects(listener.start(), {
      code: 'net/no-such-interface',
      message: '`nosuch0` is no interface of this machine, so no group can be joined on it',
    })
  })
}

t.test('isMulticast knows the addresses of groups', async (t) => {
  for (const address of ['224.0.1.75', '239.255.255.255', 'ff02::1', 'FF05::2']) {
    t.ok(isMulticast(address), address)
  }
  for (const address of [
    '223.255.255.255',
    '240.0.0.1',
    '127.0.0.1',
    'fe80::1',
    '::ff02',
    'f::1',
  ]) {
    t.notOk(isMulticast(address), address)
  }
})

t.test('needsZone knows what means nothing without its interface', async (t) => {
  for (const address of ['fe80::1', 'ff02::1', 'ff11::2']) t.ok(needsZone(address), address)
  for (const address of ['fe80::1%2', 'ff05::1', '2001:db8::1', '::1', '127.0.0.1']) {
    t.notOk(needsZone(address), address)
  }
})

t.test('interfaceIndex takes names alone', async (t) => {
  t.equal(interfaceIndex('lo'), 1)
  for (const name of ['nosuch0', '', '.', '..', '../lo', 'a/b', 'x'.repeat(16)]) {
    t.equal(interfaceIndex(name), 0, name)
  }
})
