/** From a number to a domain. */

import { type Context, int, optional, str, type Uri } from 'siprose'

import { pdt } from '../module.ts'
import { ANY, type PrefixDomain } from '../prefix-domains.ts'

const rewriteMode = int('rewrite_mode', { min: 0, max: 2 })

/** What becomes of the number: modes that are none of these are the first one. */
const Rewrite = { STRIP_ALL: 0, STRIP_LEADING: 1, KEEP: 2 } as const
/** Whose prefixes count. */
const Sources = { ANY: 0, OWN: 1, OWN_THEN_ANY: 2 } as const

/**
 * Sends the request to the domain of the longest prefix of its number.
 *
 * Host and port of the request URI become those of the table, parameters and headers of the URI go. Without arguments it is as with `0` and `0`.
 *
 * @param rewrite_mode - what becomes of the number: `0` takes the leading digits of {@link prefix} and the prefix off, `1` the leading digits alone,
 *   `2` leaves it
 * @param multidomain_mode - whose prefixes count: `0` those of any caller, `*` in the table; `1` those of the domain in From; `2` those of that domain,
 *   and where none fits, those of any caller
 * @returns -1 where no prefix fits; the request URI is as it was then
 *
 * @example Three carriers
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "pdt.so"
 * modparam("pdt", "db_url", "sqlite:///siprose.db")
 * request_route {
 *     if (prefix2domain("2")) sl_send_reply("302", "$ru");
 *     else sl_send_reply("404", "No Carrier");
 * }
 * ```
 * ```db
 * given pdt
 * | sdomain | prefix | domain                   |
 * | *       | 49     | de.example.net           |
 * | *       | 4989   | munich.example.net:5070  |
 * | *       | 358    | fi.example.net           |
 * ```
 * ```sip
 * alice > OPTIONS sip:49301234@example.com;user=phone
 * alice < 302 sip:49301234@de.example.net
 * alice > OPTIONS sip:49891234@example.com
 * alice < 302 sip:49891234@munich.example.net:5070
 * alice > OPTIONS sip:4712345@example.com
 * alice < 404
 * ```
 *
 * @example Branches of a company call one another by a digit
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "pdt.so"
 * modparam("pdt", "db_url", "sqlite:///siprose.db")
 * request_route {
 *     if (prefix2domain("0", "2")) sl_send_reply("302", "$ru");
 *     else sl_send_reply("404", "No Such Branch");
 * }
 * ```
 * ```db
 * given pdt
 * | sdomain     | prefix | domain             |
 * | example.com | 7      | north.example.com  |
 * | example.org | 7      | west.example.org   |
 * | *           | 0      | outside.example.net |
 * ```
 * ```sip
 * alice > OPTIONS sip:7100@example.com
 *         From: <sip:alice@example.com>;tag=1
 * alice < 302 sip:100@north.example.com
 * alice > OPTIONS sip:7100@example.org
 *         From: <sip:alice@example.org>;tag=1
 * alice < 302 sip:100@west.example.org
 * alice > OPTIONS sip:089@example.org
 *         From: <sip:alice@example.org>;tag=1
 * alice < 302 sip:89@outside.example.net
 * alice > OPTIONS sip:7100@example.net
 *         From: <sip:alice@example.net>;tag=1
 * alice < 404
 * ```
 *
 * @compat Domains are compared without case. A `tel` URI becomes a `sip` URI, as it has a domain then. Where nothing fits it is false, in Kamailio
 *   too, whose manual says otherwise.
 */
export const prefix2domain = pdt.cfgFunction(
  {
    args: [optional(rewriteMode), optional(int('multidomain_mode', { min: 0, max: 2 }))],
    routes: ['request', 'failure'],
  },
  (self, ctx, rewrite, sources) => {
    const { state } = self
    const lead = leadOf(ctx, self.params.prefix)
    if (lead === null) return false
    const { uri, user, from } = lead
    let found: PrefixDomain | null = null
    if (sources === Sources.OWN || sources === Sources.OWN_THEN_ANY) {
      found = state.find(ctx.message.from?.parsedUri?.host ?? '', user, from)
      if (found === null && sources === Sources.OWN) return false
    }
    found ??= state.find(ANY, user, from)
    return found !== null && goTo(ctx, uri, rest(user, from, found, rewrite), found.domain)
  },
)

/**
 * Sends the request to the domain of the longest prefix that a source domain has.
 *
 * As {@link prefix2domain}, for a source domain that is not the one in From: that of who has logged in, or of a trunk.
 *
 * @param sdomain - the source domain, as the table has it; `*` is one of its own here
 * @param rewrite_mode - what becomes of the number, as of {@link prefix2domain}
 * @returns -1 where no prefix fits
 *
 * @example Numbers of a trunk
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "pdt.so"
 * modparam("pdt", "db_url", "sqlite:///siprose.db")
 * request_route {
 *     $var(trunk) = "trunk-" + $hdr(X-Trunk);
 *     if (pd_translate("$var(trunk)", "0")) sl_send_reply("302", "$ru");
 *     else sl_send_reply("404", "No Such Number");
 * }
 * ```
 * ```db
 * given pdt
 * | sdomain | prefix | domain         |
 * | trunk-1 | 0      | pbx.example.com |
 * | trunk-2 | 9      | pbx.example.org |
 * ```
 * ```sip
 * alice > OPTIONS sip:0100@example.com
 *         X-Trunk: 1
 * alice < 302 sip:100@pbx.example.com
 * alice > OPTIONS sip:9100@example.com
 *         X-Trunk: 2
 * alice < 302 sip:100@pbx.example.org
 * alice > OPTIONS sip:0100@example.com
 *         X-Trunk: 2
 * alice < 404
 * ```
 */
export const pd_translate = pdt.cfgFunction(
  { args: [str('sdomain'), rewriteMode], routes: ['request', 'failure', 'branch'] },
  ({ state, params }, ctx, sdomain, rewrite) => {
    const lead = leadOf(ctx, params.prefix)
    if (lead === null) return false
    const { uri, user, from } = lead
    const found = state.find(sdomain, user, from)
    return found !== null && goTo(ctx, uri, rest(user, from, found, rewrite), found.domain)
  },
)

/** The number of a request, and where it begins behind the leading digits. */
interface Lead {
  readonly uri: Uri
  readonly user: string
  readonly from: number
}

function leadOf(ctx: Context, leading: string): Lead | null {
  const uri = ctx.message.isRequest ? ctx.uri : null
  const user = uri?.user ?? ''
  if (uri === null || user === '' || !user.startsWith(leading)) return null
  if (!uri.isSip && uri.scheme !== 'tel') return null
  return { uri, user, from: leading.length }
}

function rest(
  user: string,
  from: number,
  { prefix }: PrefixDomain,
  mode: number | undefined,
): string {
  if (mode === Rewrite.KEEP) return user
  return user.slice(mode === Rewrite.STRIP_LEADING ? from : from + prefix.length)
}

function goTo(ctx: Context, { scheme, password }: Uri, user: string, domain: string): true {
  const secret = password === null ? '' : `:${password}`
  const who = user === '' ? '' : `${user}${secret}@`
  ctx.requestUri = `${scheme === 'sips' ? scheme : 'sip'}:${who}${domain}`
  return true
}
