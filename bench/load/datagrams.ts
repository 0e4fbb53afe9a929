/** Load over UDP, and a callee that answers there. */

import { SystemNetwork } from '../../src/net/network.ts'
import { peerAt } from '../../src/net/peer.ts'
import { systemClock } from '../../src/runtime/clock.ts'
import { LOOPBACK } from './target.ts'
import type { LoadSink, LoadSocket, LoadTarget } from './target.ts'

const anywhere = { proto: 'udp', address: LOOPBACK, port: 0 } as const

/** Opens one socket for all slots. */
export async function openDatagrams({ port }: LoadTarget, sink: LoadSink): Promise<LoadSocket> {
  const network = new SystemNetwork({ scheduler: systemClock })
  const socket = network.listen(anywhere, (bytes, start, end) => {
    sink.received(bytes.toString('latin1', start, end))
  })
  await socket.start()
  const server = peerAt('udp', LOOPBACK, port)
  const from = `${LOOPBACK}:${socket.port}`
  return {
    from: () => from,
    send: (text) => socket.send(text, server),
    close: () => socket.stop(),
  }
}

/** Somebody who answers. */
export interface Callee {
  /** Host and port. */
  readonly at: string
  close(): Promise<void>
}

/** Starts a callee on a port of its own. */
export async function openCallee(answer: (request: string) => string): Promise<Callee> {
  const network = new SystemNetwork({ scheduler: systemClock })
  const socket = network.listen(anywhere, (bytes, start, end, from, on) => {
    on.send(answer(bytes.toString('latin1', start, end)), from)
  })
  await socket.start()
  return { at: `${LOOPBACK}:${socket.port}`, close: () => socket.stop() }
}
