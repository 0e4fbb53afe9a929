/** A phone that asks and registers, for servers that a test of a package has started. */

import { createHash } from 'node:crypto'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'

let count = 0

/** Sends a request and gives the answer; null when none comes. */
async function exchange(text: (port: number) => string, to: number, waitMs: number) {
  const socket = createSocket('udp4')
  socket.on('error', () => undefined)
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  const { promise, resolve } = Promise.withResolvers<string | null>()
  socket.on('message', (bytes) => resolve(bytes.toString('latin1')))
  const late = setTimeout(resolve, waitMs, null)
  socket.send(text(socket.address().port), to, '127.0.0.1')
  return promise.finally(() => {
    clearTimeout(late)
    socket.close()
  })
}

function request(method: string, user: string, to: number, port: number, more: string[]): string {
  const uri = `sip:${user === '' ? '' : `${user}@`}127.0.0.1:${to}`
  return [
    `${method} sip:127.0.0.1:${to} SIP/2.0`,
    `Via: SIP/2.0/UDP 127.0.0.1:${port};branch=z9hG4bK${process.pid}x${++count}`,
    `From: <${uri}>;tag=${count}`,
    `To: <${uri}>`,
    `Call-ID: ${process.pid}-${count}@127.0.0.1`,
    `CSeq: ${count} ${method}`,
    'Max-Forwards: 70',
    ...more,
    'Content-Length: 0\r\n\r\n',
  ].join('\r\n')
}

/** The first line of the answer to OPTIONS; null when none comes at once. */
export async function options(to: number, waitMs = 10): Promise<string | null> {
  const answer = await exchange((port) => request('OPTIONS', '', to, port, []), to, waitMs)
  return answer?.split('\r\n')[0] ?? null
}

/** Registers a phone with a password; gives the first lines of the two answers. */
export async function register(
  to: number,
  user: string,
  password: string,
): Promise<readonly [string, string]> {
  const send = async (more: string[]) =>
    (await exchange(
      (port) =>
        request('REGISTER', user, to, port, [
          `Contact: <sip:${user}@127.0.0.1:${port}>;expires=60`,
          ...more,
        ]),
      to,
      3000,
    )) ?? 'nothing'
  const challenge = await send([])
  const { realm = '', nonce = '' } =
    /realm="(?<realm>[^"]*)".*nonce="(?<nonce>[^"]*)"/.exec(challenge)?.groups ?? {}
  const md5 = (text: string) => createHash('md5').update(text).digest('hex')
  const uri = `sip:127.0.0.1:${to}`
  const proof = [nonce, '00000001', 'abc', 'auth', md5(`REGISTER:${uri}`)].join(':')
  const response = md5(`${md5(`${user}:${realm}:${password}`)}:${proof}`)
  const accepted = await send([
    `Authorization: Digest username="${user}", realm="${realm}", nonce="${nonce}", uri="${uri}", ` +
      `qop=auth, nc=00000001, cnonce="abc", response="${response}"`,
  ])
  return [challenge.split('\r\n')[0] ?? '', accepted.split('\r\n')[0] ?? '']
}
