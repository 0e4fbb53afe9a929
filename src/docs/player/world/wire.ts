/** The actors' side of the network: what the player needs of it, whether it is in memory or made of sockets. */

import type { Endpoint } from '../actors/endpoint.ts'
import type { Identity } from '../actors/identity.ts'

/** A message that the server sent. */
export interface Delivery {
  /** The bytes, one character each. */
  readonly text: string
  /** The socket of the server that it left from. */
  readonly from: Endpoint
  readonly to: Endpoint
  /** When, in milliseconds since 1970. */
  readonly at: number
  /** True for a request of HTTP that the server makes: whoever is at the address gets it, whatever the port. */
  readonly web?: true
}

/** Carries messages between the actors and the server. */
export interface Wire {
  /** Where the server is: `{srv}`. */
  readonly server: Endpoint
  /** How many messages the server has received. */
  readonly received: number

  /**
   * Brings a message of an actor to the server.
   *
   * @param text - the message
   * @param from - the actor
   * @param towards - the address that the message itself names, if it names one: used when the server listens there
   * @returns null, or why the server cannot be reached
   */
  send(text: string, from: Endpoint, towards: Endpoint | null): string | null

  /**
   * Says whether a place takes anything: connections to one that does not fail, and datagrams cannot be sent to it.
   *
   * @param to - the place
   * @param refuses - true from now on, or false
   */
  refuse(to: Endpoint, refuses: boolean): void

  /** Says who an actor is to peers that talk to it over TLS. */
  identify(endpoint: Endpoint, identity: Identity): void

  /** What the server has sent since the last call, in order. */
  take(): readonly Delivery[]
}
