/** The outside world of a server: sockets that note what reaches them, from where, and with which Via. */

import { createSocket, type Socket } from 'node:dgram'
import { once } from 'node:events'
import { createServer } from 'node:net'

const DEADLINE_MS = 3000

/** Something that arrived, in a line: where, from where, and what of it is compared. */
type Note = (line: string) => void

/**
 * What is compared of a message: the first line, the top Via and what the script added. Of the Via the branch and the numbers of
 * connections are left out, and `received`, which we add wherever `rport` is (RFC 3581 section 4).
 */
function summary(text: string): string {
  const head = text.split('\r\n\r\n', 1)[0] ?? ''
  const via = /^Via: ([^\r]*)/m.exec(head)?.[1]?.replace(/;branch=[^;]*/, '') ?? ''
  const added = /^X-Sockets: ([^\r]*)/m.exec(head)?.[1] ?? ''
  const [first = ''] = head.split('\r\n', 1)
  return `${first.slice(0, 60)} | ${via.replace(/;(?:i|received)=[^;]*/g, '')} | ${added}`
}

/** Peers on UDP at two addresses of IPv4 and one of IPv6, and on TCP at the same port of the first. */
export class Peers {
  readonly #udp: readonly Socket[]
  readonly #closers: (() => void)[]
  #note: Note = () => {}

  private constructor(udp: readonly Socket[], closers: (() => void)[]) {
    this.#udp = udp
    this.#closers = closers
  }

  /** @param port - where they all are */
  static async open(port: number): Promise<Peers> {
    const udp: Socket[] = []
    const closers: (() => void)[] = []
    const peers = new Peers(udp, closers)
    for (const address of ['127.0.0.1', '127.0.0.9', '::1']) {
      const socket = createSocket(address === '::1' ? 'udp6' : 'udp4')
      socket.bind(port, address)
      await once(socket, 'listening')
      socket.on('message', (bytes, from) => {
        const text = summary(bytes.toString('latin1'))
        peers.#note(`udp ${address} from ${from.address}:${from.port}: ${text}`)
      })
      udp.push(socket)
      closers.push(() => socket.close())
    }
    const server = createServer((socket) => {
      closers.push(() => socket.destroy())
      socket.on('error', () => {})
      socket.on('data', (bytes) => {
        const text = bytes.toString('latin1')
        if (text.startsWith('MESSAGE')) peers.#note(`tcp: ${summary(text)}`)
      })
    })
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
    closers.push(() => server.close())
    return peers
  }

  close(): void {
    for (const close of this.#closers) close()
  }

  /** Sends a message from one of the UDP peers, and waits for what comes of it. */
  async exchange(
    from: number,
    text: string,
    to: { address: string; port: number },
  ): Promise<string> {
    const arrived = new Promise<string>((resolve) => {
      const late = setTimeout(resolve, DEADLINE_MS, 'nothing')
      this.#note = (line) => {
        clearTimeout(late)
        resolve(line)
      }
    })
    this.#udp[from]?.send(text, to.port, to.address)
    return arrived
  }
}
