/** Parameters about parties that were given other names. */

import { boolParam, optionalStrParam, strParam } from 'siprose'

import { fittingParam, modeParam } from './forms.ts'

/** The rows of the table. */
export const restoreParams = {
  /**
   * The parameter of the Record-Route that keeps From as it was.
   *
   * @example Another name
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "tm.so"
   * loadmodule "rr.so"
   * loadmodule "uac.so"
   * modparam("uac", "rr_from_store_param", "caller")
   * request_route {
   *     if (loose_route()) { t_relay(); exit; }
   *     record_route();
   *     uac_replace_from("sip:house@example.com");
   *     t_relay();
   * }
   * ```
   * ```sip
   * alice > INVITE sip:bob@192.0.2.20
   * alice < 100
   * bob   < INVITE sip:bob@192.0.2.20
   *         From: <sip:house@example.com>{*}
   *         Record-Route: <sip:192.0.2.1;lr;ftag={*};caller={*}>
   * ```
   */
  rr_from_store_param: fittingParam('vsf'),

  /**
   * The parameter of the Record-Route that keeps To as it was.
   *
   * @example Another name
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "tm.so"
   * loadmodule "rr.so"
   * loadmodule "uac.so"
   * modparam("uac", "rr_to_store_param", "callee")
   * request_route {
   *     if (loose_route()) { t_relay(); exit; }
   *     record_route();
   *     uac_replace_to("sip:robert@example.com");
   *     t_relay();
   * }
   * ```
   * ```sip
   * alice > INVITE sip:bob@192.0.2.20
   * alice < 100
   * bob   < INVITE sip:bob@192.0.2.20
   *         To: <sip:robert@example.com>
   *         Record-Route: <sip:192.0.2.1;lr;ftag={*};callee={*}>
   * ```
   */
  rr_to_store_param: fittingParam('vst'),

  /**
   * Who gets back what was replaced.
   *
   * With `none` nobody does: the caller sees the new names in replies. `manual` gives replies what the request had, and leaves later requests of the
   * dialog to `uac_restore_from()` and `uac_restore_to()`. `auto` sees to both; it needs the module `rr`, and what is kept there can be read by whoever gets
   * the request, unless `restore_passwd` is set.
   *
   * @example The caller sees what was made of it
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "tm.so"
   * loadmodule "rr.so"
   * loadmodule "uac.so"
   * modparam("uac", "restore_mode", "none")
   * request_route {
   *     if (loose_route()) { t_relay(); exit; }
   *     record_route();
   *     uac_replace_from("sip:house@example.com");
   *     t_relay();
   * }
   * ```
   * ```sip
   * alice > INVITE sip:bob@192.0.2.20
   * alice < 100
   * bob   < INVITE sip:bob@192.0.2.20
   *         From: <sip:house@example.com>{*}
   * bob   > 200
   *         Contact: <sip:bob@192.0.2.20>
   * alice < 200
   *         From: <sip:house@example.com>{*}
   * ```
   *
   * @compat Without `rr`, `auto` is as `manual`; Kamailio does not start.
   */
  restore_mode: modeParam(),

  /**
   * Whether the module `dialog` keeps what was replaced.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "tm.so"
   * loadmodule "rr.so"
   * loadmodule "uac.so"
   * modparam("uac", "restore_dlg", 1)
   * request_route {
   *     if (loose_route()) { t_relay(); exit; }
   *     record_route();
   *     uac_replace_from("sip:house@example.com");
   *     t_relay();
   * }
   * ```
   * ```sip
   * alice > INVITE sip:bob@192.0.2.20
   * alice < 100
   * bob   < INVITE sip:bob@192.0.2.20
   *         From: <sip:house@example.com>{*}
   * ```
   */
  restore_dlg: boolParam(false, {
    idle: 'the Record-Route keeps it, for calls that are tracked too',
  }),

  /**
   * A password that hides what the Record-Route keeps; empty for none.
   *
   * It is hidden from others and cannot be changed by them. Servers that stand for one another need the same password.
   *
   * @example Nobody can look behind the number
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "tm.so"
   * loadmodule "rr.so"
   * loadmodule "uac.so"
   * modparam("uac", "restore_passwd", "a long secret")
   * request_route {
   *     if (loose_route()) { t_relay(); exit; }
   *     record_route();
   *     uac_replace_from("sip:house@example.com");
   *     t_relay();
   * }
   * ```
   * ```sip
   * alice > INVITE sip:bob@192.0.2.20
   * alice < 100
   * bob   < INVITE sip:bob@192.0.2.20
   *         From: <sip:house@example.com>{*}
   *         Record-Route: <sip:192.0.2.1;lr;ftag={*};vsf={hidden}>
   * bob   > 200
   *         Contact: <sip:bob@192.0.2.20>
   * alice < 200
   * bob   > BYE sip:alice@192.0.2.10
   * alice < BYE sip:alice@192.0.2.10
   *         To: <sip:alice@example.com>{*}
   * ```
   */
  restore_passwd: strParam(''),

  /**
   * A variable that gets the URI of From before it is replaced, and that replies get it from.
   *
   * A script may look at it there, or say something else.
   *
   * @example The script knows both
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "tm.so"
   * loadmodule "rr.so"
   * loadmodule "textops.so"
   * loadmodule "uac.so"
   * modparam("uac", "restore_from_avp", "$avp(caller)")
   * request_route {
   *     if (loose_route()) { t_relay(); exit; }
   *     record_route();
   *     uac_replace_from("sip:house@example.com");
   *     append_hf("X-Caller: $avp(caller)\r\n");
   *     t_relay();
   * }
   * ```
   * ```sip
   * alice > INVITE sip:bob@192.0.2.20
   * alice < 100
   * bob   < INVITE sip:bob@192.0.2.20
   *         From: <sip:house@example.com>{*}
   *         X-Caller: sip:alice@example.com
   * ```
   */
  restore_from_avp: optionalStrParam(),

  /**
   * A variable that gets the URI of To before it is replaced, and that replies get it from.
   *
   * A script may look at it there, or say something else.
   *
   * @example The script knows both
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "tm.so"
   * loadmodule "rr.so"
   * loadmodule "textops.so"
   * loadmodule "uac.so"
   * modparam("uac", "restore_to_avp", "$avp(callee)")
   * request_route {
   *     if (loose_route()) { t_relay(); exit; }
   *     record_route();
   *     uac_replace_to("sip:robert@example.com");
   *     append_hf("X-Callee: $avp(callee)\r\n");
   *     t_relay();
   * }
   * ```
   * ```sip
   * alice > INVITE sip:bob@192.0.2.20
   * alice < 100
   * bob   < INVITE sip:bob@192.0.2.20
   *         To: <sip:robert@example.com>
   *         X-Callee: sip:bob@192.0.2.20
   * ```
   */
  restore_to_avp: optionalStrParam(),
}
