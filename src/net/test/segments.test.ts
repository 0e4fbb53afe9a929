import * as fc from 'fast-check'
import t from 'tap'

import { ALWAYS_JOINS } from '../batch/joins.ts'
import { linuxCalls } from '../batch/linux-calls.ts'
import type { LinuxCalls } from '../batch/linux-calls.ts'
import { kernelJoins } from '../batch/probe.ts'
import { Segments } from '../batch/segments.ts'
import { SendQueue } from '../batch/send-queue.ts'
import { DatagramSlots } from '../batch/slots.ts'
import { TargetAddresses4, TargetAddresses6 } from '../batch/target-addresses.ts'
import { ListenerCounters } from '../counters.ts'
import { peerAt } from '../peer.ts'
import { Turn } from '../turn.ts'
import { BatchUdpListener } from '../udp-batch.ts'
import { UDP_TUNING } from '../udp-options.ts'
import { Inbox, until } from './support.ts'

const EAGAIN = 11
const EINVAL = 22
const EPERM = 1

const found = linuxCalls()
const here: LinuxCalls | null = typeof found === 'string' ? null : found
const skip = here === null || !kernelJoins(here)

interface Sent {
  readonly to: number
  readonly text: string
}

/** The datagrams of each sending, by their sizes. */
function sendings(calls: LinuxCalls, sent: readonly Sent[], join = true): string[] {
  const slots = new DatagramSlots(calls, 4)
  const targets = new TargetAddresses4()
  for (const [slot, { to, text }] of sent.entries()) {
    targets.write(slots.names, slot, peerAt('udp', '192.0.2.1', to))
    slots.fill(slot, text)
  }
  const segments = new Segments(calls, slots)
  const count = segments.arrange(sent.length, join)
  return Array.from({ length: count }, (_, at) => `${segments.datagrams(at)}x${segments.bytes(at)}`)
}

const of = (to: number, bytes: number): Sent => ({ to, text: 'x'.repeat(bytes) })

t.test('Segments.arrange', { skip }, async (t) => {
  if (here === null) return
  const cases: readonly [string, readonly Sent[], readonly string[]][] = [
    ['joins datagrams of one size to one peer', [of(1, 9), of(1, 9), of(1, 9)], ['3x27']],
    ['lets a shorter one be the last', [of(1, 9), of(1, 5), of(1, 5)], ['2x14', '1x5']],
    ['begins anew with a longer one', [of(1, 5), of(1, 9), of(1, 9)], ['1x5', '2x18']],
    ['joins across others in between', [of(1, 9), of(2, 9), of(1, 9), of(2, 9)], ['2x18', '2x18']],
    ['leaves alone what may not fit a packet', [of(1, 1300), of(1, 1300)], ['1x1300', '1x1300']],
    ['leaves empty ones alone', [of(1, 0), of(1, 0)], ['1x0', '1x0']],
    [
      'ends a sending before it is too long',
      Array.from({ length: 60 }, () => of(1, 1232)),
      ['52x64064', '8x9856'],
    ],
  ]
  for (const [name, sent, wanted] of cases) {
    t.test(name, async (t) => {
      t.same(sendings(here, sent), wanted)
    })
  }

  t.test('joins nothing where it is not to', async (t) => {
    t.same(sendings(here, [of(1, 9), of(1, 9)], false), ['1x9', '1x9'])
  })

  t.test('tells IPv6 addresses apart in each of their words', async (t) => {
    const slots = new DatagramSlots(here, 6)
    const targets = new TargetAddresses6()
    const addresses = ['2001:db8::1', '2001:db8::2', '2001:db9::1', '2001:db8::1', 'fe80::1%1']
    for (const [slot, address] of addresses.entries()) {
      targets.write(slots.names, slot, peerAt('udp', address, 5060))
      slots.fill(slot, 'hello')
    }
    const segments = new Segments(here, slots)
    const count = segments.arrange(addresses.length, true)
    t.same(
      Array.from({ length: count }, (_, at) => segments.datagrams(at)),
      [2, 1, 1, 1],
    )
  })
})

for (const [family, address] of [
  [4, '127.0.0.1'],
  [6, '::1'],
] as const) {
  t.test(
    `datagrams arrive as they were sent, in order for each peer, IPv${family}`,
    { skip },
    async (t) => {
      if (here === null) return
      const options = { family, address, port: 0, advertised: null, reusePort: false } as const
      const make = async (inbox: Inbox): Promise<BatchUdpListener> => {
        const whole = { ...options, tuning: UDP_TUNING, joins: ALWAYS_JOINS }
        const listener = new BatchUdpListener(whole, inbox.receive, here, new Turn())
        await listener.start()
        t.teardown(() => listener.stop())
        return listener
      }
      const inboxes = [new Inbox(), new Inbox(), new Inbox()]
      const receivers = await Promise.all(inboxes.map((inbox) => make(inbox)))
      const sender = await make(new Inbox())
      const datagram = fc.record({
        to: fc.integer({ min: 0, max: 2 }),
        size: fc.oneof(fc.constantFrom(300, 301, 1232), fc.integer({ min: 1, max: 2000 })),
      })
      let number = 0
      await fc.assert(
        fc.asyncProperty(fc.array(datagram, { maxLength: 150 }), async (datagrams) => {
          const wanted: string[][] = [[], [], []]
          for (const { to, size } of datagrams) {
            const text = `${number++} `.padEnd(size, '-')
            wanted[to]?.push(text)
            sender.send(text, peerAt('udp', address, receivers[to]?.port ?? 0))
          }
          for (const [at, inbox] of inboxes.entries()) {
            await until(() => inbox.arrived.length >= (wanted[at]?.length ?? 0))
            t.same(
              inbox.arrived.splice(0).map(({ text }) => text),
              wanted[at],
            )
          }
        }),
        { numRuns: 50 },
      )
    },
  )
}

t.test('a sending that is refused', { skip }, async (t) => {
  if (here === null) return
  /** A kernel that refuses what the test says, by the number of the call. */
  const make = (script: readonly number[]) => {
    const asked: number[] = []
    let errno = 0
    const sendmmsg = (_fd: number, _headers: bigint, count: number): number => {
      const result = script[asked.length] ?? count
      asked.push(count)
      errno = result < 0 ? -result : 0
      return result < 0 ? -1 : Math.min(result, count)
    }
    const counters = new ListenerCounters()
    const calls = { ...here, sendmmsg, errno: () => errno }
    return { asked, counters, queue: new SendQueue(calls, -1, 4, counters, ALWAYS_JOINS) }
  }
  const one = peerAt('udp', '192.0.2.1', 5060)
  const other = peerAt('udp', '192.0.2.2', 5060)

  t.test('is sent one by one, and nothing is lost', async (t) => {
    const { asked, counters, queue } = make([-EPERM])
    for (const to of [one, one, one, other]) queue.add('hello', to)
    queue.flush()
    t.same(asked, [2, 4])
    t.match(counters, { sent: 4, sentBytes: 20, dropped: { refused: 0 } })
    for (const to of [one, one]) queue.add('hello', to)
    queue.flush()
    t.same(asked, [2, 4, 1], 'the next ones are joined again')
  })

  t.test('loses only what is refused by itself', async (t) => {
    const { asked, counters, queue } = make([-EPERM, 1, -EPERM])
    for (const to of [one, one, one]) queue.add('hello', to)
    queue.flush()
    t.same(asked, [1, 3, 2, 1])
    t.match(counters, { sent: 2, dropped: { refused: 1 } })
    t.equal(queue.length, 0)
  })

  t.test('because a device cannot do it is the last one', async (t) => {
    const { asked, queue } = make([-EINVAL])
    for (let round = 0; round < 2; round++) {
      queue.add('hello', one)
      queue.add('hello', one)
      queue.flush()
    }
    t.same(asked, [1, 2, 2])
  })

  t.test('waits with its rest for a kernel that takes no more', async (t) => {
    const { counters, queue } = make([-EPERM, 1, -EAGAIN])
    for (const to of [one, one, one]) queue.add('hello', to)
    queue.flush()
    t.ok(queue.blocked)
    t.equal(queue.length, 2)
    queue.flush()
    t.match(counters, { sent: 3 })
  })
})
