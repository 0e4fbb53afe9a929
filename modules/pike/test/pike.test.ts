import t from 'tap'

import { Log, LogLevel } from '../../../src/runtime/log.ts'
import { addressBytes } from '../address-bytes.ts'
import { Pike, type Limits, Verdict } from '../pike.ts'

const limits: Limits = {
  sampling_time_unit: 2,
  reqs_density_per_unit: 100,
  remove_latency: 6,
  pike_log_level: LogLevel.WARNING,
  max_addresses: 1000,
}

class Bench {
  now = 0
  readonly lines: string[] = []
  readonly pike: Pike

  constructor(changes: Partial<Limits> = {}) {
    const clock = {
      now: () => this.now,
      turn: () => this.now,
      micros: () => 0,
      after: () => ({ cancel: () => undefined }),
    }
    const log = new Log((_level, text) => this.lines.push(text))
    this.pike = new Pike({ ...limits, ...changes }, clock, log)
  }

  /** How many requests of an address get through out of `count`. */
  send(address: string, count: number): number {
    let passed = 0
    for (let i = 0; i < count; i++)
      if (this.pike.count(address, this.now) === Verdict.FINE) passed += 1
    return passed
  }

  /** Lets a sampling window end. */
  window(): void {
    this.now += 2000
    this.pike.endWindow()
  }
}

// The figures of this test were read off Kamailio 5.6 with the same parameters and the same requests.
t.test('Pike learns addresses byte by byte, as the field does', (t) => {
  const bench = new Bench()
  const send = (address: string, count: number) => bench.send(address, count)
  t.equal(send('1.2.3.4', 20), 20)
  t.equal(send('1.9.9.9', 130), 106, 'the first byte is warm after 25')
  t.equal(send('1.2.3.4', 120), 102)
  t.equal(send('1.2.9.5', 110), 101)
  t.equal(send('1.7.7.7', 110), 102)
  t.equal(send('1.7.7.8', 105), 100)
  const hits = bench.pike.addresses().map(({ address, hits: sent }) => `${address} ${sent}`)
  t.same(hits, ['1.9.9.9 123', '1.2.3.4 117', '1.2.9.5 108', '1.7.7.7 107', '1.7.7.8 104'])
  t.end()
})

t.test('Pike lets an address in again after a window in which it kept to the limit', (t) => {
  const bench = new Bench()
  t.equal(bench.send('1.2.3.4', 130), 126)
  bench.window()
  t.equal(bench.send('1.2.3.4', 130), 0, 'the window before counts')
  bench.window()
  t.equal(bench.send('1.2.3.4', 20), 0)
  bench.window()
  t.equal(bench.send('1.2.3.4', 20), 20)
  t.same(bench.lines, [
    'pike: blocking 1.2.3.4, which sent 100 requests in 2 s',
    'pike: 1.2.3.4 is no longer blocked',
  ])
  t.end()
})

t.test('Pike forgets who is silent, blocked or not, with the beginnings nobody uses', (t) => {
  const bench = new Bench()
  bench.send('1.2.3.4', 200)
  bench.send('2001:db8::1', 200)
  t.equal(bench.pike.addresses().length, 2)
  for (let i = 0; i < 8; i++) bench.window()
  t.same(bench.pike.addresses(), [])
  t.equal(bench.send('1.2.3.4', 130), 126, 'it begins anew')
  t.end()
})

t.test('Pike remembers no more than it may, however many addresses there are', (t) => {
  const bench = new Bench({ reqs_density_per_unit: 1, max_addresses: 50 })
  for (let i = 0; i < 20_000; i++) bench.pike.count(`10.${i & 255}.${i >> 8}.1`, 0)
  t.ok(bench.pike.addresses().length <= 50)
  t.equal(bench.lines.length, 1, 'and says so once in a window')
  t.match(bench.lines[0], /^pike: 50 addresses are remembered/)
  t.end()
})

t.test('addressBytes reads addresses of both families, and nothing else', (t) => {
  t.same(addressBytes('192.0.2.255'), [192, 0, 2, 255])
  const wanted = [0x20, 0x01, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]
  t.same(addressBytes('2001:db8::1'), wanted)
  t.same(addressBytes('[2001:DB8::1]'), wanted)
  for (const text of [
    '',
    'example.com',
    '1.2.3',
    '1.2.3.4.5',
    '256.1.1.1',
    '[1.2.3.4]',
    ':::',
    '[',
    '%',
  ])
    t.equal(addressBytes(text), null, text)
  t.end()
})
