/** Keeps the NATs of registered phones open: each is sent something, once an interval. */

import {
  type ApiKey,
  type Host,
  ipv4Key,
  type Listener,
  type ModuleLog,
  parseFirstAddress,
  parseSocketSpec,
  parseUri,
  Peer,
  peerAt,
  type Proto,
  randomToken,
  SendMode,
  sendRaw,
  SiproseError,
  type Timer,
  type Uri,
} from 'siprose'
import { type Contact, ContactEvent, type UsrlocApi, usrlocApi } from 'siprose/modules/usrloc'

import { protoNamed } from './alias.ts'
import { portOfUri } from './contact-uri.ts'
import { BLANK_LINES, NOTHING, pingRequest } from './ping-text.ts'
import { PingMarks } from './ping-marks.ts'

/** Parts of an interval: a part of the phones has its turn each tenth of a second. */
const TURNS_A_SECOND = 10

/** The parameters that pings go by. */
export interface PingParams {
  readonly natping_interval: number
  readonly ping_nated_only: number
  readonly ignore_path: number
  readonly force_socket: string | null
  readonly sipping_from: string | null
  readonly sipping_method: string
  readonly sipping_bflag: number
  readonly natping_disable_bflag: number
  readonly keepalive_timeout: number
}

/** What pings are made with. */
export interface PingSelf {
  readonly params: PingParams
  readonly server: Host
  readonly log: ModuleLog
  find<T>(key: ApiKey<T>): T | null
}

/** Sends to phones, a part at a time, and takes their replies away. */
export class Pinger {
  /** Whether phones are sent something now. */
  enabled = true
  readonly #self: PingSelf
  readonly #turns: number
  #usrloc: UsrlocApi | null = null
  #marks: PingMarks | null = null
  /** The socket that datagrams leave from, where the configuration says; undefined until the sockets are open. */
  #forced: Listener | null | undefined = undefined
  #timer: Timer | null = null
  #turn = 0
  /** The second since when phones are asked: one that was not asked has not failed to answer. */
  #since = 0
  readonly #visit = (contact: Contact): void => {
    this.#ping(contact)
  }

  constructor(self: PingSelf) {
    this.#self = self
    this.#turns = self.params.natping_interval * TURNS_A_SECOND
  }

  /** Whether the configuration asks for pings. */
  get configured(): boolean {
    return this.#usrloc !== null
  }

  /** Begins; refuses the start where something is missing. */
  start(): void {
    const { params, server, log } = this.#self
    if (params.natping_interval === 0) return
    const usrloc = this.#self.find(usrlocApi)
    if (usrloc === null) throw withoutUsrloc(params.natping_interval)
    if (params.ping_nated_only === 1 && usrloc.natFlag === 0) {
      log.warn('nathelper: ping_nated_only is 1 and nat_bflag of usrloc is not set: none is pinged')
    }
    this.#usrloc = usrloc
    this.#since = usrloc.now()
    if (this.#marks === null) {
      const marks = new PingMarks(randomToken(server.random, 2), usrloc)
      this.#marks = marks
      server.handleReplies((ctx) => marks.take(ctx, server.clock.now()))
    }
    this.#timer?.cancel()
    this.#timer = server.every(1000 / TURNS_A_SECOND, () => {
      this.#takeTurn()
    })
  }

  /** Sends to phones from now on, or to none. */
  enable(wanted: boolean): void {
    if (wanted && !this.enabled && this.#usrloc !== null) this.#since = this.#usrloc.now()
    this.enabled = wanted
  }

  #takeTurn(): void {
    if (!this.enabled || this.#usrloc === null) return
    if (this.#forced === undefined) this.#forced = this.#findForced()
    this.#usrloc.each(this.#turn, this.#turns, this.#visit)
    this.#turn = (this.#turn + 1) % this.#turns
  }

  #ping(contact: Contact): void {
    const usrloc = this.#usrloc
    if (usrloc === null || !contact.isValid(usrloc.now()) || !this.#isWanted(contact)) return
    const path = this.#self.params.ignore_path === 1 ? null : contact.path
    const uri = destinationOf(contact, path)
    if (uri === null) return
    const proto = protoOf(uri)
    if (proto === null) return
    if (proto === 'udp') this.#pingDatagram(contact, uri, path)
    else this.#pingStream(contact, path)
  }

  #findForced(): Listener | null {
    const { params, server, log } = this.#self
    const { force_socket } = params
    const spec = force_socket === null ? null : parseSocketSpec(force_socket)
    if (spec === null) return null
    const listener = server.sockets.find({ ...spec, proto: spec.proto ?? 'udp' })
    if (listener === null) {
      log.error(`nathelper: force_socket is \`${force_socket}\`; the server does not listen there`)
    }
    return listener
  }

  #isWanted({ branchFlags }: Contact): boolean {
    const { ping_nated_only, natping_disable_bflag } = this.#self.params
    if (hasFlag(branchFlags, natping_disable_bflag)) return false
    return ping_nated_only === 0 || (branchFlags & (this.#usrloc?.natFlag ?? 0)) !== 0
  }

  /** Whether a phone is sent a request, and not nothing. */
  #isAsked({ branchFlags }: Contact): boolean {
    const { ping_nated_only, sipping_from, sipping_bflag } = this.#self.params
    if (sipping_from === null || sipping_bflag < 0) return false
    return ping_nated_only === 0 || hasFlag(branchFlags, sipping_bflag)
  }

  #pingDatagram(contact: Contact, uri: Uri, path: string | null): void {
    const { server } = this.#self
    const socket = this.#forced ?? contact.socket
    const host = uri.maddr ?? uri.host
    const port = portOfUri(uri)
    const asked = this.#isAsked(contact)
    if (asked && this.#isSilent(contact)) {
      contact.record.table.remove(contact, ContactEvent.EXPIRED)
      return
    }
    if (ipv4Key(host) < 0 && !host.startsWith('[')) {
      const from = socket ?? server.listeners.find(({ proto }) => proto === 'udp') ?? null
      if (from === null) return
      const text = asked ? this.#request(contact, from, path) : NOTHING
      const wanted = { host, port: uri.port, transport: null, secure: false }
      void sendRaw(server, wanted, { text, received: null, forced: socket })
      return
    }
    const peer = peerAt('udp', host, port)
    const from = server.listenerFor(peer, null, socket)
    from?.send(asked ? this.#request(contact, from, path) : NOTHING, peer)
  }

  /** A phone that came over a connection is sent something while that is open: nobody else opens one through its NAT. */
  #pingStream(contact: Contact, path: string | null): void {
    const { socket } = contact
    const connection = socket?.connection?.(contact.connection) ?? null
    if (socket === null || connection === null || connection.state !== 'open') return
    const { proto, address, port, key } = connection.peer
    const text = this.#isAsked(contact) ? this.#request(contact, socket, path) : BLANK_LINES
    socket.send(text, new Peer(proto, address, port, connection.id, key), SendMode.NO_CONNECT)
  }

  /** Whether a phone has not answered for too long. */
  #isSilent({ aliveAt }: Contact): boolean {
    const { keepalive_timeout } = this.#self.params
    if (keepalive_timeout === 0 || this.#usrloc === null) return false
    return this.#usrloc.now() - Math.max(aliveAt, this.#since) > keepalive_timeout
  }

  #request(contact: Contact, listener: Listener, path: string | null): string {
    const { params, server } = this.#self
    const { sipping_method: method, sipping_from } = params
    return pingRequest(contact, {
      method,
      from: sipping_from ?? '',
      branch: this.#marks?.branch(contact, server.clock.now()) ?? '',
      callId: randomToken(server.random, 4),
      listener,
      path,
    })
  }
}

/** Where a phone is reached: by its Path, or where it was seen, or where it says. */
function destinationOf(contact: Contact, path: string | null): Uri | null {
  if (path !== null) return parseFirstAddress(path)?.parsedUri ?? null
  return parseUri(contact.received ?? contact.uri)
}

function protoOf(uri: Uri): Proto | null {
  if (!uri.isSip) return null
  const { transport } = uri
  if (transport === null) return uri.scheme === 'sips' ? 'tls' : 'udp'
  return protoNamed(transport)
}

function hasFlag(flags: number, flag: number): boolean {
  return flag >= 0 && ((flags >>> flag) & 1) === 1
}

function withoutUsrloc(interval: number): SiproseError {
  return new SiproseError(
    'nathelper/usrloc',
    `\`natping_interval\` is ${interval}, and module \`usrloc\` is not loaded; load it, or set the interval to 0`,
  )
}
