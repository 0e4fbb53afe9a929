/** A datagram sent to ourselves, before the layouts and calls are trusted with real ones. */

import { NetError } from '../net-error.ts'
import { Peer } from '../peer.ts'
import type { LinuxCalls } from './linux-calls.ts'
import { openDatagramSocket } from './linux-socket.ts'
import { DatagramSlots } from './slots.ts'
import { SourceAddresses4 } from './source-addresses.ts'
import { TargetAddresses4 } from './target-addresses.ts'

const MSG_DONTWAIT = 0x40
const LOOPBACK = 0x7f000001
const WORD = 'siprose'

const proved = new WeakMap<LinuxCalls, string>()

/**
 * Sends one datagram over loopback and reads it back, once for a thread.
 *
 * @returns why it did not come back as it left; null when all is well
 */
export function probeBatchedUdp(calls: LinuxCalls): string | null {
  let verdict = proved.get(calls)
  if (verdict === undefined) {
    verdict = probe(calls)
    proved.set(calls, verdict)
  }
  return verdict === '' ? null : verdict
}

function probe(calls: LinuxCalls): string {
  try {
    const options = { family: 4, address: '127.0.0.1', port: 0, reusePort: false } as const
    const { fd, port } = openDatagramSocket(calls, { ...options, bufferBytes: 65536 })
    try {
      return exchange(calls, fd, port)
    } finally {
      calls.close(fd)
    }
  } catch (error) {
    if (error instanceof NetError) return error.message
    throw error
  }
}

function exchange(calls: LinuxCalls, fd: number, port: number): string {
  const out = new DatagramSlots(calls, 4)
  const back = new DatagramSlots(calls, 4)
  const to = new Peer('udp', '127.0.0.1', port, 0, LOOPBACK)
  new TargetAddresses4().write(out.names, 0, to)
  out.fill(0, WORD)
  if (calls.sendmmsg(fd, out.from[0] ?? 0n, 1, MSG_DONTWAIT) !== 1) return 'sendmmsg does not send'
  if (calls.recvmmsg(fd, back.from[0] ?? 0n, 1, MSG_DONTWAIT, null) !== 1) {
    return 'recvmmsg does not receive'
  }
  const from = new SourceAddresses4().peer(back.names, 0)
  const text = back.bytes.toString('latin1', 0, back.received(0))
  const same = text === WORD && from.key === LOOPBACK && from.port === port
  return same ? '' : 'recvmmsg gives other bytes than were sent'
}
