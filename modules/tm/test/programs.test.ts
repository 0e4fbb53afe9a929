/** Programs that requests are written to: absent, slow, gone; what is too long, and what would not be a program's. */

import { execFileSync } from 'node:child_process'
import {
  closeSync,
  constants,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import t, { type Test } from 'tap'

import { controlCalls } from '../../../src/net/control/control-calls.ts'
import { systemControls } from '../../../src/net/control/system-controls.ts'
import { systemClock } from '../../../src/runtime/clock.ts'
import { standIn } from '../../../test/support/stand-in.ts'
import type { Host } from '../../../src/runtime/host.ts'
import { parseAppend } from '../programs/append.ts'
import { ProgramWriter } from '../programs/writer.ts'

const PATIENCE_MS = 100

const host = standIn<Host>({ controls: systemControls, clock: systemClock })
const writer = (): ProgramWriter => new ProgramWriter(host, PATIENCE_MS)

/** A folder with a FIFO that somebody has open and nobody reads until it is read here. */
class Program {
  readonly folder = mkdtempSync(join(tmpdir(), 'siprose-'))
  readonly fifo: string = join(this.folder, 'fifo')
  readonly #fd: number

  constructor(t: Test) {
    execFileSync('mkfifo', [this.fifo])
    this.#fd = openSync(this.fifo, constants.O_RDWR | constants.O_NONBLOCK)
    t.teardown(() => {
      closeSync(this.#fd)
      rmSync(this.folder, { recursive: true, force: true })
    })
  }

  /** What waits in it. */
  read(): string {
    const memory = Buffer.alloc(70_000)
    return memory.toString('latin1', 0, readSync(this.#fd, memory))
  }
}

t.test('a FIFO takes what fits into a pipe, and no more', async (t) => {
  const program = new Program(t)
  const most = 'x'.repeat(65_536)
  t.equal(await writer().write('fifo', program.fifo, most), null)
  t.equal(program.read(), most)
  t.match(await writer().write('fifo', program.fifo, `${most}x`), /65537 bytes, more than 65536/)
})

t.test('a FIFO that nobody reads is not waited for', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'siprose-'))
  t.teardown(() => {
    rmSync(folder, { recursive: true, force: true })
  })
  const fifo = join(folder, 'fifo')
  execFileSync('mkfifo', [fifo])
  const begun = performance.now()
  t.match(await writer().write('fifo', fifo, 'x'), /nobody reads it/)
  t.ok(performance.now() - begun < PATIENCE_MS)
})

t.test(
  'a FIFO whose reader is behind is waited for a moment, and others do not come between',
  async (t) => {
    const program = new Program(t)
    const programs = writer()
    const first = 'a'.repeat(65_536)
    const second = 'b'.repeat(60_000)
    t.equal(await programs.write('fifo', program.fifo, first), null)
    const both = [
      programs.write('fifo', program.fifo, second),
      programs.write('fifo', program.fifo, 'c'),
    ]
    t.equal(program.read(), first)
    t.same(await Promise.all(both), [null, null])
    t.equal(program.read(), `${second}c`)
    t.equal(await programs.write('fifo', program.fifo, first), null)
    t.match(await programs.write('fifo', program.fifo, 'late'), /nobody reads it/)
  },
)

t.test('only so many wait for one program', async (t) => {
  const program = new Program(t)
  const programs = writer()
  await programs.write('fifo', program.fifo, 'x'.repeat(65_536))
  const all = await Promise.all(
    Array.from({ length: 65 }, async () => programs.write('fifo', program.fifo, 'y')),
  )
  t.match(all.at(-1), /64 others wait/)
  t.match(all[0], /nobody reads it/)
})

t.test('what is no FIFO is left alone', async (t) => {
  const { folder } = new Program(t)
  const letter = join(folder, 'letter')
  writeFileSync(letter, 'dear all')
  t.equal(await writer().write('fifo', letter, 'x'), 'it is no FIFO')
  t.equal(readFileSync(letter, 'latin1'), 'dear all')
  t.equal(await writer().write('fifo', join(folder, 'none'), 'x'), 'ENOENT')
})

const unix = typeof controlCalls() === 'string' ? { skip: 'this system has no such sockets' } : {}

t.test('a socket gets one datagram; an absent one is not waited for', unix, async (t) => {
  const { folder } = new Program(t)
  const path = join(folder, 'socket')
  const got = Promise.withResolvers<string>()
  const place = { kind: 'file', path, mode: 0o600, uid: null, gid: null } as const
  const socket = systemControls.datagrams(place, (bytes) => {
    got.resolve(bytes.toString('latin1'))
  })
  await socket.start()
  t.equal(await writer().write('unix', path, 'line\nline\n'), null)
  t.equal(await got.promise, 'line\nline\n')
  await socket.stop()
  t.match(await writer().write('unix', path, 'x'), /ENOENT|ECONNREFUSED/)
  t.equal(await writer().write('unix', `/${'x'.repeat(200)}`, 'x'), 'ENAMETOOLONG')
})

t.test('tw_append: what is a list, and what is none', (t) => {
  t.same(parseAppend('more: a=hdr[User-Agent]; avp[i:7] ;avp[x];msg[body]'), {
    name: 'more',
    lines: [
      { kind: 'header', of: 'User-Agent', name: 'a' },
      { kind: 'avp', of: '7', name: '7' },
      { kind: 'avp', of: 'x', name: 'x' },
    ],
    body: true,
  })
  for (const text of [
    '',
    'more',
    'more:',
    ':hdr[A]',
    'a:hdr',
    'a:hdr[]',
    'a:msg[x]',
    'a:avp[$avp(x)]',
    'a:;',
    'a:=hdr[A]',
  ]) {
    t.throws(() => parseAppend(text), { code: 'tm/tw-append' }, text)
  }
  t.end()
})
