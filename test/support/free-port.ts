/** Ports for programs that have to be told theirs. */

import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { createServer } from 'node:net'

/** Below the ports that the system gives to whoever asks for any, so that nobody gets one in between. */
const FIRST = 10_000
const END = 32_000

/** Test files run at the same time, each in a process of its own: they start in different places. */
const EACH = 64

let next = FIRST + ((process.pid * EACH) % (END - FIRST))

/** A port that is free for UDP and TCP on every address of the machine. */
export async function freePort(): Promise<number> {
  return freePorts(1)
}

/** The first of some ports in a row that are free. */
export async function freePorts(count: number): Promise<number> {
  for (;;) {
    if (next + count > END) next = FIRST
    const first = next
    next += count
    const wanted = Array.from({ length: count }, (_, at) => first + at)
    const free = await Promise.all(wanted.map(async (port) => isFree(port)))
    if (free.every(Boolean)) return first
  }
}

/** Whether nobody has the port, on any address of the machine. */
export async function isFree(port: number): Promise<boolean> {
  const udp = createSocket('udp4')
  const tcp = createServer()
  try {
    udp.bindSync({ port, address: '0.0.0.0' })
    tcp.listen(port, '0.0.0.0')
    await once(tcp, 'listening')
    return true
  } catch {
    return false
  } finally {
    udp.close()
    tcp.close()
  }
}
