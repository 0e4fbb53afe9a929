import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

import t from 'tap'

import { UnlessCaptured } from '../batch/joins.ts'
import { HandClock } from './support.ts'

const HEAD = 'sk               RefCnt Type Proto  Iface R Rmem   User   Inode\n'
const socket = (protocol: string): string =>
  `0000000056451999 3      3    ${protocol}   1     1 0      0      185019\n`

for (const [name, list, allowed] of [
  ['nobody has a packet socket', HEAD, true],
  ['somebody speaks another protocol than IP (LLDP)', HEAD + socket('88cc'), true],
  ['somebody captures everything', HEAD + socket('88cc') + socket('0003'), false],
  ['somebody captures IPv4', HEAD + socket('0800'), false],
  ['somebody captures IPv6', HEAD + socket('86dd'), false],
] as const) {
  t.test(`UnlessCaptured.allowed is ${allowed} while ${name}`, async (t) => {
    const path = join(t.testdir(), 'packet')
    writeFileSync(path, list)
    t.equal(new UnlessCaptured(new HandClock(), path).allowed, allowed)
  })
}

t.test('UnlessCaptured.allowed is true where the system has no such list', async (t) => {
  t.ok(new UnlessCaptured(new HandClock(), join(t.testdir(), 'none')).allowed)
})

t.test('UnlessCaptured looks again after a second', async (t) => {
  const path = join(t.testdir(), 'packet')
  const clock = new HandClock()
  writeFileSync(path, HEAD)
  const joins = new UnlessCaptured(clock, path)
  t.ok(joins.allowed)
  writeFileSync(path, HEAD + socket('0003'))
  clock.move(999)
  t.ok(joins.allowed)
  clock.move(1)
  t.notOk(joins.allowed)
})
