import t from 'tap'

import { ALWAYS_JOINS, NEVER_JOINS } from '../batch/joins.ts'
import { linuxCalls } from '../batch/linux-calls.ts'
import type { LinuxCalls } from '../batch/linux-calls.ts'
import { probeBatchedUdp } from '../batch/probe.ts'
import { MAX_WAITING_BYTES, SendQueue } from '../batch/send-queue.ts'
import { ListenerCounters } from '../counters.ts'
import { peerAt } from '../peer.ts'
import { Turn } from '../turn.ts'
import { BatchUdpListener } from '../udp-batch.ts'
import { UDP_TUNING } from '../udp-options.ts'
import { Inbox, until } from './support.ts'

const EINTR = 4
const EAGAIN = 11
const EPERM = 1

const found = linuxCalls()
const here: LinuxCalls | null = typeof found === 'string' ? null : found
const skip = here === null

/** A kernel of which the test says what each `sendmmsg` gives: a count, or an error number below zero. */
function scripted(calls: LinuxCalls, script: number[]): { calls: LinuxCalls; asked: number[] } {
  const asked: number[] = []
  let errno = 0
  const sendmmsg = (_fd: number, _headers: bigint, count: number): number => {
    asked.push(count)
    const result = script.shift() ?? count
    errno = result < 0 ? -result : 0
    return result < 0 ? -1 : Math.min(result, count)
  }
  return { calls: { ...calls, sendmmsg, errno: () => errno }, asked }
}

const to = peerAt('udp', '127.0.0.1', 9)

t.test('SendQueue', { skip }, async (t) => {
  if (here === null) return
  const make = (
    script: number[],
  ): { queue: SendQueue; counters: ListenerCounters; asked: number[] } => {
    const { calls, asked } = scripted(here, script)
    const counters = new ListenerCounters()
    return { queue: new SendQueue(calls, -1, 4, counters, NEVER_JOINS), counters, asked }
  }

  t.test('goes on where the kernel stopped', async (t) => {
    const { queue, counters, asked } = make([2, 1])
    for (const text of ['a', 'bb', 'ccc', 'dddd', 'eeeee']) queue.add(text, to)
    queue.flush()
    t.same(asked, [5, 3, 2])
    t.match(counters, { sent: 5, sentBytes: 15 })
    t.equal(queue.length, 0)
  })

  t.test('loses only the datagram that was refused', async (t) => {
    const { queue, counters, asked } = make([1, -EPERM])
    for (const text of ['a', 'b', 'c']) queue.add(text, to)
    queue.flush()
    t.same(asked, [3, 2, 1])
    t.match(counters, { sent: 2, dropped: { refused: 1 } })
  })

  t.test('keeps the rest when the kernel takes no more, and retries in order', async (t) => {
    const { queue, counters, asked } = make([1, -EAGAIN, -EINTR, 1, -EAGAIN])
    for (const text of ['a', 'b', 'c']) queue.add(text, to)
    queue.flush()
    t.ok(queue.blocked)
    t.ok(queue.add('d', to))
    t.equal(queue.length, 3)
    queue.flush()
    t.ok(queue.blocked)
    queue.flush()
    t.notOk(queue.blocked)
    t.same(asked, [3, 2, 2, 2, 1, 1, 1])
    t.match(counters, { sent: 4, sentBytes: 4 })
  })

  t.test('is bounded while blocked, and counts what it does not take', async (t) => {
    const { queue, counters } = make([-EAGAIN])
    queue.add('x', to)
    queue.flush()
    const text = 'y'.repeat(60_000)
    const most = Math.floor(MAX_WAITING_BYTES / text.length)
    for (let at = 0; at < most; at++) t.ok(queue.add(text, to))
    t.notOk(queue.add(text, to))
    t.equal(counters.dropped.queueFull, 1)
    queue.flush()
    t.match(counters, { sent: most + 1, dropped: { queueFull: 1 } })
    t.equal(queue.length, 0)
  })
})

t.test('BatchUdpListener', { skip }, async (t) => {
  if (here === null) return
  const options = {
    family: 4,
    address: '127.0.0.1',
    port: 0,
    advertised: null,
    reusePort: false,
    joins: ALWAYS_JOINS,
    tuning: UDP_TUNING,
  } as const

  t.test('sends what waited once the socket can be written', async (t) => {
    const { calls } = scripted(here, [-EAGAIN, -EAGAIN])
    const counters = { sent: 0 }
    const listener = new BatchUdpListener(options, new Inbox().receive, calls, new Turn())
    await listener.start()
    t.teardown(() => listener.stop())
    t.ok(listener.send('x', to))
    await until(() => listener.counters.sent === 1)
    t.equal(counters.sent, 0)
  })

  t.test('counts what could not leave before it stopped', async (t) => {
    const { calls } = scripted(here, [-EAGAIN, -EAGAIN, -EAGAIN])
    const listener = new BatchUdpListener(options, new Inbox().receive, calls, new Turn())
    await listener.start()
    listener.send('x', to)
    listener.send('y', to)
    await listener.stop()
    t.match(listener.counters, { sent: 0, dropped: { closed: 2 } })
  })

  t.test('delivers the rest of a batch after a receiver threw', async (t) => {
    const seen: string[] = []
    const turn = new Turn()
    const listener = new BatchUdpListener(
      options,
      (bytes, start, end) => {
        const text = bytes.toString('latin1', start, end)
        seen.push(text)
        if (text === 'bad') throw new Error('a receiver that throws')
      },
      here,
      turn,
    )
    const sender = new BatchUdpListener(options, new Inbox().receive, here, turn)
    await listener.start()
    await sender.start()
    t.teardown(() => Promise.all([listener.stop(), sender.stop()]))
    const thrown: unknown[] = []
    const keep = (error: unknown): void => {
      thrown.push(error)
    }
    process.setUncaughtExceptionCaptureCallback(keep)
    t.teardown(() => {
      process.setUncaughtExceptionCaptureCallback(null)
    })
    for (const text of ['one', 'bad', 'two', 'three']) {
      sender.send(text, peerAt('udp', '127.0.0.1', listener.port))
    }
    await until(() => seen.length === 4)
    t.same(seen, ['one', 'bad', 'two', 'three'])
    t.equal(thrown.length, 1)
  })

  t.test('survives collections of garbage while it works', async (t) => {
    const inbox = new Inbox()
    const turn = new Turn()
    const a = new BatchUdpListener(options, inbox.receive, here, turn)
    await a.start()
    t.teardown(() => a.stop())
    for (let round = 1; round <= 50; round++) {
      for (let at = 0; at < 20; at++) a.send('x'.repeat(1000), peerAt('udp', '127.0.0.1', a.port))
      const rubbish = Array.from({ length: 200 }, () => Buffer.alloc(50_000))
      await inbox.count(round * 20)
      t.equal(rubbish.length, 200)
    }
    t.equal(a.counters.received, 1000)
  })
})

t.test('probeBatchedUdp', { skip }, async (t) => {
  if (here === null) return
  t.test('finds nothing wrong here', async (t) => {
    t.equal(probeBatchedUdp(here), null)
  })

  t.test('says which call does not do what it must', async (t) => {
    t.equal(probeBatchedUdp({ ...here, sendmmsg: () => -1 }), 'sendmmsg does not send')
    t.equal(probeBatchedUdp({ ...here, recvmmsg: () => -1 }), 'recvmmsg does not receive')
    t.match(probeBatchedUdp({ ...here, recvmmsg: () => 1 }), /other bytes than were sent/)
    t.match(
      probeBatchedUdp({ ...here, socket: () => -1, errno: () => 1 }),
      /may not be listened on/,
    )
  })
})
