/** The outside world of a server that routes: who sends it requests, and notes what leaves it and by which way. */

import { createSocket, type Socket } from 'node:dgram'
import { once } from 'node:events'
import { connect, createServer } from 'node:net'

const DEADLINE_MS = 5000

/** Something that arrived: what is compared of it. */
type Note = (line: string) => void

const COMPARED = ['Route', 'Record-Route', 'Path', 'X-Says']

/** The first line and the headers that are compared, those of one name in order. */
function summary(text: string): string {
  const [first = '', ...lines] = (text.split('\r\n\r\n', 1)[0] ?? '').split('\r\n')
  const headers: string[] = []
  for (const line of lines) {
    if (/^[ \t]/.test(line)) headers.push(`${headers.pop() ?? ''} ${line.trim()}`)
    else headers.push(line)
  }
  const shown = COMPARED.map((name) => {
    const values = headers.filter((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`))
    return values.map((line) => `${name}: ${line.slice(name.length + 1).trim()}`).join('\n')
  })
  return [first, ...shown.filter((part) => part !== '')].join('\n')
}

/** Peers on UDP at two addresses of IPv4 and one of IPv6, and on TCP at the same port of the first. */
export class RoutePeers {
  readonly #udp: readonly Socket[]
  readonly #closers: (() => void)[]
  #note: Note = () => {}

  private constructor(udp: readonly Socket[], closers: (() => void)[]) {
    this.#udp = udp
    this.#closers = closers
  }

  /** @param port - where they all are */
  static async open(port: number): Promise<RoutePeers> {
    const udp: Socket[] = []
    const closers: (() => void)[] = []
    const peers = new RoutePeers(udp, closers)
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
        peers.#note(`tcp: ${summary(bytes.toString('latin1'))}`)
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

  /**
   * Sends a message, and waits for what comes of it.
   *
   * @param from - `udp` from the first peer, `udp9` from the second, `udp6` from the third, or `tcp`
   */
  async exchange(
    from: 'udp' | 'udp9' | 'udp6' | 'tcp',
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
    if (from !== 'tcp') {
      this.#udp[['udp', 'udp9', 'udp6'].indexOf(from)]?.send(
        Buffer.from(text, 'latin1'),
        to.port,
        to.address,
      )
      return arrived
    }
    const socket = connect(to.port, to.address)
    socket.on('error', () => {})
    socket.on('data', (bytes) => this.#note(`back: ${summary(bytes.toString('latin1'))}`))
    await once(socket, 'connect')
    const own = String(socket.localPort)
    socket.write(text, 'latin1')
    const line = await arrived
    socket.destroy()
    return line.replaceAll(own, 'OWN')
  }
}
