/** Datagrams sent to ourselves, before the layouts and calls are trusted with real ones. */

import { NetError } from '../net-error.ts'
import { Peer } from '../peer.ts'
import { UDP_TUNING } from '../udp-options.ts'
import type { LinuxCalls } from './linux-calls.ts'
import { openDatagramSocket } from './linux-socket.ts'
import { Segments } from './segments.ts'
import { DatagramSlots, SLOT_BYTES } from './slots.ts'
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

const joining = new WeakMap<LinuxCalls, boolean>()

/** Whether the kernel takes several datagrams as one and cuts them apart again; tried once for a thread. */
export function kernelJoins(calls: LinuxCalls): boolean {
  let joins = joining.get(calls)
  if (joins === undefined) {
    joins = withSocket(calls, joined) === ''
    joining.set(calls, joins)
  }
  return joins
}

function probe(calls: LinuxCalls): string {
  return withSocket(calls, exchange)
}

function withSocket(
  calls: LinuxCalls,
  run: (calls: LinuxCalls, fd: number, port: number) => string,
): string {
  try {
    const options = { family: 4, address: '127.0.0.1', port: 0, reusePort: false } as const
    const { fd, port } = openDatagramSocket(calls, { ...options, tuning: UDP_TUNING })
    try {
      return run(calls, fd, port)
    } finally {
      calls.close(fd)
    }
  } catch (error) {
    if (error instanceof NetError) return error.message
    throw error
  }
}

function joined(calls: LinuxCalls, fd: number, port: number): string {
  const out = new DatagramSlots(calls, 4)
  const back = new DatagramSlots(calls, 4)
  const segments = new Segments(calls, out)
  const to = new Peer('udp', '127.0.0.1', port, 0, LOOPBACK)
  const targets = new TargetAddresses4()
  const words = [WORD, WORD.toUpperCase(), WORD.slice(0, 3)]
  for (const [slot, word] of words.entries()) {
    targets.write(out.names, slot, to)
    out.fill(slot, word)
  }
  if (segments.arrange(words.length, true) !== 1) return 'they are not joined'
  if (calls.sendmmsg(fd, segments.from[0] ?? 0n, 1, MSG_DONTWAIT) !== 1) return 'none is sent'
  const count = calls.recvmmsg(fd, back.from[0] ?? 0n, words.length + 1, MSG_DONTWAIT, null)
  const came = Array.from({ length: Math.max(count, 0) }, (_, slot) => {
    const start = slot * SLOT_BYTES
    return back.bytes.toString('latin1', start, start + back.received(slot))
  })
  return came.join() === words.join() ? '' : 'they are not cut apart as they were joined'
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
