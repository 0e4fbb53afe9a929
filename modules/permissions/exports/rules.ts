/** Rules over pairs of URIs, from files. */

import {
  constant,
  type Context,
  contacts,
  Fault,
  hasStarContact,
  nullable,
  optional,
  parseUri,
  str,
} from 'siprose'

import { permissions } from '../module.ts'
import { Noted, type Permissions } from '../permissions.ts'
import { allowed, bareUri, isEmpty, type RuleSet } from '../rules/judge.ts'

/** A file, or the base name of two, as a call names it; one for each call of the configuration. */
class FileName {
  readonly text: string
  /** The rules of the call, found in its first run. */
  rules: RuleSet | null = null

  constructor(text: string) {
    this.text = text
  }
}

const first = (name: string) =>
  constant(name, (text, using) => {
    using.note?.(Noted.FIRST, text)
    return new FileName(text)
  })

const second = constant('deny_file', (text, using) => {
  using.note?.(Noted.SECOND, text)
  return new FileName(text)
})

/** The rules that a call means: of two files, of a base name, or of the files of the parameters. */
function rulesOf(state: Permissions, one: FileName | undefined, two?: FileName): RuleSet {
  if (one === undefined) return state.defaultRules
  if (two === undefined) return (one.rules ??= state.rules.rules(state.namesOf(one.text)))
  return (two.rules ??= state.rules.rules({ allow: one.text, deny: two.text }))
}

/** Whether the request may go to all places that it has. */
function routingAllowed(rules: RuleSet, ctx: Context, allBranches: boolean): boolean {
  if (isEmpty(rules)) return true
  const from = ctx.message.from?.uri ?? null
  if (from === null || ctx.uri === null) return false
  if (!allowed(rules, from, bareUri(ctx.uri, false))) return false
  if (!allBranches || !ctx.hasBranches) return true
  for (const branch of ctx.branches.all()) {
    const uri = parseUri(branch.uri)
    if (uri === null || !allowed(rules, from, bareUri(uri, false))) return false
  }
  return true
}

/** Whether all contacts may be registered. */
function registerAllowed(rules: RuleSet, { message }: Context, withPort: boolean): boolean {
  if (isEmpty(rules)) return true
  const to = message.to?.uri ?? null
  if (to === null) return false
  if (hasStarContact(message)) return true
  for (const contact of contacts(message)) {
    const uri = contact instanceof Fault ? null : contact.address.parsedUri
    if (uri === null || !allowed(rules, to, bareUri(uri, withPort))) return false
  }
  return true
}

/**
 * Tells whether the request may go where it is going, by files of rules.
 *
 * The URI in From and each place, the request URI and those of branches, are looked for in the allow file, then in the deny file; what neither
 * has is allowed. Places are seen as `sip:user@host`, without port and parameters. The files are read at the start, and one that is not there
 * has no rules.
 *
 * @param allow_file - the file of what is allowed; without a second argument the base name of both, see {@link allow_suffix}; those of
 *   {@link default_allow_file} and {@link default_deny_file} if left out
 * @param deny_file - the file of what is not
 * @returns `-1` when a place is denied, or cannot be read
 *
 * @example Nobody calls abroad but the office
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "permissions.so"
 * request_route {
 *     if (!allow_routing("calls")) { sl_send_reply("403", "Not Allowed"); exit; }
 *     sl_send_reply("200", "OK");
 * }
 * ```
 * ```file name=calls.allow
 * # who : where to
 * "^sip:office@example\.com$" : ALL
 * ```
 * ```file name=calls.deny
 * ALL : "^sip:00[1-9]" EXCEPT "^sip:00358", "^sip:0049"
 * ```
 * ```sip
 * alice > MESSAGE sip:0044123@example.com
 *         From: <sip:alice@example.com>;tag=1
 * alice < 403
 * alice > MESSAGE sip:00358123@example.com
 *         From: <sip:alice@example.com>;tag=1
 * alice < 200
 * alice > MESSAGE sip:0044123@example.com
 *         From: <sip:office@example.com>;tag=1
 * alice < 200
 * ```
 *
 * @example Name the two files
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "permissions.so"
 * request_route {
 *     if (!allow_routing("friends", "all")) { sl_send_reply("403", "Not Allowed"); exit; }
 *     sl_send_reply("200", "OK");
 * }
 * ```
 * ```file name=friends
 * "bob@", "carol@" : ALL
 * ```
 * ```file name=all
 * ALL : ALL
 * ```
 * ```sip
 * alice > MESSAGE sip:dave@example.com
 *         From: <sip:alice@example.com>;tag=1
 * alice < 403
 * bob   > MESSAGE sip:dave@example.com
 *         From: <sip:bob@example.com>;tag=1
 * bob   < 200
 * ```
 *
 * @compat A line that is no rule keeps the server from starting, with its place; Kamailio leaves such a line out, and a rule that denies is then missing.
 *   A place without a user is `sip:host`, where Kamailio has `sip:@host`.
 */
export const allow_routing = permissions.cfgFunction(
  { args: [optional(first('allow_file')), optional(second)], routes: 'any' },
  (self, ctx, one, two) =>
    routingAllowed(rulesOf(self.state, one, two), ctx, self.params.check_all_branches),
)

/**
 * Tells whether the contacts of a REGISTER may be registered, by files of rules.
 *
 * It is as {@link allow_routing}, with the URI in To and each contact. A REGISTER without contacts is allowed, and one with `*`.
 *
 * @param allow_file - the file of what is allowed; without a second argument the base name of both
 * @param deny_file - the file of what is not
 * @returns `-1` when a contact is denied, or cannot be read
 *
 * @example Nobody registers the address of the gateway
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "permissions.so"
 * request_route {
 *     if (!allow_register("register")) { sl_send_reply("403", "Not There"); exit; }
 *     sl_send_reply("200", "OK");
 * }
 * ```
 * ```file name=register.deny
 * ALL : "^sip:.*@192\.0\.2\.20$"
 * ```
 * ```sip
 * alice > REGISTER sip:example.com
 *         Contact: <sip:alice@192.0.2.10>
 * alice < 200
 * alice > REGISTER sip:example.com
 *         Contact: <sip:alice@192.0.2.10>, <sip:alice@192.0.2.20:5070>
 * alice < 403
 * ```
 *
 * @compat as {@link allow_routing}
 */
export const allow_register = permissions.cfgFunction(
  { args: [first('allow_file'), optional(second)], routes: ['request', 'failure'] },
  (self, ctx, one, two) => registerAllowed(rulesOf(self.state, one, two), ctx, false),
)

/**
 * Does what {@link allow_register} does, with the ports of contacts to be seen by rules.
 *
 * A contact is `sip:user@host:port` then, where it has a port.
 *
 * @param allow_file - the file of what is allowed; without a second argument the base name of both
 * @param deny_file - the file of what is not
 * @returns `-1` when a contact is denied, or cannot be read
 *
 * @example One port of the host is not for phones
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "permissions.so"
 * request_route {
 *     if (!allow_register_include_port("register")) { sl_send_reply("403", "Not There"); exit; }
 *     sl_send_reply("200", "OK");
 * }
 * ```
 * ```file name=register.deny
 * ALL : "^sip:.*@192\.0\.2\.20:5080$"
 * ```
 * ```sip
 * alice > REGISTER sip:example.com
 *         Contact: <sip:alice@192.0.2.20:5060>
 * alice < 200
 * alice > REGISTER sip:example.com
 *         Contact: <sip:alice@192.0.2.20:5080>
 * alice < 403
 * ```
 *
 * @compat as {@link allow_routing}
 */
export const allow_register_include_port = permissions.cfgFunction(
  { args: [first('allow_file'), optional(second)], routes: ['request', 'failure'] },
  (self, ctx, one, two) => registerAllowed(rulesOf(self.state, one, two), ctx, true),
)

/**
 * Tells whether a URI of the script is allowed to the caller, by files of rules.
 *
 * It is as {@link allow_routing}, with the URI in From and a text, which rules see as it is, port and parameters included.
 *
 * @param basename - the base name of the files
 * @param uri - a variable with the URI
 * @returns `-1` when it is denied, or there is none
 *
 * @example Transfers stay in the house
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "permissions.so"
 * request_route {
 *     if (!allow_uri("transfer", "$rt")) { sl_send_reply("403", "Not There"); exit; }
 *     sl_send_reply("202", "Accepted");
 * }
 * ```
 * ```file name=transfer.allow
 * ALL : "@example\.com$"
 * ```
 * ```file name=transfer.deny
 * ALL : ALL
 * ```
 * ```sip
 * alice > REFER sip:bob@example.com
 *         Refer-To: <sip:carol@example.com>
 * alice < 202
 * alice > REFER sip:bob@example.com
 *         Refer-To: <sip:carol@example.net>
 * alice < 403
 * # none at all
 * alice > REFER sip:bob@example.com
 * alice < 403
 * ```
 *
 * @compat as {@link allow_routing}
 */
export const allow_uri = permissions.cfgFunction(
  { args: [first('basename'), nullable(str('uri'))], routes: ['request', 'failure'] },
  (self, ctx, base, uri) => {
    const from = ctx.message.from?.uri ?? null
    if (from === null || uri === null) return false
    return allowed(rulesOf(self.state, base), from, uri)
  },
)
