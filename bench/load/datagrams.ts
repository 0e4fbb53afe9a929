/** Load over UDP, and a callee that answers there. */

import { SystemNetwork } from '../../src/net/network.ts'
import { peerAt } from '../../src/net/peer.ts'
import { systemClock } from '../../src/runtime/clock.ts'
import type { CalleeRole, Fault } from '../scenarios/scenario.ts'
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

/**
 * Starts a callee.
 *
 * @param port - its port; 0 for any
 * @param fault - told what is wrong with messages that it gets
 */
export async function openCallee(role: CalleeRole, port: number, fault: Fault): Promise<Callee> {
  const network = new SystemNetwork({ scheduler: systemClock })
  let at = ''
  const socket = network.listen({ ...anywhere, port }, (bytes, start, end, from, on) => {
    for (const answer of role.answer(bytes.toString('latin1', start, end), at, fault)) {
      if (!on.send(answer, from)) fault('an answer could not be sent')
    }
  })
  await socket.start()
  at = `${LOOPBACK}:${socket.port}`
  return { at, close: () => socket.stop() }
}
