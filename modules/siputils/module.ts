/**
 * Asks small questions of messages, URIs and numbers, and carries Contacts.
 *
 * It answers OPTIONS too, and makes SIP URIs of telephone numbers.
 *
 * @module siputils
 */
import {
  defineModule,
  intParam,
  type Message,
  type RouteType,
  SiproseError,
  strParam,
} from 'siprose'

/** The module's handle. */
export const siputils = defineModule('siputils', {
  params: {
    /**
     * The Accept header that `options_reply()` sends: the types of bodies that are understood.
     *
     * A server that passes bodies on without looking understands any.
     *
     * @example Say that only descriptions are understood
     * ```kamailio
     * loadmodule "sl.so"
     * loadmodule "siputils.so"
     * modparam("siputils", "options_accept", "application/sdp")
     * request_route { options_reply(); }
     * ```
     * ```sip
     * alice > OPTIONS sip:example.com
     * alice < 200
     *         Accept: application/sdp
     * ```
     */
    options_accept: strParam('*/*'),

    /**
     * The Accept-Encoding header that `options_reply()` sends.
     *
     * Empty, it says that no encoding is understood.
     *
     * @example Name an encoding
     * ```kamailio
     * loadmodule "sl.so"
     * loadmodule "siputils.so"
     * modparam("siputils", "options_accept_encoding", "gzip")
     * request_route { options_reply(); }
     * ```
     * ```sip
     * alice > OPTIONS sip:example.com
     * alice < 200
     *         Accept-Encoding: gzip
     * ```
     */
    options_accept_encoding: strParam(''),

    /**
     * The Accept-Language header that `options_reply()` sends.
     *
     * @example Ask for texts in Finnish
     * ```kamailio
     * loadmodule "sl.so"
     * loadmodule "siputils.so"
     * modparam("siputils", "options_accept_language", "fi")
     * request_route { options_reply(); }
     * ```
     * ```sip
     * alice > OPTIONS sip:example.com
     * alice < 200
     *         Accept-Language: fi
     * ```
     */
    options_accept_language: strParam('en'),

    /**
     * The Supported header that `options_reply()` sends: option tags of extensions.
     *
     * @example Offer an extension
     * ```kamailio
     * loadmodule "sl.so"
     * loadmodule "siputils.so"
     * modparam("siputils", "options_support", "path")
     * request_route { options_reply(); }
     * ```
     * ```sip
     * alice > OPTIONS sip:example.com
     * alice < 200
     *         Supported: path
     * ```
     */
    options_support: strParam(''),

    /**
     * The character between the fields of a Contact that `encode_contact()` makes.
     *
     * Of a longer text the first character counts. The functions that decode must run with the same one.
     *
     * @example Use a character that some phones like better
     * ```kamailio
     * loadmodule "sl.so"
     * loadmodule "siputils.so"
     * modparam("siputils", "contact_flds_separator", "_")
     * request_route {
     *     encode_contact("nat", "192.0.2.1");
     *     forward();
     * }
     * ```
     * ```sip
     * alice > INVITE sip:bob@192.0.2.20
     *         Contact: <sip:alice@10.0.0.7:5070>
     * bob   < INVITE sip:bob@192.0.2.20
     *         Contact: <sip:nat_alice__10.0.0.7_5070_@192.0.2.1>
     * ```
     */
    contact_flds_separator: strParam('*'),

    /**
     * How long an E.164 number can be for `is_e164()` and `is_uri_user_e164()`, its `+` counted.
     *
     * @example Take only short numbers
     * ```kamailio
     * loadmodule "pv.so"
     * loadmodule "sl.so"
     * loadmodule "siputils.so"
     * modparam("siputils", "e164_max_len", 8)
     * request_route {
     *     if (is_e164("$rU")) sl_send_reply("200", "A number");
     *     else sl_send_reply("404", "None");
     * }
     * ```
     * ```sip
     * alice > OPTIONS sip:+3584012@example.com
     * alice < 200
     * alice > OPTIONS sip:+35840123@example.com
     * alice < 404
     * ```
     */
    e164_max_len: intParam(16, { min: 3 }),

    /**
     * The AVP with the URI for Remote-Party-ID, `$avp(name)`.
     *
     * A check of credentials against a database may set it.
     *
     * @example Take it from an AVP of another name
     * ```kamailio
     * loadmodule "pv.so"
     * loadmodule "sl.so"
     * loadmodule "siputils.so"
     * modparam("siputils", "rpid_avp", "$avp(s:number)")
     * request_route {
     *     $avp(number) = "sip:+358401234567@example.com";
     *     if (is_rpid_user_e164()) sl_send_reply("200", "A number");
     * }
     * ```
     * ```sip
     * alice > OPTIONS sip:example.com
     * alice < 200
     * ```
     */
    rpid_avp: strParam('$avp(s:rpid)', { check: avpName }),

    /**
     * What `append_rpid_hf()` puts before the URI.
     *
     * @example Give the caller a name
     * ```kamailio
     * loadmodule "pv.so"
     * loadmodule "sl.so"
     * loadmodule "siputils.so"
     * modparam("siputils", "rpid_prefix", "Exchange <")
     * modparam("siputils", "rpid_suffix", ">")
     * request_route { $avp(rpid) = "sip:100@example.com"; append_rpid_hf(); forward(); }
     * ```
     * ```sip
     * alice > INVITE sip:bob@192.0.2.20
     * bob   < INVITE sip:bob@192.0.2.20
     *         Remote-Party-ID: Exchange <sip:100@example.com>
     * ```
     *
     * @trap without a `<` here and a `>` in `rpid_suffix` what stands behind the URI belongs to it, not to the header
     */
    rpid_prefix: strParam(''),

    /**
     * What `append_rpid_hf()` puts behind the URI.
     *
     * @example Say that the caller wants to stay unknown
     * ```kamailio
     * loadmodule "pv.so"
     * loadmodule "sl.so"
     * loadmodule "siputils.so"
     * modparam("siputils", "rpid_prefix", "<")
     * modparam("siputils", "rpid_suffix", ">;privacy=full")
     * request_route { $avp(rpid) = "sip:100@example.com"; append_rpid_hf(); forward(); }
     * ```
     * ```sip
     * alice > INVITE sip:bob@192.0.2.20
     * bob   < INVITE sip:bob@192.0.2.20
     *         Remote-Party-ID: <sip:100@example.com>;privacy=full
     * ```
     */
    rpid_suffix: strParam(';party=calling;id-type=subscriber;screen=yes'),
  },
  needs: ['sl'],
  state: ({ params }) => ({
    rpidAvp: avpName(params.rpid_avp),
    /** Messages that were given a charging vector. */
    charged: new WeakSet<Message>(),
  }),
})

/** The name of an AVP: `$avp(name)`, with or without the old `s:` or `i:`. */
function avpName(text: string): string {
  const name = /^\$avp\((?:[si]:)?([^()$]+)\)$/.exec(text.trim())?.[1]
  if (name !== undefined) return name
  throw new SiproseError('siputils/rpid-avp', `\`rpid_avp\` is \`${text}\`; it can be $avp(name)`)
}

/** Where a request is being worked on. */
export const requestRoutes: readonly RouteType[] = ['request', 'failure', 'branch', 'event']

/** Where a request that nobody has answered yet is being worked on. */
export const firstRoutes: readonly RouteType[] = ['request', 'event']

/** Where the Contacts of a message are worth changing. */
export const contactRoutes: readonly RouteType[] = ['request', 'event', 'reply', 'onreply']
