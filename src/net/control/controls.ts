/** Where people and programs reach the server with commands: FIFOs, and sockets that carry no SIP. */

/** Who may use a file of ours. */
export interface FileAccess {
  /** Bits as `chmod` takes them. */
  readonly mode: number
  /** The number of its owner, or null for whoever the server is. */
  readonly uid: number | null
  /** The number of its group, or null. */
  readonly gid: number | null
}

/** A file of ours, and who may use it. */
export interface FilePlace extends FileAccess {
  readonly kind: 'file'
  readonly path: string
}

/** An address of the network. */
export interface NetworkPlace {
  readonly kind: 'network'
  readonly address: string
  readonly port: number
}

/** Where a socket is. */
export type ControlPlace = FilePlace | NetworkPlace

/** A FIFO or a socket of ours. */
export interface ControlSocket {
  /** Opens it. Rejects with a {@link ControlError}; nothing stays open then. */
  start(): Promise<void>
  /** Closes it and removes its file; harmless when it is closed. */
  stop(): Promise<void>
  /** The port it got, 0 for a file. */
  readonly port: number
}

/** Takes a datagram: its bytes, what sends an answer back, and who sent it. */
export type TakeDatagram = (bytes: Buffer, answer: (reply: Buffer) => void, from: string) => void

/** A connection that commands come in on. */
export interface ControlConnection {
  /** Who is at the other end, for people. */
  readonly from: string
  /** Sends something; more than the other end takes is refused, and the connection closed. */
  send(bytes: Buffer): void
  /** Sends what waits, then closes. */
  end(): void
}

/** Takes what comes in on a connection. */
export interface TakeStream {
  bytes(chunk: Buffer): void
  /** The other end sends no more, and may still read; the connection is closed once this says `end()`. */
  ended(): void
  closed(): void
}

/** What connections may use. */
export interface StreamRules {
  /** Connections open at a time; the next one is closed. */
  readonly maxConnections: number
  /** How long a connection may say nothing. */
  readonly idleMs: number
}

/** How long the reader of a FIFO is waited for. */
export interface FifoPatience {
  /** Until it opens the FIFO. */
  readonly openMs: number
  /** Until it has read so much that the rest fits. */
  readonly writeMs: number
}

/** Makes FIFOs and sockets: real ones, or those of an example, which nobody can reach. */
export interface Controls {
  /** A FIFO that others write to. */
  fifo(place: FilePlace, take: (chunk: Buffer) => void): ControlSocket
  /** A socket that takes datagrams: in the file system, or UDP. */
  datagrams(place: ControlPlace, take: TakeDatagram): ControlSocket
  /** A socket that takes connections: in the file system, or TCP. */
  streams(
    place: ControlPlace,
    rules: StreamRules,
    accept: (connection: ControlConnection) => TakeStream,
  ): ControlSocket
  /**
   * Writes to a FIFO that somebody else has made and reads.
   *
   * @returns why it was not written, or null
   */
  writeFifo(path: string, bytes: Buffer, patience?: FifoPatience): Promise<string | null>
  /**
   * Sends a datagram to a socket in the file system that somebody else has made and reads.
   *
   * @returns the system's name of what was in the way, `EAGAIN` where the reader is behind, or null
   */
  sendUnix(path: string, bytes: Buffer): string | null
}

/** A FIFO or socket cannot be had. */
export class ControlError extends Error {
  readonly code = 'net/cannot-control'

  constructor(message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'ControlError'
  }
}

/** Where it is, for people: a path, or an address with its port. */
export function placeText(place: ControlPlace): string {
  if (place.kind === 'file') return place.path
  const host = place.address.includes(':') ? `[${place.address}]` : place.address
  return `${host}:${place.port}`
}

/** What the system called an error. */
export function systemCode(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code
  return error instanceof Error ? error.message : String(error)
}
