/** What the load goes out on, and its answers come in on. */

import type { Transport } from '../scenarios/scenario.ts'

/** The loopback address that everything here uses. */
export const LOOPBACK = '127.0.0.1'

/** A way to the server for every slot of the window. */
export interface LoadSocket {
  /** The host and port that requests of a slot come from. */
  from(slot: number): string
  /** Sends a request; false when it certainly does not leave. */
  send(text: string, slot: number): boolean
  close(): Promise<void>
}

/** Told of what comes back. */
export interface LoadSink {
  /** A whole message has come. */
  received(text: string): void
  /** Something has ended that should not. */
  failed(what: string): void
}

/** Where to, and how. */
export interface LoadTarget {
  readonly transport: Transport
  readonly port: number
  /** Connections of a stream transport, which the slots share. */
  readonly connections: number
  /** The file of the certificate that a TLS server must show; '' without TLS. */
  readonly certificate: string
}
