/** The parameters of URIs that have a meaning of their own. */

import { parseUri } from 'siprose'

import { pv } from '../module.ts'

/** A parameter; an empty text where it is missing or has no value, nothing where the text is no URI. */
function parameter(text: string, name: string): string | null {
  const uri = parseUri(text)
  return uri === null ? null : (uri.param(name) ?? '')
}

/**
 * The `ttl` parameter of a URI, how far multicast goes; an empty text without it.
 *
 * @example Show the parameter
 * ```sip
 * alice > OPTIONS sip:239.255.255.1;ttl=15
 * ```
 * ```values
 * $(ru{uri.ttl}) => "15"
 * $(fu{uri.ttl}) => ""
 * $(ci{uri.ttl}) => $null
 * ```
 */
export const uriTtl = pv.transformation({ name: 'uri.ttl', from: 'str', to: 'str' }, (text) =>
  parameter(text, 'ttl'),
)

/**
 * The `user` parameter of a URI, which tells numbers from names; an empty text without it.
 *
 * @example Show the parameter
 * ```sip
 * alice > OPTIONS sip:+358401234567@example.com;user=phone
 * ```
 * ```values
 * $(ru{uri.uparam}) => "phone"
 * $(fu{uri.uparam}) => ""
 * $(ci{uri.uparam}) => $null
 * ```
 */
export const uriUserParam = pv.transformation(
  { name: 'uri.uparam', from: 'str', to: 'str' },
  (text) => parameter(text, 'user'),
)

/**
 * The `maddr` parameter of a URI, which overrides its host; an empty text without it.
 *
 * @example Show the parameter
 * ```sip
 * alice > OPTIONS sip:example.com;maddr=192.0.2.7
 * ```
 * ```values
 * $(ru{uri.maddr}) => "192.0.2.7"
 * $(fu{uri.maddr}) => ""
 * $(ci{uri.maddr}) => $null
 * ```
 */
export const uriMaddr = pv.transformation({ name: 'uri.maddr', from: 'str', to: 'str' }, (text) =>
  parameter(text, 'maddr'),
)

/**
 * The `method` parameter of a URI: what to send there; an empty text without it.
 *
 * @example Show the parameter
 * ```sip
 * alice > OPTIONS sip:bob@example.com;method=REGISTER
 * ```
 * ```values
 * $(ru{uri.method}) => "REGISTER"
 * $(fu{uri.method}) => ""
 * $(ci{uri.method}) => $null
 * ```
 */
export const uriMethod = pv.transformation({ name: 'uri.method', from: 'str', to: 'str' }, (text) =>
  parameter(text, 'method'),
)

/**
 * The value of the `lr` parameter of a URI; an empty text without one.
 *
 * @example Show the parameter
 * ```sip
 * alice > OPTIONS sip:example.com;lr=on
 * ```
 * ```values
 * $(ru{uri.lr}) => "on"
 * $(fu{uri.lr}) => ""
 * $(ci{uri.lr}) => $null
 * ```
 *
 * @trap `lr` and `lr=on` mean the same; ask for the parameter itself with `{uri.params}{param.in,lr}`
 */
export const uriLr = pv.transformation({ name: 'uri.lr', from: 'str', to: 'str' }, (text) =>
  parameter(text, 'lr'),
)

/**
 * The `r2` parameter, which marks a double Record-Route; an empty text without one.
 *
 * @example Show the parameter
 * ```sip
 * alice > OPTIONS sip:example.com;lr;r2=on
 * ```
 * ```values
 * $(ru{uri.r2}) => "on"
 * $(fu{uri.r2}) => ""
 * $(ci{uri.r2}) => $null
 * ```
 */
export const uriR2 = pv.transformation({ name: 'uri.r2', from: 'str', to: 'str' }, (text) =>
  parameter(text, 'r2'),
)
