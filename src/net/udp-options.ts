import type { Advertised } from './listener.ts'

/** What a UDP listener is made from, whichever way it reads. */
export interface UdpOptions {
  readonly family: 4 | 6
  /** IPv6 without brackets. */
  readonly address: string
  /** 0 for any free one. */
  readonly port: number
  readonly advertised: Advertised | null
  /** Lets several sockets share the port, one a worker. */
  readonly reusePort: boolean
  /** Bytes the kernel should keep in each direction. */
  readonly bufferBytes: number
  /** Whether datagrams to one peer may go to the kernel as one; only where they are sent in batches. */
  readonly joins: boolean
}
