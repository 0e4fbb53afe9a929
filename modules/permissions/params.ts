/** The parameters of `permissions`. */

import { boolParam, intParam, optionalStrParam, SiproseError, strParam } from 'siprose'

import { databaseParams } from './database-params.ts'

/** The name of the AVP in `$avp(name)`. */
export function avpNamed(text: string): string {
  const name = /^\$avp\((?:[si]:)?([\w.-]+)\)$/.exec(text.trim())?.[1]
  if (name !== undefined) return name
  throw new SiproseError('permissions/avp', `\`${text}\` is no AVP, as \`$avp(peer)\` is`)
}

/** The table of parameters. */
export const params = {
  /**
   * The file of what is allowed, for {@link allow_routing} without a file.
   *
   * A name without a directory is looked for beside the configuration.
   *
   * @example A list of your own
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "permissions.so"
   * modparam("permissions", "default_allow_file", "friends")
   * modparam("permissions", "default_deny_file", "all")
   * request_route {
   *     if (allow_routing()) sl_send_reply("200", "OK");
   *     else sl_send_reply("403", "Not Allowed");
   * }
   * ```
   * ```file name=friends
   * "^sip:bob@" : ALL
   * ```
   * ```file name=all
   * ALL : ALL
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 403
   * bob   > OPTIONS sip:example.com
   *         From: <sip:bob@example.com>;tag=1
   * bob   < 200
   * ```
   */
  default_allow_file: strParam('permissions.allow'),

  /**
   * The file of what is not allowed, for {@link allow_routing} without a file.
   *
   * @example Deny one place to all
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "permissions.so"
   * modparam("permissions", "default_deny_file", "closed")
   * request_route {
   *     if (allow_routing()) sl_send_reply("200", "OK");
   *     else sl_send_reply("403", "Not Allowed");
   * }
   * ```
   * ```file name=closed
   * ALL : "^sip:bob@"
   * ```
   * ```sip
   * alice > OPTIONS sip:bob@example.com
   * alice < 403
   * alice > OPTIONS sip:carol@example.com
   * alice < 200
   * ```
   */
  default_deny_file: strParam('permissions.deny'),

  /**
   * Whether all places that a request goes to are looked at, or its request URI alone.
   *
   * It is for {@link allow_routing}.
   *
   * @example A branch that nobody looks at
   * ```kamailio
   * loadmodule "corex.so"
   * loadmodule "sl.so"
   * loadmodule "permissions.so"
   * modparam("permissions", "check_all_branches", 0)
   * request_route {
   *     append_branch("sip:bob@example.com");
   *     if (allow_routing("closed")) sl_send_reply("200", "OK");
   *     else sl_send_reply("403", "Not Allowed");
   * }
   * ```
   * ```file name=closed.deny
   * ALL : "^sip:bob@"
   * ```
   * ```sip
   * alice > OPTIONS sip:carol@example.com
   * alice < 200
   * ```
   *
   * @trap With 0 a request goes to branches that no rule has seen.
   */
  check_all_branches: boolParam(true),

  /**
   * What makes the name of an allow file of a base name.
   *
   * @example Files with endings of your own
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "permissions.so"
   * modparam("permissions", "allow_suffix", ".yes")
   * modparam("permissions", "deny_suffix", ".no")
   * request_route {
   *     if (allow_routing("calls")) sl_send_reply("200", "OK");
   *     else sl_send_reply("403", "Not Allowed");
   * }
   * ```
   * ```file name=calls.yes
   * "^sip:bob@" : ALL
   * ```
   * ```file name=calls.no
   * ALL : ALL
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 403
   * ```
   */
  allow_suffix: strParam('.allow'),

  /**
   * What makes the name of a deny file of a base name.
   *
   * @example A deny file alone
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "permissions.so"
   * modparam("permissions", "deny_suffix", ".no")
   * request_route {
   *     if (allow_routing("calls")) sl_send_reply("200", "OK");
   *     else sl_send_reply("403", "Not Allowed");
   * }
   * ```
   * ```file name=calls.no
   * ALL : ALL
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 403
   * ```
   */
  deny_suffix: strParam('.deny'),

  /**
   * The file of addresses, subnets and domains.
   *
   * A row is `group address mask port tag` on a line, where mask, port and tag may be left out, and `#` starts a comment. A mask of 0 is that of the
   * whole address, a port of 0 is any.
   *
   * @example Who is known
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "permissions.so"
   * modparam("permissions", "address_file", "address.list")
   * request_route {
   *     if (allow_source_address("1")) sl_send_reply("200", "OK");
   *     else sl_send_reply("403", "Not Allowed");
   * }
   * ```
   * ```file name=address.list
   * # the office, and two gateways
   * 1 198.51.100.0 24
   * 1 192.0.2.20 32 5060 helsinki  # the old one
   * 1 2001:db8::20
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 403
   * bob   > OPTIONS sip:example.com
   * bob   < 200
   * ```
   *
   * @compat A line that is no row keeps the server from starting, or a reload from being taken; Kamailio passes over some, and takes `10.0.0.0/24` for a domain that
   *   is never found. Groups start at 1.
   * @trap No row is for all addresses, as a mask of 0 is the whole address: write `0.0.0.0 1` and `128.0.0.0 1`.
   */
  address_file: optionalStrParam(),

  ...databaseParams,

  /**
   * The AVP that takes the tag of a row that was found.
   *
   * It is put in front of the values that are there.
   *
   * @example Know the gateway by its name
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "permissions.so"
   * modparam("permissions", "address_file", "address.list")
   * modparam("permissions", "peer_tag_avp", "$avp(peer)")
   * request_route {
   *     if (allow_source_address()) sl_send_reply("200", "Hello $avp(peer)");
   * }
   * ```
   * ```file name=address.list
   * 1 192.0.2.10 32 0 helsinki
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 200 Hello helsinki
   * ```
   */
  peer_tag_avp: optionalStrParam({ check: avpNamed }),

  /**
   * Whether the tags of all rows are kept that trust a request, or of the first alone.
   *
   * With 1 the result of {@link allow_trusted} is their number.
   *
   * @example All tags of a peer
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "permissions.so"
   * modparam("permissions", "peer_tag_mode", 1)
   * request_route { if (!allow_trusted()) sl_send_reply("401", "Who Are You"); }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 401
   * ```
   */
  peer_tag_mode: intParam(0, { min: 0, max: 1 }),

  /**
   * How many subnets the address table may have.
   *
   * A file with more is not taken. Each takes some 500 bytes; how many there are does not matter to a message.
   *
   * @example A large table
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "permissions.so"
   * modparam("permissions", "address_file", "address.list")
   * modparam("permissions", "max_subnets", 100000)
   * request_route { if (allow_source_address()) sl_send_reply("200", "OK"); }
   * ```
   * ```file name=address.list
   * 1 192.0.2.0 24
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 200
   * ```
   *
   * @compat Kamailio starts without the subnets that are too many.
   */
  max_subnets: intParam(512, { min: 1, max: 10_000_000 }),

  /**
   * Which subnet counts of several that an address is in.
   *
   * 0 is the first in the file, 1 the smallest. It is about tags, and about groups where any is asked for.
   *
   * @example The smallest subnet says who it is
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "permissions.so"
   * modparam("permissions", "address_file", "address.list")
   * modparam("permissions", "peer_tag_avp", "$avp(peer)")
   * modparam("permissions", "subnet_match_mode", 1)
   * request_route { if (allow_source_address()) sl_send_reply("200", "Hello $avp(peer)"); }
   * ```
   * ```file name=address.list
   * 1 192.0.0.0 16 0 everybody
   * 1 192.0.2.0 24 0 neighbours
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 200 Hello neighbours
   * ```
   */
  subnet_match_mode: intParam(0, { min: 0, max: 1 }),

  /**
   * What is read at the start: a sum.
   *
   * 1 is the address table, 2 the table of trusted peers, 4 allow files, 8 deny files. What is not read is empty.
   *
   * @example Deny files alone
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "permissions.so"
   * modparam("permissions", "load_backends", 8)
   * request_route {
   *     if (allow_routing()) sl_send_reply("200", "OK");
   *     else sl_send_reply("403", "Not Allowed");
   * }
   * ```
   * ```file name=permissions.allow
   * ALL : ALL
   * ```
   * ```file name=permissions.deny
   * ALL : ALL
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 403
   * ```
   */
  load_backends: intParam(65_535, { min: 0, max: 65_535 }),

  /**
   * How long after a reload the next one is refused.
   *
   * @example Once a minute
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "permissions.so"
   * modparam("permissions", "address_file", "address.list")
   * modparam("permissions", "reload_delta", 60)
   * request_route { drop; }
   * ```
   * ```file name=address.list
   * 1 192.0.2.10
   * ```
   * ```rpc
   * > permissions.addressReload
   * Reload OK
   * > permissions.addressReload
   * error: { code: 500, message: "a reload was 60 s ago or less: wait 60 s, or set `reload_delta`" }
   * ```
   */
  reload_delta: intParam(5, { min: 0, max: 86_400, unit: 's' }),
}
