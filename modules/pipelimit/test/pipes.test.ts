import t from 'tap'

import { Controller, usualGains } from '../controller.ts'
import { waitingBytes } from '../machine-load.ts'
import { parsePipe } from '../pipe-text.ts'
import { Pipe, Verdict } from '../pipe.ts'
import { Pipes } from '../pipes.ts'

const calm = { cpu: 0, waitingBytes: 0 }
const random = { uint32: () => 2 ** 31 }

/** How runs of passing and refused requests follow: `-3 1 -3 1`. */
function runs(pipe: Pipe, count: number): string {
  const found: number[] = []
  for (let i = 0; i < count; i++) {
    const sign = pipe.push(calm, random) === Verdict.PASS ? 1 : -1
    const last = found.at(-1)
    if (last !== undefined && Math.sign(last) === sign) found[found.length - 1] = last + sign
    else found.push(sign)
  }
  return found.join(' ')
}

// The figures of this test were read off Kamailio 5.6 with the same limits and the same requests.
t.test('RED spreads what it refuses, by the load of the interval before', (t) => {
  const pipe = new Pipe('RED', 2)
  t.equal(runs(pipe, 8), '8')
  pipe.turn(calm, usualGains)
  t.equal(runs(pipe, 8), '-3 1 -3 1')
  pipe.limit = 5
  pipe.turn(calm, usualGains)
  t.equal(pipe.load, 1)
  t.end()
})

t.test('TAILDROP is full from the request after the limit on, until the interval ends', (t) => {
  const pipe = new Pipe('TAILDROP', 3)
  t.equal(runs(pipe, 6), '3 -3')
  pipe.turn(calm, usualGains)
  t.equal(runs(pipe, 6), '3 -3')
  t.equal(runs(new Pipe('TAILDROP', 0), 2), '-2')
  t.end()
})

t.test('NETWORK is full while more bytes wait than it may be', (t) => {
  const pipe = new Pipe('NETWORK', 1000)
  t.equal(pipe.push({ cpu: 0, waitingBytes: 1000 }, random), Verdict.PASS)
  t.equal(pipe.push({ cpu: 0, waitingBytes: 1001 }, random), Verdict.FULL)
  t.end()
})

t.test(
  'Controller refuses more while the load is too high, and recovers from a long rush at once',
  (t) => {
    const controller = new Controller()
    const rates: number[] = []
    for (const load of [0.9, 0.9, 0.9, 0.1, 0.1, 0.1]) {
      controller.update(load, 0.5, usualGains)
      rates.push(Math.round(controller.dropRate))
    }
    t.same(rates, [10, 20, 30, 20, 10, 0])
    for (let i = 0; i < 1000; i++) controller.update(1, 0.5, usualGains)
    t.equal(controller.dropRate, 100)
    for (let i = 0; i < 10; i++) controller.update(0, 0.5, usualGains)
    t.equal(controller.dropRate, 0)
    t.end()
  },
)

t.test('Pipes keeps no more than it may, and those that are in use', (t) => {
  const pipes = new Pipes(calm, random, 100)
  for (let i = 0; i < 10_000; i++) pipes.add(`user${i}`, 'TAILDROP', 1)
  t.equal([...pipes.entries()].length, 100)
  t.equal(pipes.add('late', 'TAILDROP', 1), null)
  const busy = pipes.find('user7')
  t.ok(busy)
  if (busy !== null) pipes.push(busy)
  pipes.turn(0)
  t.ok(pipes.add('late', 'TAILDROP', 1), 'the others were not used')
  t.same(
    [...pipes.entries()].map(([name]) => name),
    ['user7', 'late'],
  )
  t.end()
})

t.test('parsePipe says what a pipe looks like', (t) => {
  t.same(parsePipe('gw:red:10'), { name: 'gw', algorithm: 'RED', limit: 10 })
  for (const text of [
    '',
    'gw',
    'gw:RED',
    'gw:RED:-1',
    'gw:RED:1:2',
    'gw:BLUE:1',
    ':RED:1',
    'gw:RED:9999999999',
  ])
    t.throws(() => parsePipe(text), { code: 'pipelimit/pipe' }, text)
  t.end()
})

t.test('waitingBytes adds up the queues of a table', (t) => {
  const table = [
    '   sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid',
    '  10: 0100007F:13C4 00000000:0000 07 00000000:00000300 00:00000000 00000000     0',
    '  11: 0100007F:13C5 00000000:0000 07 00000007:00000010 00:00000000 00000000     0',
  ].join('\n')
  t.equal(waitingBytes(table), 0x310)
  t.equal(waitingBytes(''), 0)
  t.equal(waitingBytes('1 2 3 4 zz:zz\nnothing'), 0)
  t.end()
})
