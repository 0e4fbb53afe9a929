/** Answers to OPTIONS. */
import { MethodId } from 'siprose'
import { slApi } from 'siprose/modules/sl'

import { firstRoutes, siputils } from '../module.ts'

/**
 * Answers an OPTIONS that is for this server, with what the server can do.
 *
 * It answers 200 with Accept, Accept-Encoding, Accept-Language and Supported from the parameters, and what `append_to_reply()` left.
 * Phones and monitors use it to see whether the server is alive. Ask `uri == myself` first: the function does not.
 *
 * @returns false when nothing was sent: the request is another one, or its URI has a user
 *
 * @example Answer pings
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "siputils.so"
 * request_route {
 *     if (uri == myself && options_reply()) exit;
 *     forward();
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:192.0.2.1
 * alice < 200 OK
 *         Accept: {*}
 *         Accept-Language: en
 * alice > OPTIONS sip:bob@192.0.2.20
 * bob   < OPTIONS sip:bob@192.0.2.20
 * ```
 *
 * @example An OPTIONS for a user is not ours to answer
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "siputils.so"
 * request_route {
 *     if (!options_reply()) sl_send_reply("404", "Not Found");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:bob@192.0.2.1
 * alice < 404
 * ```
 *
 * @trap It does not look whether the URI names this server: outside `uri == myself` it answers for others.
 * @rfc 3261 section 11.2
 */
export const options_reply = siputils.cfgFunction({ routes: firstRoutes }, (self, ctx) => {
  if (ctx.message.methodId !== MethodId.OPTIONS) return false
  const { uri } = ctx
  if (uri === null || !uri.isSip || uri.user !== null) return false
  const { options_accept, options_accept_encoding, options_accept_language, options_support } =
    self.params
  const headers =
    `Accept: ${options_accept}\r\nAccept-Encoding: ${options_accept_encoding}\r\n` +
    `Accept-Language: ${options_accept_language}\r\nSupported: ${options_support}\r\n`
  return self.find(slApi)?.reply(ctx, 200, 'OK', headers) ?? false
})
