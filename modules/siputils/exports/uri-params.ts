/** Parameters of the request URI. */
import { constant, optional, str, variable, withParam, withParams } from 'siprose'

import { addParam, wholeParam } from '../uri-param.ts'
import { firstRoutes, requestRoutes, siputils } from '../module.ts'

/**
 * Tells whether the request URI has a parameter without a value, or with a certain one.
 *
 * @param param - the name, in any case; variables in it are expanded
 * @param value - the value, case counting; if left out or empty, the parameter must have none
 * @returns true when it has
 *
 * @example Recognize phones behind a NAT, as an edge server marked them
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "siputils.so"
 * request_route {
 *     if (uri_param("nat", "yes")) sl_send_reply("200", "Behind a NAT");
 *     else if (uri_param("nat")) sl_send_reply("200", "No value");
 *     else sl_send_reply("200", "Direct");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:bob@example.com;NAT=yes
 * alice < 200 Behind a NAT
 * alice > OPTIONS sip:bob@example.com;nat
 * alice < 200 No value
 * alice > OPTIONS sip:bob@example.com;nat=no
 * alice < 200 Direct
 * ```
 *
 * @compat The name is compared without case, as the standard has it.
 * @trap With one argument it asks for a parameter without a value; `uri_param_any()` asks for either.
 * @rfc 3261 section 19.1.1
 * @see {@link uri_param_any}
 */
export const uri_param = siputils.cfgFunction(
  { args: [str('param'), optional(str('value'))], routes: requestRoutes },
  (_self, ctx, param, value) => ctx.uri?.param(param) === (value ?? ''),
)

/**
 * Tells whether the request URI has a parameter, with a value or without.
 *
 * @param param - the name, in any case; variables in it are expanded
 * @returns true when it has
 *
 * @example Ask for either form
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "siputils.so"
 * request_route {
 *     if (uri_param_any("lr")) sl_send_reply("200", "A loose router");
 *     else sl_send_reply("404", "None");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com;lr
 * alice < 200
 * alice > OPTIONS sip:example.com;lr=on
 * alice < 200
 * alice > OPTIONS sip:example.com
 * alice < 404
 * ```
 *
 * @see {@link uri_param}
 */
export const uri_param_any = siputils.cfgFunction(
  { args: [str('param')], routes: requestRoutes },
  (_self, ctx, param) => (ctx.uri?.param(param) ?? null) !== null,
)

/**
 * Adds a parameter to the request URI, before its headers.
 *
 * It does not look whether the URI has it already.
 *
 * @param param - name and value, as `nat=yes`, or a name alone; empty, it does nothing
 * @returns false when the request URI is no URI
 *
 * @example Mark a request for the next server
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "siputils.so"
 * request_route {
 *     add_uri_param("nat=yes");
 *     forward();
 * }
 * ```
 * ```sip
 * alice > INVITE sip:bob@192.0.2.20?Subject=lunch
 * bob   < INVITE sip:bob@192.0.2.20;nat=yes?Subject=lunch
 * ```
 *
 * @trap The text is taken as written: a variable in it is not expanded.
 * @see {@link uri_param_rm}
 */
export const add_uri_param = siputils.cfgFunction(
  { args: [constant('param', wholeParam)], routes: firstRoutes },
  (_self, ctx, param) => {
    if (param === '') return true
    const { uri } = ctx
    if (uri === null) return false
    ctx.requestUri = addParam(uri, param)
    return true
  },
)

/**
 * Puts the value of a parameter of the request URI into a variable.
 *
 * @param name - the name, in any case; variables in it are expanded
 * @param var - the variable for it; a parameter without a value gives an empty text
 * @returns false when the URI has no such parameter; the variable stays as it is then
 *
 * @example Read where the request came from before
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "siputils.so"
 * request_route {
 *     if (get_uri_param("from", "$var(from)")) sl_send_reply("200", "from $var(from)");
 *     else sl_send_reply("404", "From nowhere");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com;from=office
 * alice < 200 from office
 * alice > OPTIONS sip:example.com
 * alice < 404
 * ```
 *
 * @compat The name is compared without case, as the standard has it.
 */
export const get_uri_param = siputils.cfgFunction(
  { args: [str('name'), variable('var')], routes: firstRoutes },
  (_self, ctx, name, into) => {
    const value = ctx.uri?.param(name) ?? null
    return value !== null && into.set !== null && into.set(ctx, value)
  },
)

/**
 * Removes a parameter from the request URI, with a value or without.
 *
 * @param param - the name, in any case; variables in it are expanded
 * @returns true, whether it was there or not; false when the request URI is no URI
 *
 * @example Keep a mark from going further
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "siputils.so"
 * request_route {
 *     uri_param_rm("nat");
 *     forward();
 * }
 * ```
 * ```sip
 * alice > INVITE sip:bob@192.0.2.20;nat=yes;line=2
 * bob   < INVITE sip:bob@192.0.2.20;line=2
 * ```
 *
 * @compat A parameter that a URI has twice, which none should, is removed twice; Kamailio removes the last one.
 * @see {@link add_uri_param}
 */
export const uri_param_rm = siputils.cfgFunction(
  { args: [str('param')], routes: requestRoutes },
  (_self, ctx, param) => {
    const { uri } = ctx
    if (uri === null) return false
    if (uri.param(param) !== null)
      ctx.requestUri = withParams(uri, withParam(uri.params, param, null))
    return true
  },
)
