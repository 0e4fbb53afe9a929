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

/** One load. */
export interface Scenario {
  /** What `--scenario` calls it. */
  readonly name: string
  /** What one operation is, for the table. */
  readonly operation: string
  readonly transport: Transport
  /** The status every answer must have. */
  readonly status: number
  /** The method, as CSeq must repeat it. */
  readonly method: string

  /**
   * The configuration, the same text for every server.
   *
   * @param listen - where to listen, as `udp:127.0.0.1:5060`
   * @param folder - where `certificate.pem` and `key.pem` are, for TLS
   */
  config(listen: string, folder: string): string

  /** One request. Its branch is {@link branchOf}, its Call-ID {@link callIdOf}, its CSeq the number. */
  request(ids: Ids, ends: Ends): string

  /** The request that follows the first answer, where an operation is two requests; the answer is what the second one gets. */
  readonly second?: SecondRequest

  /** What the callee says to a request that the server has forwarded, over UDP; null where nobody is called. */
  readonly answer: ((request: string) => string) | null
}

/** A request that goes on from the answer to another. */
export interface SecondRequest {
  /** The status the first answer must have. */
  readonly firstStatus: number

  /** The request, with the branch, Call-ID and CSeq of the first. */
  request(answer: string, ids: Ids, ends: Ends): string
}

/** What comes before the parts of a branch that are numbers. */
export const BRANCH = 'z9hG4bK-load-'

/** The branch of a request: slot and number can be read back from it. */
export function branchOf(ids: Ids): string {
  return `${BRANCH}${ids.slot}-${ids.number}-${ids.run}`
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
