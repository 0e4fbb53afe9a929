/** Keepalives: a request to each contact now and then, and what is known of its answers. */

import {
  type CompiledFormat,
  type Context,
  type Host,
  inUri,
  type Listener,
  MAGIC_COOKIE,
  type ModuleLog,
  randomToken,
  sendRaw,
} from 'siprose'

import type { Contact } from '../location/contact.ts'
import { ContactEvent } from '../location/contact-store.ts'
import type { Usrloc } from '../usrloc.ts'
import { nextHop, wantedAt } from './destination.ts'
import { parseReplyCodes } from './reply-codes.ts'

/** Which contacts get keepalives: bits of `ka_mode`. */
const Mode = { ALL: 1, NATTED: 2, UDP: 4 } as const

const BRANCH = `${MAGIC_COOKIE}ulka.`
const NO_LINE = 255

/** The parameters of keepalives. */
export interface KeepaliveOptions {
  readonly ka_mode: number
  readonly ka_filter: number
  readonly ka_from: string
  readonly ka_domain: string
  readonly ka_method: string
  readonly ka_interval: number
  readonly ka_randomize: number
  readonly ka_timeout: number
  readonly ka_loglevel: number
  readonly ka_logmsg: string
  readonly ka_reply_codes: string
}

/** Keepalives of one server. */
export class Keepalive {
  readonly #server: Host
  readonly #log: ModuleLog
  readonly #usrloc: Usrloc
  readonly #options: KeepaliveOptions
  readonly #codes: ReadonlySet<number>
  readonly #callId: string
  readonly #line: CompiledFormat | null
  /** Contacts by the second in which their keepalive leaves, counted on and on. */
  readonly #rounds: Contact[][]
  #second = 0
  #sent = 0

  constructor(server: Host, log: ModuleLog, usrloc: Usrloc, options: KeepaliveOptions) {
    this.#server = server
    this.#log = log
    this.#usrloc = usrloc
    this.#options = options
    this.#codes = parseReplyCodes(options.ka_reply_codes)
    this.#callId = `ulka-${randomToken(server.random, 2)}`
    this.#line = options.ka_loglevel === NO_LINE ? null : server.format(options.ka_logmsg)
    this.#rounds = Array.from({ length: options.ka_randomize + 1 }, () => [])
  }

  /** Begins to send, a part of the contacts each second. */
  begin(): void {
    this.#server.handleReplies((reply) => this.#answered(reply))
    this.#server.every(1000, () => this.#tick())
  }

  #tick(): void {
    const { ka_interval } = this.#options
    const second = ++this.#second
    const now = this.#usrloc.now()
    this.#usrloc.each(second % ka_interval, ka_interval, (contact) => this.#plan(contact, now))
    const due = this.#rounds[second % this.#rounds.length] ?? []
    for (const contact of due.splice(0)) {
      if (contact.slot >= 0) this.#send(contact)
    }
  }

  #plan(contact: Contact, now: number): void {
    if (!contact.isValid(now) || !this.#wanted(contact)) return
    const { ka_interval, ka_timeout } = this.#options
    if (ka_timeout > 0 && now - contact.aliveAt > ka_timeout) {
      contact.record.table.remove(contact, ContactEvent.EXPIRED)
      return
    }
    // a contact of this second was heard of a moment ago
    if (now - contact.modifiedAt < Math.min(ka_interval, 2)) return
    const { length } = this.#rounds
    const late = length === 1 ? 0 : this.#server.random.uint32() % length
    this.#rounds[(this.#second + late) % length]?.push(contact)
  }

  #wanted(contact: Contact): boolean {
    const { ka_mode, ka_filter } = this.#options
    const { socket, serverId } = contact
    if (ka_filter !== 0 && serverId !== contact.record.table.serverId) return false
    if ((ka_mode & Mode.UDP) !== 0 && socket !== null && socket.proto !== 'udp') return false
    if ((ka_mode & Mode.NATTED) === 0) return true
    return (contact.branchFlags & this.#usrloc.natFlag) !== 0
  }

  #send(contact: Contact): void {
    const wanted = wantedAt(nextHop(contact))
    const from = contact.socket ?? this.#server.listeners[0]
    if (wanted === null || from === undefined) return
    void sendRaw(this.#server, wanted, {
      text: this.#request(contact, from),
      received: from,
      forced: from,
    })
  }

  #request(contact: Contact, from: Listener): string {
    const { ka_domain, ka_from, ka_method } = this.#options
    const { record, path, uri, slot, ruid } = contact
    const { address, port } = this.#server.sockets.shownOf(from)
    const number = ++this.#sent
    const branch = `${BRANCH}${slot.toString(36)}.${Math.floor(this.#server.clock.micros()).toString(36)}.${number.toString(36)}`
    const to = record.aor.includes('@') ? record.aor : `${record.aor}@${ka_domain}`
    return (
      `${ka_method} ${uri} SIP/2.0\r\n` +
      `Via: SIP/2.0/${from.proto.toUpperCase()} ${inUri(address)}:${port};branch=${branch}\r\n` +
      (path === null ? '' : `Route: ${path}\r\n`) +
      'Max-Forwards: 70\r\n' +
      `From: <${ka_from}>;tag=${ruid}\r\n` +
      `To: <sip:${to}>\r\n` +
      `Call-ID: ${this.#callId}-${number.toString(36)}\r\n` +
      `CSeq: 1 ${ka_method}\r\n` +
      'Content-Length: 0\r\n\r\n'
    )
  }

  /** Takes answers to keepalives. */
  #answered(reply: Context): boolean {
    const { message } = reply
    const branch = message.via?.branch
    if (branch === null || branch === undefined || !branch.startsWith(BRANCH)) return false
    const contact = this.#contactOf(branch, message.fromTag)
    const counts = this.#codes.size === 0 || this.#codes.has(message.status)
    if (contact === null || message.status < 200 || !counts) return true
    const took = Math.floor(this.#server.clock.micros()) - sentAt(branch)
    contact.aliveAt = this.#usrloc.now()
    contact.roundTrip = Math.max(took, 0)
    if (this.#line !== null) this.#write(this.#line.run(reply), contact)
    return true
  }

  #contactOf(branch: string, ruid: string | null): Contact | null {
    if (ruid === null) return null
    const slot = Number.parseInt(branch.slice(BRANCH.length), 36)
    for (const table of this.#usrloc.tables()) {
      const contact = this.#usrloc.bySlot(table, slot, ruid)
      if (contact !== null) return contact
    }
    return null
  }

  #write(what: string, { roundTrip, ruid }: Contact): void {
    const seconds = (roundTrip / 1e6).toFixed(6)
    this.#log.write(
      this.#options.ka_loglevel,
      `keepalive roundtrip: ${seconds} sec - ruid [${ruid}]${what}`,
    )
  }
}

/** When a keepalive was sent, in microseconds. */
function sentAt(branch: string): number {
  const start = branch.indexOf('.', BRANCH.length) + 1
  return Number.parseInt(branch.slice(start), 36)
}
