/** What a load is made of: the configuration that both servers get, and one request with its answer. */

/** What tells one request from every other. */
export interface Ids {
  /** Differs from one run of the generator to the next. */
  readonly run: string
  /** The place in the window. */
  readonly slot: number
  /** Counts the requests of a run from 1. */
  readonly number: number
}

/** Who takes part, each as host and port. */
export interface Ends {
  /** Where a request comes from. */
  readonly from: string
  readonly server: string
  /** Where the server forwards to; '' where it does not. */
  readonly callee: string
}

/** What requests travel on. */
export type Transport = 'udp' | 'tcp' | 'tls'

/** An operation in hand, as the caller sees it. */
export interface Call {
  readonly ids: Ids
  readonly ends: Ends
  /** What has come so far: bits that the scenario gives a meaning. */
  seen: number
}

/** What the caller makes of a message. */
export interface Reaction {
  /** What is wrong with it; '' for nothing. */
  readonly fault: string
  /** What is sent now. */
  readonly send: readonly string[]
  /** Whether the operation is over. */
  readonly over: boolean
}

/** Messages that are sent, and what becomes of the answers. */
export interface Load {
  /** The first request of an operation. Its branch is {@link branchOf}. */
  request(ids: Ids, ends: Ends): string

  /** Takes a message for an operation in hand. */
  take(text: string, call: Call): Reaction
}

/** Told what is wrong with a message. */
export type Fault = (what: string) => void

/** Somebody whom requests are sent on to. */
export interface CalleeRole {
  /**
   * What it says to a message: answers, in order.
   *
   * @param at - its own host and port
   */
  answer(message: string, at: string, fault: Fault): readonly string[]

  /** What is missing once so many operations are over. */
  end(operations: number, fault: Fault): void
}

/** One load, and the server it is for. */
export interface Scenario extends Load {
  /** What `--scenario` calls it. */
  readonly name: string
  /** What one operation is, for the table. */
  readonly operation: string
  readonly transport: Transport

  /**
   * The configuration, the same text for every server.
   *
   * @param listen - where to listen, as `udp:127.0.0.1:5060`
   * @param folder - where `certificate.pem` and `key.pem` are, for TLS
   */
  config(listen: string, folder: string): string

  /** What has to be done before time is taken, registrations for example; null for nothing. */
  readonly before: (Load & { readonly count: number }) | null

  /** Makes who is called, over UDP; null where nobody is. */
  readonly callee: (() => CalleeRole) | null
}

/** The operation goes on. */
export const WAIT: Reaction = { fault: '', send: [], over: false }

/** The operation is over, and all was right. */
export const OVER: Reaction = { fault: '', send: [], over: true }

/** Something was wrong, and the operation is over. */
export function wrong(fault: string): Reaction {
  return { fault, send: [], over: true }
}

/** What comes before the parts of a branch that are numbers. */
export const BRANCH = 'z9hG4bK-load-'

/**
 * The branch of a request: slot and number can be read back from it.
 *
 * @param step - tells later requests of an operation from the first: `.bye`
 */
export function branchOf(ids: Ids, step = ''): string {
  return `${BRANCH}${ids.slot}-${ids.number}-${ids.run}${step}`
}

/** The Call-ID of a request. */
export function callIdOf(ids: Ids): string {
  return `${ids.number}-${ids.run}@load.example.com`
}

/** What every server is told besides its routing. */
export function common(listen: string): string {
  return `#!KAMAILIO
debug=0
log_stderror=yes
children=1
auto_aliases=no
listen=${listen}
`
}
