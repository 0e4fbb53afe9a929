import type { Proto } from './peer.ts'

/** Why a listener refused to start. */
export type NetErrorCode =
  /** Another socket has the address and port. */
  | 'net/port-in-use'
  /** The machine has no such address. */
  | 'net/no-such-address'
  /** The machine has no such interface. */
  | 'net/no-such-interface'
  /** The system does not let this user or process listen there. */
  | 'net/permission'
  /** The transport is not one that can be listened on. */
  | 'net/no-transport'
  /** Batched UDP was demanded and is not to be had. */
  | 'net/no-batched-udp'
  /** Any other refusal of the system, named in the message. */
  | 'net/cannot-listen'

/** What a {@link NetError} is about. */
export interface NetFacts {
  readonly proto: Proto
  readonly address: string
  readonly port: number
}

/** A listener cannot do its work. Thrown by `start()` and `listen()`, never for a message. */
export class NetError extends Error {
  readonly code: NetErrorCode
  /** The socket it is about, for programs. */
  readonly facts: NetFacts
  readonly proto: Proto
  readonly address: string
  readonly port: number

  constructor(code: NetErrorCode, message: string, facts: NetFacts, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'NetError'
    this.code = code
    this.facts = facts
    this.proto = facts.proto
    this.address = facts.address
    this.port = facts.port
  }
}

/** The socket as configurations write it: `udp:192.0.2.1:5060`, `tcp:[::1]:5060`. */
export function socketName(facts: NetFacts): string {
  const host = facts.address.includes(':') ? `[${facts.address}]` : facts.address
  return `${facts.proto}:${host}:${facts.port}`
}

/**
 * The error for a refusal of the system.
 *
 * @param systemCode - the system's name of it, as `EADDRINUSE`
 * @param facts - the socket that was asked for
 * @param cause - what was thrown, where something was
 */
export function listenError(systemCode: string, facts: NetFacts, cause?: unknown): NetError {
  const name = socketName(facts)
  switch (systemCode) {
    case 'EADDRINUSE':
      return new NetError(
        'net/port-in-use',
        `\`${name}\` is in use by another socket`,
        facts,
        cause,
      )
    case 'EADDRNOTAVAIL':
    case 'EAFNOSUPPORT':
    case 'ENODEV':
      return new NetError(
        'net/no-such-address',
        `\`${name}\` is not an address of this machine`,
        facts,
        cause,
      )
    case 'EACCES':
    case 'EPERM':
      return new NetError(
        'net/permission',
        `\`${name}\` may not be listened on by this user`,
        facts,
        cause,
      )
    default:
      return new NetError(
        'net/cannot-listen',
        `\`${name}\` cannot be listened on: ${systemCode}`,
        facts,
        cause,
      )
  }
}

/** The error for a transport that cannot be listened on, and what makes it possible. */
export function noTransport({ proto, address, port }: NetFacts): NetError {
  const facts = { proto, address, port }
  const why =
    proto === 'tls'
      ? 'TLS needs module `tls` (`loadmodule "tls.so"`) and `enable_tls = yes`'
      : 'the transports are udp, tcp and tls'
  const name = socketName(facts)
  return new NetError('net/no-transport', `\`${name}\` cannot be listened on: ${why}`, facts)
}
