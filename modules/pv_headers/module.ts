/**
 * Gives scripts headers as values: read, changed, read again, and written when all is done.
 *
 * What other functions add to a message or take out shows when it leaves, and not before. Here each change is seen at once, in all routes of a
 * transaction: the request's are shared by its branches, of which each may have its own on top.
 *
 * @module pv_headers
 */
import { boolParam, defineModule, intParam, strParam } from 'siprose'
import { tmApi, type TransactionView, type TransactionWatcher } from 'siprose/modules/tm'
import { uacApi } from 'siprose/modules/uac'

import { Collected } from './collected.ts'
import { keyOf } from './header-set.ts'

const SKIPPED = 'Record-Route,Via,Route,Content-Length,Max-Forwards,CSeq'
const known = 'what is collected and applied is known with the message'

/** The keys of a list of names. */
function keys(text: string): ReadonlySet<string> {
  const names = text.split(',').map((name) => keyOf(name.trim()))
  return new Set(names.filter((name) => name !== ''))
}

export const pvHeaders = defineModule('pv_headers', {
  params: {
    /**
     * The record in `$xavi` that holds the headers of the request.
     *
     * @example Look at them there
     * ```kamailio
     * loadmodule "pv.so"
     * loadmodule "sl.so"
     * loadmodule "tm.so"
     * loadmodule "uac.so"
     * loadmodule "pv_headers.so"
     * modparam("pv_headers", "xavi_name", "hdrs")
     * request_route { $x_hdr(X-New) = "1"; sl_send_reply("200", "$xavi(hdrs[0]=>X-Call) $xavi(hdrs[0]=>x-new)"); }
     * ```
     * ```sip
     * alice > OPTIONS sip:example.com
     *         X-Call: c1
     * alice < 200 c1 1
     * ```
     */
    xavi_name: strParam('headers'),

    /**
     * How many characters of a value are kept; what is longer is cut.
     *
     * A header that nobody changes leaves as it came, whatever its length.
     *
     * @example Short values
     * ```kamailio
     * loadmodule "pv.so"
     * loadmodule "sl.so"
     * loadmodule "tm.so"
     * loadmodule "uac.so"
     * loadmodule "pv_headers.so"
     * modparam("pv_headers", "header_value_size", 4)
     * request_route { $x_hdr(X-Seen) = $x_hdr(X-Call); $du = "sip:192.0.2.20"; t_relay(); }
     * ```
     * ```sip
     * alice > MESSAGE sip:bob@example.com
     *         X-Call: 123456789
     * bob   < MESSAGE sip:bob@example.com
     *         X-Call: 123456789
     *         X-Seen: 1234
     * bob   > 200
     * alice < 200
     * ```
     *
     * @compat Kamailio cuts what it writes, too.
     */
    header_value_size: intParam(1024, { min: 1, max: 65_535, unit: 'bytes' }),

    /**
     * The flag that says that a message was collected.
     *
     * @example Keep the line of an existing configuration
     * ```kamailio
     * loadmodule "pv.so"
     * loadmodule "sl.so"
     * loadmodule "tm.so"
     * loadmodule "uac.so"
     * loadmodule "pv_headers.so"
     * modparam("pv_headers", "header_collect_flag", 37)
     * request_route { drop; }
     * ```
     */
    header_collect_flag: intParam(27, { idle: known }),

    /**
     * The flag that says that a message was applied.
     *
     * @example Keep the line of an existing configuration
     * ```kamailio
     * loadmodule "pv.so"
     * loadmodule "sl.so"
     * loadmodule "tm.so"
     * loadmodule "uac.so"
     * loadmodule "pv_headers.so"
     * modparam("pv_headers", "header_apply_flag", 38)
     * request_route { drop; }
     * ```
     */
    header_apply_flag: intParam(28, { idle: known }),

    /**
     * Headers that can be read here, and stay as they are; names with commas between.
     *
     * Content-Length always does: it follows the body.
     *
     * @example Leave another header alone
     * ```kamailio
     * loadmodule "pv.so"
     * loadmodule "sl.so"
     * loadmodule "tm.so"
     * loadmodule "uac.so"
     * loadmodule "pv_headers.so"
     * modparam("pv_headers", "skip_headers", "Record-Route,Via,Route,Content-Length,Max-Forwards,CSeq,X-Call")
     * request_route { $x_hdr(X-Call) = "2"; $x_hdr(X-Note) = "n"; $du = "sip:192.0.2.20"; t_relay(); }
     * ```
     * ```sip
     * alice > MESSAGE sip:bob@example.com
     *         X-Call: 1
     * bob   < MESSAGE sip:bob@example.com
     *         X-Call: 1
     *         X-Note: n
     * bob   > 200
     * alice < 200
     * ```
     */
    skip_headers: strParam(SKIPPED),

    /**
     * Headers whose lists become headers of their own; names with commas between.
     *
     * Each element can be read and changed by its index then.
     *
     * @example Take one out of a list
     * ```kamailio
     * loadmodule "pv.so"
     * loadmodule "sl.so"
     * loadmodule "tm.so"
     * loadmodule "uac.so"
     * loadmodule "pv_headers.so"
     * modparam("pv_headers", "split_headers", "Diversion")
     * request_route { pvh_remove_header("Diversion", "1"); $du = "sip:192.0.2.20"; t_relay(); }
     * ```
     * ```sip
     * alice > MESSAGE sip:bob@example.com
     *         Diversion: <sip:a@example.com>, <sip:b@example.com>, <sip:c@example.com>
     * bob   < MESSAGE sip:bob@example.com
     *         Diversion: <sip:a@example.com>
     *         Diversion: <sip:c@example.com>
     * bob   > 200
     * alice < 200
     * ```
     */
    split_headers: strParam(''),

    /**
     * Whether headers are collected and written without being asked.
     *
     * They are collected when a script first looks at them, and written when the message leaves. Without it, `pvh_collect_headers()` and `pvh_apply_headers()` do so.
     *
     * @example Do both by hand
     * ```kamailio
     * loadmodule "pv.so"
     * loadmodule "sl.so"
     * loadmodule "tm.so"
     * loadmodule "uac.so"
     * loadmodule "pv_headers.so"
     * modparam("pv_headers", "auto_msg", 0)
     * request_route {
     *     pvh_collect_headers();
     *     $x_hdr(X-Note) = "n";
     *     pvh_apply_headers();
     *     $du = "sip:192.0.2.20";
     *     t_relay();
     * }
     * ```
     * ```sip
     * alice > MESSAGE sip:bob@example.com
     * bob   < MESSAGE sip:bob@example.com
     *         X-Note: n
     * bob   > 200
     * alice < 200
     * ```
     *
     * @compat Requests that are forwarded without a transaction leave as they came: call `pvh_apply_headers()` before `forward()`.
     */
    auto_msg: boolParam(true),
  },
  state: ({ params }) =>
    new Collected({
      name: params.xavi_name,
      size: params.header_value_size,
      skip: keys(params.skip_headers),
      split: keys(params.split_headers),
      auto: params.auto_msg,
    }),
  start: (self) => {
    const { state, params } = self
    state.uac = self.find(uacApi)
    const forgotten = ({ branches }: TransactionView): void => state.forget(branches)
    const watcher: TransactionWatcher = params.auto_msg
      ? {
          leaving: (_transaction, ctx) => state.leaving(ctx),
          passing: (_transaction, reply) => state.leaving(reply),
          forgotten,
        }
      : { forgotten }
    self.find(tmApi)?.watch(watcher)
  },
})
