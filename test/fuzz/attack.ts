/** Sends hostile messages to a running server over UDP and TCP, then asks whether it still answers. */

import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

import type { RunningServer } from '../support/server-process.ts'
import { Dice } from './dice.ts'
import { hostileMessage } from './hostile.ts'

const BATCH = 200
const ANSWER_DEADLINE_MS = 5000
const MESSAGES_PER_CONNECTION = 50

/**
 * Attacks a server.
 *
 * @param server - which
 * @param count - how many messages, half over UDP and half over TCP
 * @param seed - the same seed sends the same bytes
 */
export async function attack(server: RunningServer, count: number, seed: number): Promise<void> {
  const dice = new Dice(seed)
  await overUdp(server.ports.udp, count >> 1, dice)
  await overTcp(server.ports.tcp, count - (count >> 1), dice)
}

async function overUdp(port: number, count: number, dice: Dice): Promise<void> {
  const socket = createSocket('udp4')
  socket.on('error', () => socket.close())
  socket.connect(port, '127.0.0.1')
  await once(socket, 'connect')
  for (let sent = 0; sent < count; sent++) {
    socket.send(hostileMessage(dice))
    if (sent % BATCH === 0) await pause(1)
  }
  await pause(50)
  socket.close()
}

async function overTcp(port: number, count: number, dice: Dice): Promise<void> {
  for (let sent = 0; sent < count; sent += MESSAGES_PER_CONNECTION) {
    const socket = connect(port, '127.0.0.1')
    // The server closes on the first byte that makes no sense; what we send after that is refused, as it should be.
    socket.on('error', () => socket.destroy())
    socket.resume()
    await once(socket, 'connect')
    const bytes = Array.from({ length: MESSAGES_PER_CONNECTION }, () => hostileMessage(dice))
    socket.end(Buffer.concat(bytes))
    await new Promise<void>((resolve) => {
      socket.on('close', () => {
        resolve()
      })
    })
  }
}

/** A request that is for the server itself. */
const probe = (port: number): string =>
  `OPTIONS sip:probe@127.0.0.1:${port} SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:9;branch=z9hG4bKprobe;rport\r\n` +
  'Max-Forwards: 70\r\nFrom: <sip:p@example.com>;tag=p\r\nTo: <sip:probe@127.0.0.1>\r\nCall-ID: probe\r\n' +
  'CSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n'

/** The first line of the answer to a proper request, over UDP; null where none comes. */
export async function probeUdp(port: number): Promise<string | null> {
  const socket = createSocket('udp4')
  socket.connect(port, '127.0.0.1')
  await once(socket, 'connect')
  const answer = once(socket, 'message', { signal: AbortSignal.timeout(ANSWER_DEADLINE_MS) })
  socket.send(probe(port))
  const line = await answer.then(
    ([bytes]) => firstLine(bytes),
    () => null,
  )
  socket.close()
  return line
}

/** The first line of the answer to a proper request, over TCP; null where none comes. */
export async function probeTcp(port: number): Promise<string | null> {
  const socket = connect(port, '127.0.0.1')
  const answer = once(socket, 'data', { signal: AbortSignal.timeout(ANSWER_DEADLINE_MS) })
  socket.write(probe(port).replace('UDP', 'TCP'))
  const line = await answer.then(
    ([bytes]) => firstLine(bytes),
    () => null,
  )
  socket.destroy()
  return line
}

function firstLine(bytes: Buffer): string {
  return bytes.toString('latin1').split('\r\n')[0] ?? ''
}
