/** How a listener of a stream transport goes about connections, apart from how many and how long. */

/** What the operating system is asked for; 0 leaves each to it. */
export interface SystemRules {
  /** Connections that may wait to be accepted. */
  readonly backlog: number
  /** Probes peers that are silent. */
  readonly keepAlive: boolean
  /** Seconds of silence before the first probe. */
  readonly keepIdle: number
  /** Seconds between probes. */
  readonly keepInterval: number
  /** Probes without an answer that end a connection. */
  readonly keepCount: number
  /** Seconds to wait for a peer's first bytes before its connection is shown. */
  readonly deferAccept: number
  /** Confirms the first bytes at once. */
  readonly quickAck: boolean
  /** Attempts to reach a peer. */
  readonly synCount: number
  /** Seconds that a connection is kept which only this side has closed. */
  readonly linger: number
  /** The byte that marks packets in their headers; null leaves the system's. */
  readonly tos: number | null
}

/** The rules of one listener. */
export interface StreamRules {
  /** Opens connections where there is none; otherwise only those are used that peers open. */
  readonly connects: boolean
  /** Refuses a second connection from the address and port of one that is open. */
  readonly unique: boolean
  /** Sends on connections of its own only, not on those of another listener to the same peer. */
  readonly ownOnly: boolean
  /** Answers a ping of RFC 5626. */
  readonly answersPings: boolean
  /** Expects the PROXY protocol at the beginning of each connection that is accepted. */
  readonly announced: boolean
  /** Resets connections that are ended for good reason, instead of closing them in order. */
  readonly resets: boolean
  /** The IPv4 address that connections come from which it opens; null for the listener's. */
  readonly source4: string | null
  /** The IPv6 address that connections come from which it opens; null for the listener's. */
  readonly source6: string | null
  /** Opens connections from the port it listens on. */
  readonly sharesPort: boolean
  readonly system: SystemRules
}

/** Rules that suit most. */
export const STREAM_RULES: StreamRules = {
  connects: true,
  unique: false,
  ownOnly: false,
  answersPings: true,
  announced: false,
  resets: false,
  source4: null,
  source6: null,
  sharesPort: false,
  system: {
    backlog: 1024,
    keepAlive: true,
    keepIdle: 0,
    keepInterval: 0,
    keepCount: 0,
    deferAccept: 0,
    quickAck: false,
    synCount: 0,
    linger: 0,
    tos: null,
  },
}
