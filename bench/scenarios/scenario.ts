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

/** One load. */
export interface Scenario {
  /** What `--scenario` calls it. */
  readonly name: string
  /** What one operation is, for the table. */
  readonly operation: string
  /** The status every answer must have. */
  readonly status: number
  /** The method, as CSeq must repeat it. */
  readonly method: string

  /**
   * The configuration, the same text for every server.
   *
   * @param listen - where to listen, as `udp:127.0.0.1:5060`
   */
  config(listen: string): string

  /**
   * One request. Its branch is {@link branchOf}, its Call-ID {@link callIdOf}, its CSeq the number.
   *
   * @param from - the host and port it comes from
   * @param to - the host and port of the server
   */
  request(ids: Ids, from: string, to: string): string
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
