/** The variables a script has without any module. */

import { key } from '../runtime/declare/module.ts'
import { compileSelect } from '../runtime/select/select.ts'
import { SiproseError } from '../runtime/errors.ts'
import { randomToken } from '../runtime/random.ts'
import { core } from './module.ts'

/**
 * Nothing: what an unset variable holds.
 *
 * Comparing with it asks whether something is set; assigning it removes.
 *
 * @example Ask whether the request URI has a user
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     if ($rU == $null) sl_send_reply("200", "For the server");
 *     else sl_send_reply("404", "For somebody");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 For the server
 * alice > OPTIONS sip:bob@example.com
 * alice < 404 For somebody
 * ```
 */
export const nothing = core.pseudoVariable({ name: '$null', type: 'any' }, { get: () => null })

/**
 * What the last function or route returned.
 *
 * @example Act on more than true and false
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     route(CHECK);
 *     switch ($rc) {
 *         case 3: sl_send_reply("480", "Three"); break;
 *         default: sl_send_reply("500", "Other");
 *     }
 * }
 * route[CHECK] { return 3; }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 480 Three
 * ```
 */
export const returnCode = core.pseudoVariable(
  { name: '$rc', aliases: ['$retcode', '$?'], type: 'int' },
  { get: (_self, ctx) => ctx.rc },
)

/**
 * The value of a `#!define`, as text.
 *
 * @example Print what was defined
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * #!define SITE "Helsinki"
 * request_route { sl_send_reply("200", "$def(SITE)"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 "Helsinki"
 * ```
 */
export const define = core.pseudoVariable(
  { name: '$def', key: key('name'), type: 'str' },
  { get: (self, _ctx, name) => self.server.defines.get(name) ?? null },
)

/**
 * The value of a `#!define` that is a number.
 *
 * @example Count with what was defined
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * #!define LIMIT 20
 * request_route {
 *     $var(double) = $defn(LIMIT) * 2;
 *     sl_send_reply("200", "$var(double)");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 40
 * ```
 */
export const numericDefine = core.pseudoVariable(
  { name: '$defn', key: key('name'), type: 'int' },
  {
    get: (self, _ctx, name) => {
      const text = self.server.defines.get(name)
      const value = text === undefined || text === '' ? Number.NaN : Number(text)
      return Number.isSafeInteger(value) ? value : null
    },
  },
)

/**
 * The value of a `#!define` without the quotes around it.
 *
 * `$def` shows it as it is written, quotes and all. `$null` where there is none of the name.
 *
 * @example A text with blanks
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * #!define SITE "North side"
 * request_route { sl_send_reply("200", "$defv(SITE), $defv(NOTHING)"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 North side, <null>
 * ```
 */
export const unquotedDefine = core.pseudoVariable(
  { name: '$defv', key: key('name'), type: 'str' },
  {
    get: (self, _ctx, name) => {
      const text = self.server.defines.get(name)
      return text === undefined ? null : unquoted(text)
    },
  },
)

/**
 * The value of a `#!define` without the quotes around it, as a text that is always there.
 *
 * Empty where there is none of the name, for which `$defv` is `$null`.
 *
 * @example A prefix that some sites define
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * #!define SITE "North side"
 * request_route { sl_send_reply("200", "$defs(PREFIX)$defs(SITE)"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 North side
 * ```
 */
export const defineText = core.pseudoVariable(
  { name: '$defs', key: key('name'), type: 'str' },
  { get: (self, _ctx, name) => unquoted(self.server.defines.get(name) ?? '') },
)

/** A text without the quotes around it. */
function unquoted(text: string): string {
  const quote = text.charAt(0)
  const quoted = text.length >= 2 && (quote === '"' || quote === "'") && text.endsWith(quote)
  return quoted ? text.slice(1, -1) : text
}

/**
 * An id that nothing else has, here or in another server: a new one at each reading.
 *
 * @example Mark what leaves, and read the mark twice
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     $var(id) = $iuid;
 *     if ($var(id) != $iuid && $var(id) =~ "^[-0-9a-z]+$") sl_send_reply("200", "A new one");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 A new one
 * ```
 */
export const uniqueId = core.pseudoVariable(
  { name: '$iuid', type: 'str' },
  { get: ({ server }) => `${server.startedAt.toString(16)}-${randomToken(server.random, 4)}` },
)

/** The name of a variable of the environment. */
function environmentName(text: string): string {
  if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(text)) return text
  throw new SiproseError(
    'core/bad-environment-name',
    `\`${text}\` is no name in an environment; letters, digits and _ make one`,
  )
}

/**
 * A variable of the environment that the server was started in.
 *
 * `$null` where there is none of the name. For what a container or a service file sets.
 *
 * @example Which machine is it?
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route { sl_send_reply("200", "On $env(HOSTNAME), $env(NOTHING)"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 On edge1, <null>
 * ```
 */
export const environmentVariable = core.pseudoVariable(
  { name: '$env', key: key('name', environmentName), type: 'str' },
  { get: (self, _ctx, name) => valueIn(self.server.environment, name) },
)

/**
 * A variable of the environment as a number; `$null` where it is none.
 *
 * @example A limit from outside
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     $var(more) = $envn(CALL_LIMIT) + 1;
 *     sl_send_reply("200", "$var(more), $envn(HOSTNAME)");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 21, <null>
 * ```
 */
export const environmentNumber = core.pseudoVariable(
  { name: '$envn', key: key('name', environmentName), type: 'int' },
  {
    get: (self, _ctx, name) => {
      const text = valueIn(self.server.environment, name)
      return text !== null && /^-?\d{1,15}$/.test(text) ? Number(text) : null
    },
  },
)

function valueIn(
  environment: Readonly<Record<string, string | undefined>>,
  name: string,
): string | null {
  return Object.hasOwn(environment, name) ? (environment[name] ?? null) : null
}

/**
 * A part of the message by its path, or a setting of the configuration.
 *
 * Paths start with a header (`from`, `contact`, `via[2]`), with `ruri`, `msg`, `src` and others, and go on with parts:
 * `from.uri.host`, `contact.expires`, `via[1].branch`. `cfg_get.group.name` is what the configuration sets as `group.name = value`.
 *
 * @example Keep addresses at the top of the configuration
 * ```kamailio
 * loadmodule "pv.so"
 * gateway.address = "192.0.2.30" desc "Where calls to the outside go"
 * request_route {
 *     $du = "sip:" + $sel(cfg_get.gateway.address);
 *     forward();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:+358401234567@example.com
 * carol < MESSAGE sip:+358401234567@example.com
 * ```
 *
 * @example Look into headers
 * ```sip
 * alice > INVITE sip:bob@example.com:5080
 *         From: "Alice" <sip:alice@a.example.com>;tag=f1
 *         Contact: <sip:alice@192.0.2.10>;expires=60
 * ```
 * ```values
 * $sel(from.uri.host)     => "a.example.com"
 * $sel(from.tag)          => "f1"
 * $sel(contact.expires)   => "60"
 * $sel(ruri.hostport)     => "example.com:5080"
 * $sel(via[1].transport)  => "UDP"
 * $sel(msg.body)          => $null
 * ```
 */
export const selected = core.pseudoVariable(
  { name: '$sel', key: key('path', compileSelect), type: 'str' },
  { get: (_self, ctx, read) => read(ctx) },
)
