/** The same requests with Routes through Kamailio and through us: where they go, and what they say then. */

import t from 'tap'

import { installed } from '../support/server-process.ts'
import { playBoth, type Profile } from './routing/play.ts'
import { looseRows } from './routing/loose-rows.ts'
import { recordRows } from './routing/record-rows.ts'
import { settingRows, socketRows } from './routing/setting-rows.ts'
import { oddRows } from './routing/odd-rows.ts'

const skip = installed('kamailio') ? false : 'kamailio is not installed'

const profiles: readonly Profile[] = [
  {
    name: 'as it is',
    lines: 'loadmodule "rr.so"',
    rows: [...looseRows, ...oddRows, ...recordRows],
  },
  {
    name: 'one Record-Route, lr=on, no tag',
    lines: `loadmodule "rr.so"
modparam("rr", "enable_full_lr", 1)
modparam("rr", "append_fromtag", 0)
modparam("rr", "enable_double_rr", 0)`,
    rows: settingRows,
  },
  {
    name: 'always two, with user, never sips',
    lines: `loadmodule "rr.so"
modparam("rr", "enable_double_rr", 2)
modparam("rr", "ignore_sips", 1)
modparam("rr", "add_username", 1)`,
    rows: settingRows,
  },
  {
    name: 'named sockets, a user of the script',
    lines: `loadmodule "rr.so"
modparam("rr", "add_username", 1)
modparam("rr", "custom_user_avp", "$avp(u)")
modparam("rr", "sockname_mode", 1)
modparam("rr", "force_send_socket", 1)`,
    rows: [...settingRows, ...socketRows],
  },
]

for (const profile of profiles) {
  t.test(`rr, here and in Kamailio: ${profile.name}`, { skip }, async (t) => {
    const { ours, theirs } = await playBoth(profile)
    for (const [place, { name, does, differs }] of profile.rows.entries()) {
      if (differs === undefined) t.equal(ours[place], theirs[place], `${name}: ${does}`)
      else t.not(ours[place], theirs[place], `${name}, where we differ: ${differs}`)
    }
  })
}
