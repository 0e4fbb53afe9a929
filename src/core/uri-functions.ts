/** The functions that change the request URI. */

import { constant, int } from '../runtime/declare/argument.ts'
import type { Context } from '../runtime/context.ts'
import { SiproseError } from '../runtime/errors.ts'
import { parseUri } from '../sip/uri.ts'
import { core } from './module.ts'
import {
  withHostOf,
  withHostPortOf,
  withHostPortTransport,
  withPortOf,
  withUserInfo,
  withUserOf,
  withUserParam,
} from './request-uri.ts'
import type { Uri } from '../sip/uri.ts'

const routes = ['request', 'reply', 'onreply', 'failure', 'branch', 'event'] as const

/** Changes the request URI; false where there is none that can be read. */
function change(ctx: Context, how: (uri: Uri) => string): boolean {
  const { uri } = ctx
  if (uri === null) return false
  ctx.requestUri = how(uri)
  return true
}

function refused(what: string, text: string, can: string): SiproseError {
  return new SiproseError('core/bad-uri-part', `\`${text}\` is no ${what}; it can be ${can}`)
}

const user = constant('user', (text) => {
  if (!/[@\s<>]/.test(text)) return text
  throw refused('user', text, 'a name or a number, with %40 for an @')
})

const host = constant('host', (text) => {
  if (parseUri(`sip:${text}`) !== null && !/[@;?:]/.test(text.replace(/^\[[^\]]*\]/, '')))
    return text
  throw refused('host', text, 'a name or an address')
})

const hostPort = constant('hostport', (text) => {
  if (parseUri(`sip:${text}`) !== null && !/[@;?]/.test(text)) return text
  throw refused('host and port', text, 'a name or an address, with or without a port')
})

const hostPortTransport = constant('hostporttrans', (text) => {
  if (parseUri(`sip:${text}`) !== null && !/[@?]/.test(text)) return text
  throw refused('host, port and transport', text, 'as in example.com:5061;transport=tls')
})

const port = constant('port', (text) => {
  if (text === '') return null
  if (/^[0-9]{1,5}$/.test(text) && Number(text) > 0 && Number(text) <= 65_535) return Number(text)
  throw refused('port', text, '1 to 65535, or empty for none')
})

const wholeUri = constant('uri', (text) => {
  if (parseUri(text) !== null) return text
  throw refused('URI', text, 'as in sip:bob@example.com')
})

/**
 * Puts something in front of the user of the request URI.
 *
 * @param user - what stands before it afterwards; variables in it are not replaced: `$rU = "9" + $rU` does that
 * @returns false where the request URI cannot be read
 *
 * @example Dial out with a 9
 * ```kamailio
 * request_route { prefix("9"); rewritehost("192.0.2.20"); forward(); }
 * ```
 * ```sip
 * alice > MESSAGE sip:358401234567@example.com
 * bob   < MESSAGE sip:9358401234567@192.0.2.20
 * ```
 */
export const prefix = core.cfgFunction({ args: [user], routes }, (_self, ctx, text) =>
  change(ctx, (uri) => withUserOf(uri, text + (uri.user ?? ''))),
)

/**
 * Cuts characters off the front of the user of the request URI.
 *
 * With as many as the user has, or more, the URI has no user afterwards, and no password.
 *
 * @param count - how many
 * @returns false where the request URI cannot be read
 *
 * @example Take the 9 off that people dial to get out
 * ```kamailio
 * request_route {
 *     if (uri =~ "^sip:9") strip(1);
 *     rewritehost("192.0.2.20");
 *     forward();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:9358401234567@example.com
 * bob   < MESSAGE sip:358401234567@192.0.2.20
 * alice > MESSAGE sip:9@example.com
 * bob   < MESSAGE sip:192.0.2.20
 * ```
 */
export const strip = core.cfgFunction(
  { args: [int('count', { min: 0 })], routes },
  (_self, ctx, count) => change(ctx, (uri) => withUserOf(uri, (uri.user ?? '').slice(count))),
)

/**
 * Cuts characters off the end of the user of the request URI.
 *
 * With as many as the user has, or more, the URI has no user afterwards, and no password.
 *
 * @param count - how many
 * @returns false where the request URI cannot be read
 *
 * @example Drop the extension behind a number
 * ```kamailio
 * request_route { strip_tail(2); rewritehost("192.0.2.20"); forward(); }
 * ```
 * ```sip
 * alice > MESSAGE sip:35840123456700@example.com
 * bob   < MESSAGE sip:358401234567@192.0.2.20
 * ```
 */
export const strip_tail = core.cfgFunction(
  { args: [int('count', { min: 0 })], routes },
  (_self, ctx, count) =>
    change(ctx, (uri) => {
      const name = uri.user ?? ''
      return withUserOf(uri, name.slice(0, Math.max(name.length - count, 0)))
    }),
)

/**
 * Gives the request URI another user; without one where the text is empty.
 *
 * @param user - as it is written; variables in it are not replaced: `$rU = …` does that
 * @returns false where the request URI cannot be read
 *
 * @example Answer every number of a company at its desk
 * ```kamailio
 * request_route { rewriteuser("desk"); rewritehost("192.0.2.20"); forward(); }
 * ```
 * ```sip
 * alice > MESSAGE sip:358401234567:pin@example.com
 * bob   < MESSAGE sip:desk:pin@192.0.2.20
 * ```
 */
export const rewriteuser = core.cfgFunction(
  { args: [user], routes, aliases: ['setuser', 'setu'], modern: '$rU' },
  (_self, ctx, text) => change(ctx, (uri) => withUserOf(uri, text)),
)

/**
 * Gives the request URI another user and password in one go.
 *
 * @param user - `user` or `user:password`
 * @returns false where the request URI cannot be read
 *
 * @example Log in to a gateway of old
 * ```kamailio
 * request_route { rewriteuserpass("trunk:1234"); rewritehost("192.0.2.20"); forward(); }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * bob   < MESSAGE sip:trunk:1234@192.0.2.20
 * ```
 */
export const rewriteuserpass = core.cfgFunction(
  { args: [user], routes, aliases: ['setuserpass', 'setup'] },
  (_self, ctx, text) => change(ctx, (uri) => withUserInfo(uri, text)),
)

/**
 * Gives the request URI another host; the port stays.
 *
 * A `tel` URI becomes a `sip` URI with the number for its user, and `user=phone`.
 *
 * @param host - a name or an address, IPv6 in brackets
 * @returns false where the request URI cannot be read
 *
 * @example Send all to the machine behind us
 * ```kamailio
 * request_route { rewritehost("192.0.2.20"); forward(); }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com:5060
 * bob   < MESSAGE sip:bob@192.0.2.20:5060
 * alice > MESSAGE tel:+358401234567
 * bob   < MESSAGE sip:+358401234567@192.0.2.20;user=phone
 * ```
 */
export const rewritehost = core.cfgFunction(
  { args: [host], routes, aliases: ['sethost', 'seth'], modern: '$rd' },
  (_self, ctx, text) => change(ctx, (uri) => withHostOf(uri, text)),
)

/**
 * Gives the request URI another host and port; without one the port goes.
 *
 * @param hostport - `host` or `host:port`
 * @returns false where the request URI cannot be read
 *
 * @example Send all to another port of the machine behind us
 * ```kamailio
 * request_route { rewritehostport("192.0.2.20:5062"); forward(); }
 * ```
 * ```sip
 * actor gateway udp:192.0.2.20:5062
 * alice   > MESSAGE sip:bob@example.com:5070
 * gateway < MESSAGE sip:bob@192.0.2.20:5062
 * ```
 */
export const rewritehostport = core.cfgFunction(
  { args: [hostPort], routes, aliases: ['sethostport', 'sethp'] },
  (_self, ctx, text) => change(ctx, (uri) => withHostPortOf(uri, text)),
)

/**
 * Gives the request URI another host, port and transport; what is left out goes.
 *
 * @param hostporttrans - as in `host:port;transport=tls`
 * @returns false where the request URI cannot be read
 *
 * @example Send all over TCP
 * ```kamailio
 * request_route { rewritehostporttrans("192.0.2.20:5060;transport=tcp"); forward(); }
 * ```
 * ```sip
 * actor gateway tcp:192.0.2.20
 * alice   > MESSAGE sip:bob@example.com;transport=udp;x=y
 * gateway < MESSAGE sip:bob@192.0.2.20:5060;transport=tcp;x=y
 * ```
 */
export const rewritehostporttrans = core.cfgFunction(
  { args: [hostPortTransport], routes, aliases: ['sethostporttrans', 'sethpt'] },
  (_self, ctx, text) => change(ctx, (uri) => withHostPortTransport(uri, text)),
)

/**
 * Gives the request URI another port; an empty text takes it out.
 *
 * @param port - 1 to 65535, in quotes
 * @returns false where the request URI cannot be read
 *
 * @example Reach a gateway that listens elsewhere
 * ```kamailio
 * request_route { rewriteport("5062"); forward(); }
 * ```
 * ```sip
 * actor gateway udp:192.0.2.20:5062
 * alice   > MESSAGE sip:bob@192.0.2.20
 * gateway < MESSAGE sip:bob@192.0.2.20:5062
 * ```
 *
 * @compat What is no port is refused when the configuration is read; Kamailio makes a URI of it that nobody can read.
 */
export const rewriteport = core.cfgFunction(
  { args: [port], routes, aliases: ['setport', 'setp'], modern: '$rp' },
  (_self, ctx, number) => change(ctx, (uri) => withPortOf(uri, number)),
)

/**
 * Puts another URI in the place of the request URI.
 *
 * @param uri - as it is written; variables in it are not replaced: `$ru = …` does that
 *
 * @example Send every call to the exchange
 * ```kamailio
 * request_route { rewriteuri("sip:exchange@192.0.2.20"); forward(); }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * bob   < MESSAGE sip:exchange@192.0.2.20
 * ```
 *
 * @compat What is no URI is refused when the configuration is read; Kamailio takes it, and cannot read it afterwards.
 */
export const rewriteuri = core.cfgFunction(
  { args: [wholeUri], routes, aliases: ['seturi'], modern: '$ru' },
  (_self, ctx, text) => {
    ctx.requestUri = text
  },
)

/**
 * Makes the request URI again what it was when the request came.
 *
 * @example Try another way with what was asked for
 * ```kamailio
 * request_route {
 *     rewriteuri("sip:nobody@192.0.2.99");
 *     revert_uri();
 *     forward();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 * bob   < MESSAGE sip:bob@192.0.2.20
 * ```
 */
export const revert_uri = core.cfgFunction({ routes }, (_self, ctx) => {
  ctx.requestUri = ctx.message.requestUri
})

/**
 * Adds `user=phone` to the request URI, where it has no parameter `user`.
 *
 * @returns false where the request URI cannot be read
 *
 * @example Tell a gateway that the user is a number
 * ```kamailio
 * request_route { userphone(); rewritehost("192.0.2.20"); forward(); }
 * ```
 * ```sip
 * alice > MESSAGE sip:+358401234567@example.com
 * bob   < MESSAGE sip:+358401234567@192.0.2.20;user=phone
 * ```
 *
 * @rfc 3261 section 19.1.1
 */
export const userphone = core.cfgFunction({ routes }, (_self, ctx) => change(ctx, withUserParam))
