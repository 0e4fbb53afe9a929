/** Figures about names, and about destinations that failed. */

import { counter, gauge } from '../../runtime/declare/statistic.ts'

/** The rows of the table. */
export const dnsStatistics = {
  /** Questions to name servers that brought no record: there is none, or no answer. */
  failed_dns_request: counter({ group: 'dns' }),
  /** Questions that took at least `dns_slow_query_ms`. */
  slow_dns_request: counter({ group: 'dns' }),
  /** Messages that found `dns_max_waiting` others waiting for name servers. */
  refused_waits: counter({ group: 'dns' }),
  /** Messages that wait for name servers now. */
  waiting: gauge({ group: 'dns' }, (server) => server.locations.waiting),
  /** Answers that are remembered now. */
  cache_entries: gauge({ group: 'dns' }, (server) => server.locations.cache.sizes.entries),
  /** Bytes that remembered answers use. */
  cache_bytes: gauge({ group: 'dns' }, (server) => server.locations.cache.bytes),
  /** Destinations that are kept away from now. */
  blocked: gauge({ group: 'dst_blocklist' }, (server) => server.locations.blockList.size),
  /** Bytes that the list of them uses. */
  blocked_bytes: gauge(
    { name: 'bytes', group: 'dst_blocklist' },
    (server) => server.locations.blockList.bytes,
  ),
}
