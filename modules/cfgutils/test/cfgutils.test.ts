import t from 'tap'

import type { Host } from 'siprose'

import { standIn } from '../../../test/support/stand-in.ts'
import { VirtualClock } from '../../../src/docs/player/world/virtual-clock.ts'
import { coreHash } from '../core-hash.ts'
import { ServerState } from '../state.ts'

t.test('coreHash gives the slots of Kamailio 5.6', (t) => {
  const rows: [string, string, number, number][] = [
    ['abc', '', 4, 3],
    ['abc', 'def', 4, 2],
    ['alice@example.com', '', 4, 6],
    ['alice@example.com', '', 10, 982],
    ['alice@example.com', '', 0, 2],
    ['bob@example.com', '', 20, 554_932],
    ['bob', 'abcd', 31, 1_842_182_110],
    ['\xe9t\xe9\xe9\xe9', 'x', 16, 50_886],
    ['', '', 10, 1],
  ]
  for (const [first, second, bits, slot] of rows) {
    t.equal(coreHash(first, second, bits), slot, `${first} ${second} ${bits}`)
  }
  t.end()
})

t.test('ServerState sees that a file was changed, or cannot be read', async (t) => {
  let text: string | null = 'before'
  const server = standIn<Host>({
    clock: new VirtualClock(),
    files: {
      read: () =>
        text === null ? Promise.reject(new Error('gone')) : Promise.resolve(Buffer.from(text)),
    },
  })
  const state = new ServerState(server, 0, 10, 1, 1)
  const before = await state.hashOf('a.cfg')
  t.equal(await state.hashOf('a.cfg'), before)
  text = 'after'
  t.not(await state.hashOf('a.cfg'), before)
  text = null
  await t.rejects(state.hashOf('a.cfg'), { code: 'cfgutils/hash-file', message: /a\.cfg.*gone/ })
})

t.test('ServerState has 32 flags, the last one too', (t) => {
  const server = standIn<Host>({ clock: new VirtualClock() })
  t.equal(new ServerState(server, 0xffffffff, 10, 1, 1).flags, 0xffffffff)
  t.end()
})
