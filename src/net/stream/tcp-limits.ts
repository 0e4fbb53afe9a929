import type { FrameLimits } from './framing.ts'

/** What the connections of a listener may use. */
export interface TcpLimits {
  /** Connections open at once, of all listeners of the network together. */
  readonly maxConnections: number
  /** Secured connections open at once, of all listeners of the network together; they count above too. */
  readonly maxSecured: number
  /** Connections that one address may have opened to us. */
  readonly maxPerAddress: number
  /** Closes a connection after this time without a byte. */
  readonly lifetimeMs: number
  /** The same, while nothing at all has passed on it; null for no other time. */
  readonly unusedMs: number | null
  /** How long a connection may take to come about. */
  readonly connectTimeoutMs: number
  /** How long the handshake of a secured connection may take, from when the connection stands. */
  readonly handshakeTimeoutMs: number
  /** How long a peer may read nothing while something waits for it. */
  readonly sendTimeoutMs: number
  /** How long a message may take from its first byte to its last. */
  readonly messageTimeoutMs: number
  /** How long a peer that connects may take to send its first whole message. */
  readonly firstMessageMs: number
  /** How long a balancer may take to announce who is behind it. */
  readonly announceMs: number
  /** How often connections are looked at whose time has come; 0 for as often as the other limits need. */
  readonly checkMs: number
  /** Bytes that may wait for one peer; more closes the connection. */
  readonly writeQueueBytes: number
  /** Bytes that may wait for all peers of the network together; what would be more is not sent. */
  readonly totalQueueBytes: number
  /** Bytes that all connections of the listener together may hold, in both directions; looked at once a second. */
  readonly bufferBytes: number
  /** How long one message may be. */
  readonly frame: FrameLimits
}

/** Limits that suit a server for a few thousand connections. */
export const TCP_LIMITS: TcpLimits = {
  maxConnections: 2048,
  maxSecured: 2048,
  maxPerAddress: 1024,
  lifetimeMs: 120_000,
  unusedMs: null,
  connectTimeoutMs: 10_000,
  handshakeTimeoutMs: 10_000,
  sendTimeoutMs: 10_000,
  messageTimeoutMs: 20_000,
  firstMessageMs: Infinity,
  announceMs: 5000,
  checkMs: 0,
  writeQueueBytes: 262_144,
  totalQueueBytes: 67_108_864,
  bufferBytes: 67_108_864,
  frame: {
    headerBytes: 65_536,
    bodyBytes: 262_144,
    messageBytes: 262_144,
    acceptNoContentLength: false,
    http: false,
  },
}
