/** One call flow: what the script does, what the caller does, and how whoever is called behaves. */

/** Something that the caller sends. */
export interface Act {
  readonly method: string
  /** When: once a reply with this status has come; at the start unless said. */
  readonly on?: number
  /** So many milliseconds after that. */
  readonly after?: number
  /** Further header lines, each with its line end. */
  readonly more?: string
  /** The user in the request URI; the number of the flow unless said. */
  readonly user?: string
  /** The branch in Via; ACK to a failure, CANCEL and copies have that of the first request. */
  readonly branch?: string
  /** The number in CSeq. */
  readonly cseq?: number
}

/**
 * A flow, of which each place of `%` in texts stands for its number.
 *
 * Whoever is called is a user of the one who answers all, and its name says what it does: `r180w100r486` answers 180 at once and 486 after
 * 100 ms, `n` nothing. A CANCEL is answered with 200 and 487, by `slow` ones with 200 alone, by `deaf` ones not at all, and by `late` ones with
 * 200 while the other replies come all the same. Those of `media` have a body in their 183, and those of `why` say why in Reason.
 */
export interface Flow {
  readonly name: string
  /** What `route[FLOW%]` does, with a request that is no ACK and no CANCEL. */
  readonly does: string
  /** Further routes. */
  readonly routes?: string
  /** What the caller sends; one INVITE unless said. */
  readonly acts?: readonly Act[]
  /** Over what the caller sends. */
  readonly proto?: 'tcp'
  /** The password for challenges; without one they are not answered. */
  readonly password?: string
  /** Why Kamailio and we differ, where that is so. */
  readonly differs?: string
}

/** The URI of somebody who is called, in arguments of functions. */
export const to = (user: string): string => `sip:${user}@$hdr(X-To)`

/** Makes the request go to somebody; texts with variables in them are only worked out in arguments. */
export const goTo = (user: string): string => `$ru = "sip:${user}@" + $hdr(X-To);`

/** Relays to some: in parallel. `before` is done before. */
export function relayTo(users: readonly string[], before = ''): string {
  const [first = '', ...others] = users
  const more = others.map((user) => `append_branch("${to(user)}"); `).join('')
  return `${goTo(first)} ${more}${before} t_relay();`
}

/** An INVITE, and a CANCEL when a reply has come. */
export const cancelOn = (status: number, after = 0, more = ''): readonly Act[] => [
  { method: 'INVITE' },
  { method: 'CANCEL', on: status, after, more },
]

/** One request of another method. */
export const one = (method: string, more = ''): readonly Act[] => [{ method, more }]
