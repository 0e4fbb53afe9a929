/** Parameters: what is remembered of names. */

import { boolParam, intParam } from '../../runtime/declare/parameter.ts'

/** The rows of the table. */
export const dnsCacheParameters = {
  /**
   * Whether answers of name servers are remembered for as long as they are valid.
   *
   * Off, each message to a name asks for it anew.
   *
   * @example What changes in DNS counts at once
   * ```kamailio
   * use_dns_cache = no
   * request_route { forward(); }
   * ```
   * ```dns
   * example.com. A 192.0.2.20
   * ```
   * ```sip
   * alice > MESSAGE sip:dana@example.com
   * bob   < MESSAGE sip:dana@example.com
   * ```
   * ```dns
   * example.com. A 192.0.2.30
   * ```
   * ```sip
   * alice > MESSAGE sip:dana@example.com
   * carol < MESSAGE sip:dana@example.com
   * ```
   */
  use_dns_cache: boolParam(true, { aliases: ['dns_use_cache'], live: 'core.use_dns_cache' }),

  /**
   * Whether there is a memory for answers at all.
   *
   * @example Do without
   * ```kamailio
   * dns_cache_init = no
   * request_route { drop; }
   * ```
   * ```rpc
   * > dns.add_a host.example.com 60 192.0.2.1 0
   * error: { code: 400 }
   * ```
   */
  dns_cache_init: boolParam(true),

  /**
   * The shortest time an answer is remembered, whatever its own time to live says.
   *
   * @example Do not let a domain make us ask for each call
   * ```kamailio
   * dns_cache_min_ttl = 60
   * request_route { forward(); }
   * ```
   * ```dns
   * example.com. 1 IN A 192.0.2.20
   * ```
   * ```sip
   * alice > MESSAGE sip:dana@example.com
   * bob   < MESSAGE sip:dana@example.com
   * ```
   * ```dns
   * example.com. 1 IN A 192.0.2.30
   * ```
   * ```sip
   * clock +30s
   * alice > MESSAGE sip:dana@example.com
   * bob   < MESSAGE sip:dana@example.com
   * ```
   */
  dns_cache_min_ttl: intParam(0, {
    min: 0,
    max: 2_147_483_647,
    unit: 's',
    live: 'core.dns_cache_min_ttl',
  }),

  /**
   * The longest time an answer is remembered, whatever its own time to live says.
   *
   * @example Follow changes within a minute
   * ```kamailio
   * dns_cache_max_ttl = 60
   * request_route { forward(); }
   * ```
   * ```dns
   * example.com. 86400 IN A 192.0.2.20
   * ```
   * ```sip
   * alice > MESSAGE sip:dana@example.com
   * bob   < MESSAGE sip:dana@example.com
   * ```
   * ```dns
   * example.com. 86400 IN A 192.0.2.30
   * ```
   * ```sip
   * clock +61s
   * alice > MESSAGE sip:dana@example.com
   * carol < MESSAGE sip:dana@example.com
   * ```
   */
  dns_cache_max_ttl: intParam(2_147_483_647, {
    min: 0,
    max: 2_147_483_647,
    unit: 's',
    live: 'core.dns_cache_max_ttl',
  }),

  /**
   * How long it is remembered that a name has no records of a type; 0 forgets it at once.
   *
   * That no name server answered is remembered for five seconds, or for this where it is less (RFC 9520).
   *
   * @example A name that comes into being
   * ```kamailio
   * dns_cache_negative_ttl = 10
   * request_route { forward(); }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@new.example.com
   * alice < 478 Unresolvable destination
   * ```
   * ```dns
   * new.example.com. A 192.0.2.20
   * ```
   * ```sip
   * clock +5s
   * alice > MESSAGE sip:bob@new.example.com
   * clock +6s
   * alice > MESSAGE sip:bob@new.example.com
   * bob   < MESSAGE sip:bob@new.example.com
   * ```
   *
   * @rfc 2308
   */
  dns_cache_negative_ttl: intParam(60, {
    min: 0,
    max: 2_147_483_647,
    unit: 's',
    live: 'core.dns_cache_negative_ttl',
  }),

  /**
   * How many kilobytes all remembered answers together may use.
   *
   * When they are used up, what does not exist is forgotten first, then what is past its time.
   *
   * @example Room for the domains of the world
   * ```kamailio
   * dns_cache_mem = 20000
   * request_route { drop; }
   * ```
   * ```rpc
   * > dns.mem_info
   * - 0
   * - 20480000
   * ```
   */
  dns_cache_mem: intParam(500, { min: 0, max: 4_194_303, live: 'core.dns_cache_mem' }),

  /**
   * How often answers that are of no more use are swept out.
   *
   * @example Sweep each half minute
   * ```kamailio
   * dns_cache_gc_interval = 30
   * request_route { drop; }
   * ```
   */
  dns_cache_gc_interval: intParam(120, { min: 1, max: 86_400, unit: 's' }),

  /**
   * Whether a valid answer may be forgotten for a new one when the memory is used up.
   *
   * The one needed longest ago goes first.
   *
   * @example Always have room for what is needed now
   * ```kamailio
   * dns_cache_del_nonexp = yes
   * request_route { drop; }
   * ```
   */
  dns_cache_del_nonexp: boolParam(false, {
    aliases: ['dns_cache_delete_nonexpired'],
    live: 'core.dns_cache_del_nonexp',
  }),

  /**
   * Which records win when there are valid ones of the same name and type already.
   *
   * 0: answers replace what there is, and what a command adds joins it; 1: the old ones stay; 2: the new ones replace them; 3: those that
   * last longer stay.
   *
   * @example What was there first stays
   * ```kamailio
   * dns_cache_rec_pref = 1
   * request_route { drop; }
   * ```
   * ```rpc
   * > dns.add_a host.example.com 60 192.0.2.1 0
   * > dns.add_a host.example.com 60 192.0.2.2 0
   * error: { code: 400 }
   * ```
   */
  dns_cache_rec_pref: intParam(0, { min: 0, max: 3, live: 'core.dns_cache_rec_pref' }),
} as const
