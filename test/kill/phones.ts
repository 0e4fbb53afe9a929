/** Phones that register at a rate, and note what was acknowledged. */

import { createSocket, type Socket } from 'node:dgram'
import { once } from 'node:events'

/** What is known of one phone. */
interface Phone {
  readonly user: string
  /** The number of its last REGISTER that was acknowledged, and of the last one that was sent. */
  acknowledged: number
  sent: number
  /** Whether the acknowledged one has ended the registration. */
  gone: boolean
  sentAt: number
}

/** How often a phone that is registered goes. */
const GOES_EACH = 10
/** How many have not been answered, at most. */
const MOST_OPEN = 4000
const TICK_MS = 10
const ANSWER_MS = 10_000

/** What a load came to. */
export interface Load {
  readonly sent: number
  readonly acknowledged: number
  readonly refused: number
  /** A second, over the time in which answers came. */
  readonly rate: number
  /** Of answers, in ms. */
  readonly median: number
  readonly p99: number
}

/** A crowd of phones behind one socket. */
export class Phones {
  readonly #socket: Socket
  readonly #phones: Phone[]
  readonly #delays: number[] = []
  #open = 0
  #sent = 0
  #acknowledged = 0
  #refused = 0
  #first = 0
  #last = 0
  #at = 0
  #asked: ((text: string) => void) | null = null
  #served = (): void => undefined

  private constructor(socket: Socket, count: number) {
    this.#socket = socket
    this.#phones = Array.from({ length: count }, (_, index) => ({
      user: `u${index}`,
      acknowledged: 0,
      sent: 0,
      gone: true,
      sentAt: 0,
    }))
    socket.on('message', (bytes) => this.#take(bytes.toString('latin1')))
    socket.on('error', () => undefined)
  }

  /** Makes so many. */
  static async make(count: number): Promise<Phones> {
    const socket = createSocket({ type: 'udp4', recvBufferSize: 4_000_000 }).bind(0, '127.0.0.1')
    await once(socket, 'listening')
    return new Phones(socket, count)
  }

  /**
   * Registers, one phone after the other, at a rate, until a signal.
   *
   * @param port - of the server
   * @param rate - a second
   * @param served - called when the first one has been acknowledged
   */
  async register(
    port: number,
    rate: number,
    until: AbortSignal,
    served: () => void,
  ): Promise<Load> {
    this.#served = served
    this.#delays.length = 0
    this.#sent = 0
    this.#acknowledged = 0
    this.#refused = 0
    this.#first = performance.now()
    const { promise, resolve } = Promise.withResolvers<void>()
    const timer = setInterval(() => {
      if (until.aborted) return resolve()
      const due = Math.floor(((performance.now() - this.#first) * rate) / 1000)
      while (this.#sent < due && this.#open < MOST_OPEN) this.#send(port)
    }, TICK_MS)
    await promise
    clearInterval(timer)
    // what the server has sent before it ended is still on the way
    await new Promise((done) => setTimeout(done, 50))
    for (const phone of this.#phones) phone.sentAt = 0
    this.#open = 0
    const delays = this.#delays.toSorted((a, b) => a - b)
    const at = (share: number): number => delays[Math.floor(delays.length * share)] ?? 0
    return {
      sent: this.#sent,
      acknowledged: this.#acknowledged,
      refused: this.#refused,
      rate: (this.#acknowledged * 1000) / Math.max(this.#last - this.#first, 1),
      median: at(0.5),
      p99: at(0.99),
    }
  }

  /**
   * Asks a server for each phone that was ever acknowledged.
   *
   * @returns what is not as it was acknowledged
   */
  async check(port: number): Promise<{ readonly asked: number; readonly wrong: string[] }> {
    const wrong: string[] = []
    let asked = 0
    for (const phone of this.#phones) {
      if (phone.acknowledged === 0) continue
      asked++
      const known = await this.#ask(port, phone.user)
      const unsure = phone.sent > phone.acknowledged
      if (known === null ? !phone.gone && !unsure : !isRight(phone, known)) {
        wrong.push(`${phone.user}: acknowledged ${phone.acknowledged}, found ${known ?? 'nothing'}`)
      }
      // what was not acknowledged may have been done: from here on it is known
      phone.acknowledged = known ?? phone.acknowledged
      phone.gone = known === null
    }
    return { asked, wrong }
  }

  close(): void {
    this.#socket.close()
  }

  #send(port: number): void {
    for (let tries = 0; tries < this.#phones.length; tries++) {
      const phone = this.#phones[this.#at++ % this.#phones.length]
      if (phone === undefined || phone.sentAt !== 0) continue
      phone.sent++
      phone.sentAt = performance.now()
      this.#open++
      this.#sent++
      this.#socket.send(this.#request(phone), port, '127.0.0.1')
      return
    }
  }

  #request({ user, sent }: Phone): string {
    const { port } = this.#socket.address()
    const expires = sent % GOES_EACH === 0 ? 0 : 600
    return (
      'REGISTER sip:example.com SIP/2.0\r\n' +
      `Via: SIP/2.0/UDP 127.0.0.1:${port};branch=z9hG4bK${user}.${sent}\r\n` +
      `From: <sip:${user}@example.com>;tag=1\r\nTo: <sip:${user}@example.com>\r\n` +
      `Call-ID: ${user}\r\nCSeq: ${sent} REGISTER\r\nUser-Agent: Desk Phone 1.2\r\n` +
      `Contact: <sip:${user}@127.0.0.1:${port}>\r\nExpires: ${expires}\r\nContent-Length: 0\r\n\r\n`
    )
  }

  #take(text: string): void {
    if (this.#asked !== null) return this.#asked(text)
    const status = Number(text.slice(8, 11))
    const found = /\r\nCall-ID: u(\d+)\r\nCSeq: (\d+) REGISTER/i.exec(text)
    const phone = this.#phones[Number(found?.[1])]
    const number = Number(found?.[2])
    if (phone === undefined || phone.sentAt === 0 || number !== phone.sent) return
    this.#last = performance.now()
    this.#delays.push(this.#last - phone.sentAt)
    phone.sentAt = 0
    this.#open--
    if (status !== 200) {
      this.#refused++
      return
    }
    if (this.#acknowledged++ === 0) this.#served()
    phone.acknowledged = number
    phone.gone = number % GOES_EACH === 0
  }

  /** The number of the REGISTER that a server knows a phone by; null where it knows it not. */
  async #ask(port: number, user: string): Promise<number | null> {
    const { promise, resolve, reject } = Promise.withResolvers<string>()
    const late = setTimeout(() => reject(new RangeError(`no answer about ${user}`)), ANSWER_MS)
    this.#asked = resolve
    const near = this.#socket.address().port
    this.#socket.send(
      `OPTIONS sip:${user}@example.com SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:${near};branch=z9hG4bKask${user}\r\n` +
        `From: <sip:a@example.com>;tag=1\r\nTo: <sip:${user}@example.com>\r\nCall-ID: ask\r\nCSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n`,
      port,
      '127.0.0.1',
    )
    const text = await promise.finally(() => {
      clearTimeout(late)
      this.#asked = null
    })
    const known = /^SIP\/2\.0 200 At (\d+)/.exec(text)
    return known === null ? null : Number(known[1])
  }
}

/** Whether a server knows a phone by a REGISTER that was acknowledged, or by one that was sent after it. */
function isRight({ acknowledged, sent, gone }: Phone, known: number): boolean {
  if (known > sent) return false
  return gone ? known > acknowledged : known >= acknowledged
}
