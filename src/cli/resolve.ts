/** Names, asked of the machine's name servers. */

import { DnsResolver } from '../net/locate/dns/resolver.ts'
import { SystemFiles } from '../net/locate/dns/system-names.ts'
import { systemClock } from '../runtime/clock.ts'
import type { ResolverMaker } from '../runtime/forwarding/locations.ts'
import type { Random } from '../runtime/random.ts'

/**
 * What asks the servers of `/etc/resolv.conf`, after `/etc/hosts`.
 *
 * @param random - where the ids of questions come from
 * @param environment - `SIPROSE_RESOLV_CONF` and `SIPROSE_HOSTS` name other files
 */
export function systemResolver(
  random: Random,
  environment: Readonly<Record<string, string | undefined>>,
): ResolverMaker {
  const clock = systemClock
  const system = new SystemFiles(clock, {
    resolvConf: environment['SIPROSE_RESOLV_CONF'] ?? '/etc/resolv.conf',
    hosts: environment['SIPROSE_HOSTS'] ?? '/etc/hosts',
  })
  return (options, slow) => new DnsResolver(options, { clock, random, system, slow })
}
