/** The same REGISTERs through Kamailio and through us: their Paths, and where requests go that come back by them. */

import t from 'tap'

import { installed } from '../support/server-process.ts'
import { playBoth, type Profile } from './routing/play.ts'
import { aliasRows, pathRows, uriRows } from './routing/path-rows.ts'

const skip = installed('kamailio') ? false : 'kamailio is not installed'

const modules = 'loadmodule "rr.so"\nloadmodule "path.so"'

const profiles: readonly Profile[] = [
  { name: 'as it is', lines: modules, rows: pathRows },
  {
    name: 'to where phones were seen',
    lines: `${modules}\nmodparam("path", "use_received", 1)`,
    rows: uriRows,
  },
  {
    name: 'two, named, with another notation',
    lines: `${modules}
modparam("path", "use_received", 1)
modparam("path", "enable_r2", 1)
modparam("path", "sockname_mode", 1)
modparam("path", "received_format", 1)
modparam("path", "received_name", "rcv")`,
    rows: [...pathRows, ...aliasRows],
  },
]

for (const profile of profiles) {
  t.test(`path, here and in Kamailio: ${profile.name}`, { skip }, async (t) => {
    const { ours, theirs } = await playBoth(profile)
    for (const [place, { name, does, differs }] of profile.rows.entries()) {
      if (differs === undefined) t.equal(ours[place], theirs[place], `${name}: ${does}`)
      else t.not(ours[place], theirs[place], `${name}, where we differ: ${differs}`)
    }
  })
}
