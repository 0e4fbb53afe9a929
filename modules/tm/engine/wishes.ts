/** What a script asks of a transaction, be it there already or made later in the same run. */

/** Switches of a transaction; the bits can be joined. */
export const Trait = {
  /** No 100 is sent for an INVITE. */
  NO_100: 1,
  /** A 6xx is a reply like others. */
  PLAIN_6XX: 2,
  /** Negative replies are not acknowledged. */
  NO_ACK: 4,
  /** A place that fails is not followed by the next one of the same name. */
  NO_FAILOVER: 8,
  /** Reasons of a received CANCEL are not copied. */
  NO_CANCEL_REASON: 16,
  /** What cannot be forwarded is not answered. */
  NO_INTERNAL_REPLY: 32,
  /** What replies say reaches nobody: the request was only copied to somewhere. */
  REPLICA: 64,
} as const

/** The wishes of one script, or of one transaction. */
export class Wishes {
  /** The `failure_route` to run, or null. */
  onFailure: string | null = null
  /** The `onreply_route` to run, or null. */
  onReply: string | null = null
  /** The `branch_route` to run, or null. */
  onBranch: string | null = null
  /** The `event_route[tm:branch-failure:…]` to run, or null. */
  onBranchFailure: string | null = null
  /** Milliseconds until a request without any reply has failed; 0 for the parameter. */
  fr = 0
  /** Milliseconds until an INVITE that rings has failed; 0 for the parameter. */
  frInv = 0
  /** Milliseconds to the first retransmission; 0 for the parameter. */
  t1 = 0
  /** The most milliseconds between two; 0 for the parameter. */
  t2 = 0
  /** The most milliseconds an INVITE may take in all; 0 for the parameter. */
  inviteLifetime = 0
  /** The most milliseconds another request may take in all; 0 for the parameter. */
  otherLifetime = 0
  /** Bits of {@link Trait} that are set. */
  traits = 0
  /** Bits of {@link Trait} that the script has decided on; the others follow the parameters. */
  decided = 0

  /** The same again, to be changed alone. */
  copy(): Wishes {
    return Object.assign(new Wishes(), this)
  }

  /** Turns a switch on or off. */
  decide(trait: number, on: boolean): void {
    this.decided |= trait
    this.traits = on ? this.traits | trait : this.traits & ~trait
  }
}

/** No wishes: what transactions have in common whose scripts ask for nothing. */
export const NO_WISHES: Wishes = Object.freeze(new Wishes())
