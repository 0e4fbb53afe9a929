/**
 * Says in a header that a call was forwarded, by whom, and why.
 *
 * Who gets a forwarded call sees who calls, not whom they called. Voice mail needs to know whose greeting to play, and a gateway
 * to the telephone network who pays for the second leg: both read the header Diversion. `add_diversion()` writes it.
 *
 * @module diversion
 */
import { defineModule, optional, str, strParam } from 'siprose'

import { diversionLine, firstPlace } from './diversion-line.ts'

const diversion = defineModule('diversion', {
  params: {
    /**
     * Stands at the end of each header that is added: parameters of it, each with its semicolon.
     *
     * @example Keep who forwarded from the one who is called
     * ```kamailio
     * loadmodule "pv.so"
     * loadmodule "diversion.so"
     * modparam("diversion", "suffix", ";privacy=full")
     * request_route { add_diversion("user-busy"); $du = "sip:192.0.2.20"; forward(); }
     * ```
     * ```sip
     * alice > INVITE sip:carol@example.com
     * bob   < INVITE sip:carol@example.com
     *         Diversion: <sip:carol@example.com>;reason=user-busy;privacy=full
     * ```
     *
     * @compat Kamailio 5.6 takes it and does not write it.
     */
    suffix: strParam(''),
  },
})
export default diversion

/**
 * Adds a Diversion header, above those that are there: the newest stands first.
 *
 * Call it before the request URI is changed, or name who forwarded: without a second argument it is the request URI as it came. Each call
 * adds one more.
 *
 * @param reason - why: `user-busy`, `no-answer`, `unconditional`, `deflection`, `unavailable`, `away`, or a word of your own
 * @param uri - who forwarded
 * @returns -1 when that is no URI, or the reason has a line end in it; nothing is added then
 *
 * @example Send calls to voice mail, and say whose they are
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "diversion.so"
 * request_route {
 *     add_diversion("no-answer");
 *     $ru = "sip:voicemail@192.0.2.20";
 *     forward();
 * }
 * ```
 * ```sip
 * alice > INVITE sip:carol@example.com
 * bob   < INVITE sip:voicemail@192.0.2.20
 *         Diversion: <sip:carol@example.com>;reason=no-answer
 * ```
 *
 * @example A call that is forwarded once more
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "diversion.so"
 * request_route {
 *     add_diversion("user-busy", "sip:carol@example.com");
 *     add_diversion("no-answer", "tel:+15550123");
 *     $du = "sip:192.0.2.20";
 *     forward();
 * }
 * ```
 * ```sip
 * alice > INVITE sip:dana@example.com
 *         Diversion: <sip:boss@example.com>;reason=unconditional
 * bob   < INVITE sip:dana@example.com
 *         Diversion: <tel:+15550123>;reason=no-answer
 *         Diversion: <sip:carol@example.com>;reason=user-busy
 *         Diversion: <sip:boss@example.com>;reason=unconditional
 * ```
 *
 * @example What is no URI is not passed on
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "diversion.so"
 * request_route {
 *     if (!add_diversion("user-busy", "<carol>")) sl_send_reply("500", "Nobody forwarded");
 * }
 * ```
 * ```sip
 * alice > INVITE sip:dana@example.com
 * alice < 500 Nobody forwarded
 * alice > ACK sip:dana@example.com
 * ```
 *
 * @compat A reason that is no word is put in quotes; Kamailio writes it as it is, and so it does with what is no URI.
 * @rfc 5806
 */
export const add_diversion = diversion.cfgFunction(
  { args: [str('reason'), optional(str('uri'))], routes: ['request', 'failure', 'branch'] },
  (self, { message }, reason, uri) => {
    const line = diversionLine(uri ?? message.requestUri, reason, self.params.suffix)
    if (line === null) return false
    message.edits.insertFirst(firstPlace(message), line)
    return true
  },
)
