/** Substitutions in the request URI. */
import { constant, parseUri, substExpression, withUser } from 'siprose'

import { messageRoutes, textops } from '../module.ts'

/**
 * Substitutes what a pattern matches in the request URI.
 *
 * @param expression - as `subst()` takes it
 * @returns false when nothing matches, or when the result is no URI; the URI stays as it is then
 *
 * @example Keep what was dialled as a parameter
 * ```kamailio
 * loadmodule "textops.so"
 * request_route {
 *     subst_uri('/^sip:([0-9]+)@(.*)$/sip:+358\1@\2;dialled=\1/i');
 *     forward();
 * }
 * ```
 * ```sip
 * alice > INVITE sip:401234567@192.0.2.20
 * bob   < INVITE sip:+358401234567@192.0.2.20;dialled=401234567
 * ```
 *
 * @example A result that is no URI is refused
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "textops.so"
 * request_route {
 *     if (!subst_uri("/^sip:/not a uri:/")) sl_send_reply("200", "still $ru");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:bob@example.com
 * alice < 200 still sip:bob@example.com
 * ```
 *
 * @compat A result that is no URI is refused; Kamailio takes any text.
 * @see {@link subst_user}
 */
export const subst_uri = textops.cfgFunction(
  { args: [constant('expression', substExpression)], routes: messageRoutes },
  (_self, ctx, expression) => {
    const after = expression.apply(ctx.requestUri, ctx)
    if (after === null || parseUri(after, ctx.message.rules) === null) return false
    ctx.requestUri = after
    return true
  },
)

/**
 * Substitutes what a pattern matches in the user of the request URI.
 *
 * A URI without a user has an empty one; a user that becomes empty goes away.
 *
 * @param expression - as `subst()` takes it
 * @returns false when nothing matches, or when the result is no user; the URI stays as it is then
 *
 * @example Add a prefix to some numbers
 * ```kamailio
 * loadmodule "textops.so"
 * request_route {
 *     subst_user('/^(.*)3642$/3463\13642/');
 *     forward();
 * }
 * ```
 * ```sip
 * alice > INVITE sip:123642@192.0.2.20
 * bob   < INVITE sip:3463123642@192.0.2.20
 * ```
 *
 * @example A match without length changes nothing
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "textops.so"
 * request_route {
 *     if (!subst_user("/$/99/")) sl_send_reply("200", "Unchanged");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:bob@example.com
 * alice < 200 Unchanged
 * ```
 *
 * @compat A result that cannot be a user of a URI is refused; Kamailio takes any text.
 * @trap In double quotes `\136` is one character, `^`: write the expression in single quotes.
 * @trap To put something at the end, match the whole: `/^(.*)$/\199/`. A bare `/$/99/` matches nothing that has a length.
 * @see {@link subst_uri}
 */
export const subst_user = textops.cfgFunction(
  { args: [constant('expression', substExpression)], routes: messageRoutes },
  (_self, ctx, expression) => {
    const { uri } = ctx
    if (uri === null) return false
    const after = expression.apply(uri.user ?? '', ctx)
    if (after === null) return false
    const user = after === '' ? null : after
    const text = withUser(uri, user)
    if (parseUri(text, ctx.message.rules)?.user !== user) return false
    ctx.requestUri = text
    return true
  },
)
