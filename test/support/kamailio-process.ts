/** Kamailio in a process of its own, where it is installed: the other server of the differential tests. */

import { spawn } from 'node:child_process'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'

import { freePort } from './free-port.ts'
import { temporaryFile } from './server-process.ts'

const START_DEADLINE_MS = 40_000
const STOP_MS = 3000

/** A running Kamailio. */
export interface RunningKamailio {
  /** Its UDP port on loopback. */
  readonly port: number
  /** What it has logged so far. */
  log(): string
  stop(): Promise<void>
}

/**
 * Starts it with one worker and waits until that reads its socket.
 *
 * @param configuration - its text; it answers an OPTIONS to the user `probe`
 * @param listening - the UDP port that the configuration listens on at 127.0.0.1; without it the socket is given here
 * @param more - flags besides
 */
export async function startKamailio(
  configuration: string,
  listening: number | null = null,
  more: readonly string[] = [],
): Promise<RunningKamailio> {
  const port = listening ?? (await freePort())
  const file = temporaryFile('kamailio.cfg', configuration)
  const listen = listening === null ? ['-l', `udp:127.0.0.1:${port}`] : []
  const child = spawn(
    'kamailio',
    ['-DD', '-E', '-n', '1', '-M', '64', '-A', 'BOUNDED_TEXTS', ...listen, ...more, '-f', file],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  )
  const ended = once(child, 'exit')
  let log = ''
  child.stderr.on('data', (bytes: Buffer) => {
    log += bytes.toString('latin1')
  })
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGTERM')
    const late = setTimeout(() => child.kill('SIGKILL'), STOP_MS)
    await ended
    clearTimeout(late)
  }
  // one that ends at once, as it cannot read its configuration, will not answer
  const gone = new AbortController()
  void ended.then(() => {
    gone.abort()
  })
  if (!(await answers(port, gone.signal))) {
    await stop()
    throw new RangeError(`kamailio does not answer; its log:\n${log}`)
  }
  return { port, log: () => log, stop }
}

const PROBE =
  'OPTIONS sip:probe@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:9;branch=z9hG4bKfirst;rport\r\n' +
  'From: <sip:p@example.com>;tag=p\r\nTo: <sip:probe@127.0.0.1>\r\nCall-ID: first\r\nCSeq: 1 OPTIONS\r\n' +
  'Content-Length: 0\r\n\r\n'

/** Asks until an answer comes. */
async function answers(port: number, gone: AbortSignal): Promise<boolean> {
  const socket = createSocket('udp4').bind(0, '127.0.0.1')
  await once(socket, 'listening')
  socket.on('error', () => {
    // nobody listens yet: the next question will tell
  })
  const signal = AbortSignal.any([gone, AbortSignal.timeout(START_DEADLINE_MS)])
  const answer = once(socket, 'message', { signal })
  const asking = setInterval(() => {
    socket.send(PROBE, port, '127.0.0.1')
  }, 20)
  const answered = await answer.then(
    () => true,
    () => false,
  )
  clearInterval(asking)
  socket.close()
  return answered
}
