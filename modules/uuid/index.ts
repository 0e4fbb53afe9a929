/**
 * Names that nobody else makes, for instances, sessions and records.
 *
 * @module uuid
 */
import { defineModule, partKey } from 'siprose'

import { Uuids } from './uuids.ts'

const uuid = defineModule('uuid', {
  state: (self) => new Uuids(self.server.random, self.server.clock),
})
export default uuid

/**
 * A new name each time it is read: 36 characters.
 *
 * `g` and `r` are made of chance (version 4), `t` and `s` of the time (version 1), which grow with it. Take `r` unless somebody sorts them: what is made of
 * the time tells when.
 *
 * @example Mark a session on its way
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "textops.so"
 * loadmodule "uuid.so"
 * request_route { append_hf("X-Session: $uuid(r)\r\n"); forward(); }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         X-Session: {a:/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/}
 * ```
 *
 * @example It is another one when it is read again
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "uuid.so"
 * request_route {
 *     $var(one) = $uuid(t);
 *     $var(two) = $uuid(t);
 *     if ($var(one) != $var(two)) sl_send_reply("200", "$(var(one){s.len}), version $(var(one){s.charat,14})");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 36, version 1
 * ```
 *
 * @compat What is made of the time holds chance where others put the address of a network card.
 * @trap put it into a variable before it is used twice
 * @rfc 9562
 */
export const newName = uuid.pseudoVariable(
  { name: '$uuid', type: 'str', key: partKey(['g', 'r', 't', 's'], 'type') },
  {
    get: (self, _ctx, kind) =>
      kind === 'g' || kind === 'r' ? self.state.ofChance() : self.state.ofTime(),
  },
)
