/**
 * The core parameters that decide how a name becomes addresses.
 *
 * The fields are spelled as the configuration spells them and are read anew at each use, so that the owner may hand over the very object
 * in which the core keeps its parameters, and a change at run time counts from the next message on. Times are in seconds, memory in
 * kilobytes, unless the name says otherwise.
 */

/** How name servers are asked. */
export interface ResolverOptions {
  /** Seconds to wait for one name server; less than 1 takes `timeout` of resolv.conf. */
  readonly dns_retr_time: number
  /** How often all servers are asked once more when none answered; negative takes `attempts` of resolv.conf. */
  readonly dns_retr_no: number
  /** How many of the servers in resolv.conf are asked; less than 1 asks all of them. */
  readonly dns_servers_no: number
  /** Tries the domains of resolv.conf's `search` behind names that are not found as they stand. */
  readonly dns_use_search_list: boolean
  /** Takes from the answer to a name completed by the search list only records of exactly that name. */
  readonly dns_search_full_match: boolean
  /** Reports questions that took at least so many milliseconds; 0 reports none. */
  readonly dns_slow_query_ms: number
}

/** What is remembered of answers. */
export interface CacheOptions {
  /** Keeps answers; off, each need of a name is a question to a server. */
  readonly use_dns_cache: boolean
  /** Makes the cache at all; off, it cannot be switched on later. */
  readonly dns_cache_init: boolean
  /** The shortest time an answer is kept, whatever its own time to live. */
  readonly dns_cache_min_ttl: number
  /** The longest time an answer is kept, whatever its own time to live. */
  readonly dns_cache_max_ttl: number
  /** How long it is remembered that a name, or records of a type, do not exist; 0 forgets at once. */
  readonly dns_cache_negative_ttl: number
  /** The most memory of all entries together, in kilobytes. */
  readonly dns_cache_mem: number
  /** How often entries past their use are swept out. */
  readonly dns_cache_gc_interval: number
  /** Lets the least recently used entry go before its time when a new one needs the room. */
  readonly dns_cache_del_nonexp: boolean
  /**
   * What happens to an entry still valid when records for it arrive.
   *
   * 0: an answer replaces it and a record added by command joins it; 1: the old one stays; 2: the new one replaces it; 3: the one
   * that lasts longer stays.
   */
  readonly dns_cache_rec_pref: number
}

/** How destinations are chosen among what DNS says (RFC 3263). */
export interface ChoiceOptions {
  /** Asks for NAPTR records where neither port nor transport is given. */
  readonly dns_try_naptr: boolean
  /** How much UDP is liked; the highest is tried first, negative is never used. */
  readonly dns_udp_pref: number
  /** How much TCP is liked. */
  readonly dns_tcp_pref: number
  /** How much TLS is liked. */
  readonly dns_tls_pref: number
  /** How much SCTP is liked. */
  readonly dns_sctp_pref: number
  /** Puts our own likes above the `order` of NAPTR records; off, they only decide among records of one order. */
  readonly dns_naptr_ignore_rfc: boolean
  /** Picks among SRV records of one priority by chance and weight; off, the heaviest is always the first. */
  readonly dns_srv_lb: boolean
  /** Looks IPv6 addresses up. */
  readonly dns_try_ipv6: boolean
  /** 1: IPv4 alone is looked up; 2: IPv6 alone; 4: IPv6 before IPv4. */
  readonly dns_cache_flags: number
  /** Goes on to the next destination of a name when one fails. */
  readonly use_dns_failover: boolean
}

/** What is remembered of destinations that failed. */
export interface BlockListOptions {
  /** Remembers destinations that failed, and keeps away from them. */
  readonly use_dst_blocklist: boolean
  /** Makes the list at all; off, it cannot be switched on later. */
  readonly dst_blocklist_init: boolean
  /** How long a destination is kept away from after its last failure. */
  readonly dst_blocklist_expire: number
  /** The most memory of all entries together, in kilobytes. */
  readonly dst_blocklist_mem: number
  /** How often entries past their time are swept out. */
  readonly dst_blocklist_gc_interval: number
  /** Causes that do not count for UDP, bits of `BlockCause`. */
  readonly dst_blocklist_udp_imask: number
  /** Causes that do not count for TCP and WebSocket. */
  readonly dst_blocklist_tcp_imask: number
  /** Causes that do not count for TLS and WebSocket over TLS. */
  readonly dst_blocklist_tls_imask: number
  /** Causes that do not count for SCTP. */
  readonly dst_blocklist_sctp_imask: number
}

/** Everything an operator can say about location. */
export interface LocateOptions
  extends ResolverOptions, CacheOptions, ChoiceOptions, BlockListOptions {}

/**
 * What holds where the configuration says nothing.
 *
 * @example Everything as it is, but with fail-over
 * ```ts
 * const options: LocateOptions = { ...LOCATE_OPTIONS, use_dns_failover: true }
 * ```
 */
export const LOCATE_OPTIONS: LocateOptions = {
  dns_retr_time: -1,
  dns_retr_no: -1,
  dns_servers_no: -1,
  dns_use_search_list: true,
  dns_search_full_match: true,
  dns_slow_query_ms: 0,
  use_dns_cache: true,
  dns_cache_init: true,
  dns_cache_min_ttl: 0,
  dns_cache_max_ttl: 2_147_483_647,
  dns_cache_negative_ttl: 60,
  dns_cache_mem: 500,
  dns_cache_gc_interval: 120,
  dns_cache_del_nonexp: false,
  dns_cache_rec_pref: 0,
  dns_try_naptr: false,
  dns_udp_pref: 30,
  dns_tcp_pref: 20,
  dns_tls_pref: 10,
  dns_sctp_pref: 20,
  dns_naptr_ignore_rfc: true,
  dns_srv_lb: false,
  dns_try_ipv6: true,
  dns_cache_flags: 0,
  use_dns_failover: false,
  use_dst_blocklist: false,
  dst_blocklist_init: true,
  dst_blocklist_expire: 60,
  dst_blocklist_mem: 250,
  dst_blocklist_gc_interval: 60,
  dst_blocklist_udp_imask: 0,
  dst_blocklist_tcp_imask: 0,
  dst_blocklist_tls_imask: 0,
  dst_blocklist_sctp_imask: 0,
}
