/** The core parameters about names and about destinations that failed. */

import type { LocateOptions } from '../../net/locate/options.ts'

/** Documented in the core's tables of DNS and block list parameters. */
export interface DnsSettings extends LocateOptions {
  /** How many messages may wait for name servers at once. */
  readonly dns_max_waiting: number
}
