import { createSocket } from 'node:dgram'
import { once } from 'node:events'

import t from 'tap'

import { NEVER_JOINS } from '../batch/joins.ts'
import { linuxCalls } from '../batch/linux-calls.ts'
import { socketAddress } from '../batch/target-addresses.ts'
import { peerAt } from '../peer.ts'
import { Turn } from '../turn.ts'
import { BatchUdpListener } from '../udp-batch.ts'
import { UDP_TUNING } from '../udp-options.ts'
import { Inbox, until } from './support.ts'

const found = linuxCalls()
const here = typeof found === 'string' ? null : found
const options = {
  family: 4,
  address: '127.0.0.1',
  port: 0,
  advertised: null,
  reusePort: false,
  joins: NEVER_JOINS,
  tuning: UDP_TUNING,
} as const

/** Connects a descriptor: the kernel then reports to it that a peer's port is closed, as it may not do otherwise. */
async function connect(fd: number, port: number): Promise<void> {
  const ffi = await import('node:ffi')
  const { functions } = ffi.dlopen(null, {
    connect: { return: 'i32', arguments: ['i32', 'pointer', 'u32'] },
  } as const)
  const address = socketAddress(4, '127.0.0.1', port)
  if (address === null) throw new RangeError('no address')
  if (functions.connect(fd, address, address.length) !== 0) throw new RangeError('not connected')
}

t.test(
  'a closed port at the peer stops nothing',
  { skip: here === null && 'no batched UDP here' },
  async (t) => {
    if (here === null) return
    const peer = createSocket('udp4')
    peer.bind(0, '127.0.0.1')
    await once(peer, 'listening')
    const { port } = peer.address()
    peer.close()
    await once(peer, 'close')

    let fd = -1
    const inbox = new Inbox()
    const calls = {
      ...here,
      socket: (...args: Parameters<typeof here.socket>) => {
        fd = here.socket(...args)
        return fd
      },
    }
    const listener = new BatchUdpListener(options, inbox.receive, calls, new Turn())
    await listener.start()
    t.teardown(() => listener.stop())
    await connect(fd, port)
    const to = peerAt('udp', '127.0.0.1', port)
    // each error is told once, by the next call: mostly one that reads
    const { dropped } = listener.counters
    for (let round = 0; round < 5; round++) {
      listener.send('nobody there', to)
      await until(() => dropped.readFailed + dropped.refused === round + 1)
    }

    const again = createSocket('udp4')
    again.bind(port, '127.0.0.1')
    await once(again, 'listening')
    t.teardown(() => again.close())
    again.send('here again', listener.port, '127.0.0.1')
    t.equal((await inbox.count(1)).text, 'here again')
    listener.send('good', to)
    const [bytes] = (await once(again, 'message')) as [Buffer]
    t.equal(bytes.toString(), 'good')
  },
)
