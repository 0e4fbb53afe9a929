import t from 'tap'

import { unchangedMappings } from '../resident.ts'

/** As the system prints them, cut to the lines that matter. */
const SMAPS = `00400000-0082e000 r--p 00000000 fe:00 1842     /usr/bin/siprose
Rss:                4280 kB
Anonymous:             0 kB
THPeligible:           0
0082e000-03489000 r-xp 0042e000 fe:00 1842     /usr/bin/siprose
Rss:               36580 kB
Anonymous:             0 kB
072a7000-072dc000 r--p 06ea7000 fe:00 1842     /usr/bin/siprose
Rss:                 212 kB
Anonymous:           212 kB
072dc000-0735a000 rw-p 06edc000 fe:00 1842     /usr/bin/siprose
Anonymous:             0 kB
7f00b0000000-7f00cfdc0000 rwxp 00000000 00:00 0
Anonymous:             0 kB
7ffd3a9f0000-7ffd3a9f2000 r-xp 00000000 00:00 0        [vdso]
Anonymous:             0 kB
`

t.test(
  'unchangedMappings takes pages of files, and none that the process has written',
  async (t) => {
    t.strictSame(unchangedMappings(SMAPS), [
      { start: 0x400000n, length: 0x42e000n },
      { start: 0x82e000n, length: 0x2c5b000n },
    ])
    t.strictSame(unchangedMappings(''), [])
  },
)
