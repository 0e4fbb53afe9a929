/** TLS in the hands of OpenSSL, for sipp of the distributions, which speaks none itself: socat between it and the server. */

import { spawn } from 'node:child_process'
import { once } from 'node:events'

const DEADLINE_MS = 10_000

/** A program between two ends, which somebody has to end. */
export interface Tunnel {
  end(): Promise<void>
}

/** Starts socat and waits until it listens. */
async function tunnel(from: string, to: string): Promise<Tunnel> {
  const child = spawn('socat', ['-d', '-d', '-b', '65536', from, to], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const ended = once(child, 'close')
  let said = ''
  const listening = Promise.withResolvers<void>()
  const failed = (): void => {
    listening.reject(new RangeError(`socat does not listen: ${said.slice(-1000)}`))
  }
  child.stderr.on('data', (bytes: Buffer) => {
    said = (said + bytes.toString('latin1')).slice(-4000)
    if (said.includes('listening on')) listening.resolve()
  })
  child.once('close', failed)
  const late = setTimeout(failed, DEADLINE_MS)
  const end = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) child.kill()
    await ended
  }
  try {
    await listening.promise
  } catch (error) {
    await end()
    throw error
  } finally {
    clearTimeout(late)
  }
  return { end }
}

/**
 * A TCP port that leads over TLS to a server, whose certificate has to be right.
 *
 * @param port - where it listens
 * @param server - the port of the server
 * @param authority - the file of the certificate that vouches for it
 */
export async function intoTls(port: number, server: number, authority: string): Promise<Tunnel> {
  return tunnel(
    `TCP-LISTEN:${port},bind=127.0.0.1,fork,reuseaddr,nodelay`,
    `OPENSSL:127.0.0.1:${server},cafile=${authority},commonname=example.com,nodelay`,
  )
}

/**
 * A TLS port that leads over TCP to a program.
 *
 * @param certificate - of the port, with `key`
 */
export async function outOfTls(
  port: number,
  program: number,
  certificate: string,
  key: string,
): Promise<Tunnel> {
  return tunnel(
    `OPENSSL-LISTEN:${port},bind=127.0.0.1,fork,reuseaddr,verify=0,certificate=${certificate},key=${key},nodelay`,
    `TCP:127.0.0.1:${program},nodelay`,
  )
}
