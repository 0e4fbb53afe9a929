/** TLS for the streams of a server, by `node:tls`. */

import { isIP, type Socket } from 'node:net'
import { connect, type TLSSocket } from 'node:tls'

import type {
  Handshake,
  Listener,
  Meeting,
  ModuleLog,
  Peer,
  SecureSession,
  SessionFacts,
  StreamSecurity,
} from 'siprose'

import { expectedName, judgeClient, judgeServer, type Verdict } from './policy.ts'
import type { LoadedProfile, ProfileSet } from './profiles/profile-set.ts'
import { handshakeError, TlsServer } from './tls-server.ts'

/** What connections do besides what their profiles say. */
export interface SecurityOptions {
  readonly limits: StreamSecurity['limits']
  /** The longest record that is sent, or null for the library's. */
  readonly maxSendFragment: number | null
  readonly renegotiation: boolean
  /** Whether connections to one address are kept apart by name. */
  readonly matchDomain: boolean
  readonly log: ModuleLog
  /** Told of each connection this side has opened, before anything is sent; false closes it. */
  readonly opened: (meeting: Meeting, session: SecureSession) => boolean
}

/** The security of a server's TLS sockets. */
export class TlsSecurity implements StreamSecurity {
  readonly limits: StreamSecurity['limits']
  readonly #options: SecurityOptions
  #profiles: ProfileSet
  /** By the address that was called; of the profiles in use. */
  #servers = new Map<string, TlsServer>()

  /**
   * @param profiles - what connections are secured with
   * @param options - all else
   */
  constructor(profiles: ProfileSet, options: SecurityOptions) {
    this.#profiles = profiles
    this.#options = options
    this.limits = options.limits
  }

  get profiles(): ProfileSet {
    return this.#profiles
  }

  /** Takes other profiles for connections from now on; those that are open keep theirs. */
  set profiles(profiles: ProfileSet) {
    this.#profiles = profiles
    this.#servers = new Map()
  }

  secure(socket: Socket, meeting: Meeting, handshake: Handshake): void {
    if (meeting.accepted) this.#accept(socket, meeting, handshake)
    else this.#connect(socket, meeting, handshake)
  }

  #accept(base: Socket, meeting: Meeting, handshake: Handshake): void {
    const { address, port } = calledAddress(base, meeting.on)
    const profiles = this.#profiles
    this.#serverAt(address, port).accept(base, {
      done: (socket) => {
        const facts = factsOf(socket)
        const loaded = profiles.server(address, port, facts.serverName)
        this.#finish(socket, handshake, judgeClient(loaded, facts))
      },
      failed: (why) => {
        handshake.failed(why)
      },
    })
  }

  #serverAt(address: string, port: number): TlsServer {
    const key = `${address}|${port}`
    const known = this.#servers.get(key)
    if (known !== undefined) return known
    const server = new TlsServer(this.#profiles, address, port)
    this.#servers.set(key, server)
    return server
  }

  #connect(base: Socket, meeting: Meeting, handshake: Handshake): void {
    const loaded = this.#clientProfile(meeting.peer)
    const name = expectedName(loaded, meeting.peer.wish)
    const socket = connect({
      socket: base,
      secureContext: loaded.context,
      // The policy judges, with the rules of SIP; the library would judge with those of the web.
      rejectUnauthorized: false,
      checkServerIdentity: () => undefined,
      ...(name !== null && isIP(name) === 0 && { servername: name }),
    })
    socket.once('secureConnect', () => {
      this.#finish(socket, handshake, this.#settleOpened(meeting, factsOf(socket), loaded))
    })
    socket.on('error', (error) => {
      handshake.failed(handshakeError(error))
    })
  }

  /** The profile for a connection to a peer. */
  #clientProfile({ address, port, wish }: Peer): LoadedProfile {
    const id = wish?.profile ?? null
    const name = wish?.serverName ?? null
    const host = wish === null || isIP(wish.host) !== 0 ? null : wish.host
    return this.#profiles.client({ address, port }, { id, name }, host)
  }

  #finish(socket: TLSSocket, handshake: Handshake, verdict: Verdict): void {
    const { maxSendFragment, renegotiation } = this.#options
    if (typeof verdict === 'string') {
      handshake.failed(verdict)
      return
    }
    if (!renegotiation) socket.disableRenegotiation()
    if (maxSendFragment !== null) socket.setMaxSendFragment(maxSendFragment)
    handshake.done(socket, verdict)
  }

  settle(meeting: Meeting, facts: SessionFacts): Verdict {
    const { peer, accepted, on } = meeting
    if (!accepted) return this.#settleOpened(meeting, facts, this.#clientProfile(peer))
    return judgeClient(this.#profiles.server(on.address, on.port, facts.serverName), facts)
  }

  #settleOpened(meeting: Meeting, facts: SessionFacts, loaded: LoadedProfile): Verdict {
    const verdict = judgeServer(loaded, facts, meeting.peer.wish)
    if (typeof verdict === 'string' || this.#options.opened(meeting, verdict)) return verdict
    return 'the event route dropped it'
  }

  shareKey({ wish }: Peer): string {
    if (!this.#options.matchDomain || wish === null) return ''
    const { host, serverName, profile } = wish
    return [host.toLowerCase(), serverName ?? '', profile ?? ''].join('|')
  }

  failed({ peer, accepted }: Meeting, why: string): void {
    const { address, port } = peer
    const shown = address.includes(':') ? `[${address}]` : address
    const way = accepted ? 'from' : 'to'
    this.#options.log.info(`tls: no connection ${way} ${shown}:${port}: ${why}`)
  }
}

/** The address the peer has called, which a socket that listens on all addresses does not say. */
function calledAddress({ localAddress, localPort }: Socket, on: Listener) {
  return { address: localAddress ?? on.address, port: localPort ?? on.port }
}

function factsOf(socket: TLSSocket): SessionFacts {
  const { name, version } = socket.getCipher()
  const peerCertificate = socket.getPeerX509Certificate() ?? null
  const { authorized, authorizationError } = socket
  return {
    protocol: socket.getProtocol() ?? '',
    cipher: { name, version },
    serverName: nameAskedFor(socket),
    peerCertificate,
    distrust: peerCertificate === null || authorized ? null : codeOf(authorizationError),
  }
}

function nameAskedFor(socket: TLSSocket): string | null {
  const name = 'servername' in socket ? socket.servername : null
  return typeof name === 'string' && name !== '' ? name : null
}

/** The run-time gives the code as a text to servers and as an error to clients. */
function codeOf(error: unknown): string {
  if (error instanceof Error) return 'code' in error ? String(error.code) : error.message
  return String(error)
}
