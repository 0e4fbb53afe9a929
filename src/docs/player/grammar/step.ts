/** The steps of a transcript: what a `sip` fence says, line by line. */

import type { Endpoint } from '../actors/endpoint.ts'
import type { Identity } from '../actors/identity.ts'
import type { Pattern } from './pattern.ts'
import type { Place } from '../problem.ts'

/** What the messages of a fence are: of SIP, or of HTTP. */
export type Protocol = 'sip' | 'http'

/** A start line of a request: `INVITE sip:bob@example.com again x2`. */
export interface RequestLine {
  readonly kind: 'request'
  readonly method: string
  readonly uri: Pattern
  readonly uriPlace: Place
  /** `SIP/…` or `HTTP/…` behind the URI, for messages of another version; null for `SIP/2.0` and `HTTP/1.1`. */
  readonly version: string | null
  readonly only: boolean
  /** How many times the message comes again; null for a message that is new. */
  readonly again: number | null
  readonly place: Place
}

/** A start line of a reply: `200 OK to INVITE`. */
export interface ReplyLine {
  readonly kind: 'reply'
  readonly status: number
  readonly reason: Pattern | null
  /** The place of the status and the reason. */
  readonly statusPlace: Place
  /** The method that is answered, when it is said. */
  readonly method: string | null
  readonly only: boolean
  readonly again: number | null
  readonly place: Place
}

/** A start line. */
export type StartLine = RequestLine | ReplyLine

/** A header that is written: `To: {*};tag={tag:token}`. */
export interface HeaderLine {
  readonly kind: 'value'
  readonly name: string
  readonly value: Pattern
  /** The place of the whole line. */
  readonly place: Place
  readonly valuePlace: Place
  /** The last line of it, when it is folded. */
  readonly lastLine: number
}

/** A header that must be absent: `- Contact`. */
export interface AbsentLine {
  readonly kind: 'absent'
  readonly name: string
  readonly place: Place
}

/** A line of a body. */
export interface BodyLine {
  readonly text: Pattern
  readonly place: Place
}

/** What is written of a message. */
export interface WrittenMessage {
  readonly protocol: Protocol
  /** The name at the start of the line. */
  readonly actor: string
  readonly actorPlace: Place
  readonly start: StartLine
  readonly headers: readonly (HeaderLine | AbsentLine)[]
  /** null: nothing is said about a body. */
  readonly body: readonly BodyLine[] | null
  /** The last line that belongs to the message. */
  readonly lastLine: number
}

/** `alice > …`: an actor sends to the server. */
export interface SendStep extends WrittenMessage {
  readonly kind: 'send'
}

/** `alice < …`: an actor receives from the server. */
export interface ReceiveStep extends WrittenMessage {
  readonly kind: 'receive'
}

/** `alice => bob …`: an actor sends to another one, past the server. */
export interface PassStep extends WrittenMessage {
  readonly kind: 'pass'
  readonly to: string
}

/** `actor dave tcp:192.0.2.40`, `actor gone tcp:192.0.2.41 refuses`. */
export interface ActorStep {
  readonly kind: 'actor'
  readonly name: string
  readonly endpoint: Endpoint
  /** Who it is over TLS. */
  readonly identity: Identity
  /** True: nothing can be sent there. */
  readonly refuses: boolean
  readonly place: Place
}

/** `clock +2s`, or `quiet 5s`: the same, and nothing may be sent. */
export interface TimeStep {
  readonly kind: 'clock' | 'quiet'
  readonly ms: number
  readonly place: Place
}

/** One step. */
export type Step = SendStep | ReceiveStep | PassStep | ActorStep | TimeStep
