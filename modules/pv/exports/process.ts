/** The server itself: process, version, constants, settings. */

import { arch, platform } from 'node:process'

import { key, languageVersion, languageVersionText, partKey, SiproseError } from 'siprose'

import { pv } from '../module.ts'

/**
 * The number of the process.
 *
 * @example Note which process it was
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route { if ($pp > 0) sl_send_reply("200", "OK"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 OK
 * ```
 */
export const processId = pv.pseudoVariable({ name: '$pp', type: 'int' }, { get: () => process.pid })

/**
 * The number of this server among others: the parameter `server_id`.
 *
 * @example Mark what this server made
 * ```kamailio
 * server_id = 7
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route { sl_send_reply("200", "Server $sid"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 Server 7
 * ```
 */
export const serverId = pv.pseudoVariable(
  { name: '$sid', type: 'int' },
  { get: (self) => self.server.settings.server_id },
)

/**
 * The number 1, as a condition that always holds.
 *
 * @example A loop with its end inside
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     $var(i) = 0;
 *     while ($true) {
 *         $var(i) = $var(i) + 1;
 *         if ($var(i) == 5) break;
 *     }
 *     sl_send_reply("200", "$var(i)");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 5
 * ```
 */
export const always = pv.pseudoVariable({ name: '$true', type: 'int' }, { get: () => 1 })

/** What a version has. */
type VersionPart = (number: string) => string

/**
 * The version of the server.
 *
 * `num` is the number, `full` has its name and the machine too, `hash` is that of its sources.
 *
 * @example Say who answers
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route { if ($version(full) =~ "^siprose ") sl_send_reply("200", "By $(version(full){s.substr,0,7})"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 By siprose
 * ```
 *
 * @compat It is this server's; the version of Kamailio whose language it speaks is `$ksr(ver)`
 */
export const version = pv.pseudoVariable(
  {
    name: '$version',
    key: partKey(
      new Map<string, VersionPart>([
        ['num', (number) => number],
        ['full', (number) => `siprose ${number} (${arch}/${platform})`],
        ['hash', () => 'unknown'],
      ]),
      'the version',
    ),
    type: 'str',
  },
  { get: (self, _ctx, part) => part(self.state.version) },
)

/**
 * The version of Kamailio whose language is spoken: `ver` as a text, `verval` as a number.
 *
 * @example Ask for what a newer version can
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route { if ($ksr(verval) >= 5006000) sl_send_reply("200", "New enough"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 New enough
 * ```
 */
export const languageVersionOf = pv.pseudoVariable(
  {
    name: '$ksr',
    key: partKey(
      new Map<string, string | number>([
        ['ver', languageVersionText],
        ['verval', languageVersion],
      ]),
      '$ksr',
    ),
    type: 'any',
  },
  { get: (_self, _ctx, value) => value },
)

/**
 * Numbers of transports and families of addresses, by name.
 *
 * @example Compare a number by its name
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route { if ($prid == $K(UDP) && $af(id) == $K(IPv4)) sl_send_reply("200", "UDP over $af(name)"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 UDP over IPv4
 * ```
 */
export const constantNumber = pv.pseudoVariable(
  {
    name: '$K',
    key: partKey(
      new Map<string, number>([
        ['IPv4', 2],
        ['IP4', 2],
        ['INET', 2],
        ['IPv6', 10],
        ['IP6', 10],
        ['INET6', 10],
        ['UDP', 1],
        ['TCP', 2],
        ['TLS', 3],
        ['SCTP', 4],
        ['WS', 5],
        ['WSS', 6],
      ]),
      '$K',
    ),
    type: 'int',
  },
  { get: (_self, _ctx, number) => number },
)

/** What the family of an address has. */
type FamilyPart = (address: string) => string | number

/**
 * The family of the address the message came from: `name` is IPv4 or IPv6, `id` its number.
 *
 * @example Answer in the same family
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $af(name) => "IPv4"
 * $af(id)   => 2
 * ```
 */
export const addressFamily = pv.pseudoVariable(
  {
    name: '$af',
    key: partKey(
      new Map<string, FamilyPart>([
        ['id', (address) => (address.includes(':') ? 10 : 2)],
        ['name', (address) => (address.includes(':') ? 'IPv6' : 'IPv4')],
      ]),
      '$af',
    ),
    type: 'any',
  },
  { get: (_self, ctx, part) => part(ctx.peer.address) },
)

/**
 * A setting of the configuration's own, `group.name = value`; `$null` where there is none.
 *
 * @example Read a setting
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * gateway.address = "192.0.2.30" desc "Where calls go"
 * request_route { sl_send_reply("200", "$ccp(gateway.address) $ccp(gateway.other)"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 192.0.2.30 <null>
 * ```
 */
export const customSetting = pv.pseudoVariable(
  {
    name: '$ccp',
    key: key('group.name', (text) => {
      if (/^[^.\s]+\.[^.\s]+$/.test(text)) return text
      throw new SiproseError(
        'pv/bad-setting',
        `\`${text}\` names no setting; one looks like group.name`,
      )
    }),
    type: 'any',
  },
  { get: (self, _ctx, name) => self.server.custom.get(name) ?? null },
)

/**
 * A text with its variables replaced, as one value.
 *
 * @example Make a URI in one go
 * ```kamailio
 * loadmodule "pv.so"
 * request_route { $ru = $_s(sip:$rU@192.0.2.20); forward(); }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * bob   < MESSAGE sip:bob@192.0.2.20
 * ```
 */
export const formatted = pv.pseudoVariable(
  { name: '$_s', key: key('text', null, { kind: 'format' }), type: 'str' },
  { get: (_self, _ctx, text) => text },
)
