import t from 'tap'

import { addressNumbers, type AddressRow, bitsOf } from '../address/address-row.ts'
import { AddressTable } from '../address/address-table.ts'

function row(text: string): AddressRow {
  const [group = '', address = '', mask = '', port = '0', tag = null] = text.split(' ')
  return { group: Number(group), address, mask: Number(mask), port: Number(port), tag }
}

const table = (rows: readonly AddressRow[], longest = false): AddressTable =>
  new AddressTable(rows, { longest })

/** A random number below another, the same ones each time. */
function below(): (limit: number) => number {
  let state = 1
  return (limit) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return Math.floor((state / 4_294_967_296) * limit)
  }
}

/** Whether a row's subnet has an address, bit by bit. */
function covers({ address, mask }: AddressRow, host: string): boolean {
  const [a, b] = [addressNumbers(address) ?? [], addressNumbers(host) ?? []]
  if (a.length !== b.length) return false
  const width = a.length === 1 ? 32 : 16
  for (let bit = 0; bit < mask; bit++) {
    const [at, shift] = [Math.floor(bit / width), width - 1 - (bit % width)]
    if ((((a[at] ?? 0) ^ (b[at] ?? 0)) >>> shift) & 1) return false
  }
  return true
}

/** What the documentation says, row by row. */
function plainly(
  rows: readonly AddressRow[],
  group: number | null,
  host: string,
  port: number,
): AddressRow | null {
  const fits = (one: AddressRow): boolean =>
    (group === null || one.group === group) && (one.port === 0 || one.port === port)
  const whole = (one: AddressRow): boolean => one.mask === bitsOf(addressNumbers(one.address) ?? [])
  const single = rows.findLast((one) => fits(one) && whole(one) && covers(one, host))
  if (single !== undefined) return single
  const subnets = rows.filter((one) => !whole(one)).toSorted((a, b) => a.group - b.group)
  return subnets.find((one) => fits(one) && covers(one, host)) ?? null
}

t.test('AddressTable finds what a look at each row finds', async (t) => {
  const random = below()
  const v4 = () => `10.${random(3)}.${random(3)}.${random(4)}`
  const v6 = () => `2001:db8:${random(3)}::${random(3)}:${random(4)}`
  const rows: AddressRow[] = []
  for (let i = 0; i < 300; i++) {
    const wide = random(3) === 0
    const mask = wide ? 1 + random(128) : 1 + random(32)
    const part = random(4) === 0
    rows.push({
      group: 1 + random(4),
      address: wide ? v6() : v4(),
      mask: part ? mask : wide ? 128 : 32,
      port: random(2) * 5060,
      tag: `row${i}`,
    })
  }
  const found = table(rows)
  let hits = 0
  for (let i = 0; i < 5000; i++) {
    const group = random(5) === 0 ? null : 1 + random(5)
    const [host, port] = [random(3) === 0 ? v6() : v4(), random(2) * 5060]
    const wanted = plainly(rows, group, host, port)
    if (wanted !== null) hits += 1
    if (found.find(group, host, port) !== wanted) t.fail(`${group} ${host} ${port}`)
  }
  t.ok(hits > 1000)
})

t.test('AddressTable takes every length of prefix', async (t) => {
  for (let mask = 1; mask < 32; mask++) {
    const one = table([row(`1 255.255.255.255 ${mask}`)])
    t.ok(one.find(1, '255.255.255.254', 0), `${mask}`)
    t.notOk(one.find(1, '127.255.255.255', 0), `${mask}`)
  }
  for (let mask = 1; mask < 128; mask++) {
    const one = table([row(`1 ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff ${mask}`)])
    t.ok(one.find(1, 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:fffe', 0), `${mask}`)
    t.notOk(one.find(1, '7fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', 0), `${mask}`)
  }
})

t.test('AddressTable with the longest prefix first does not ask for the order', async (t) => {
  const rows = ['1 10.0.0.0 8 0 a', '1 10.1.0.0 16 5060 b', '1 10.1.2.0 24 0 c'].map(row)
  t.equal(table(rows).find(1, '10.1.2.3', 5060)?.tag, 'a')
  t.equal(table(rows, true).find(1, '10.1.2.3', 5060)?.tag, 'c')
  t.equal(table(rows, true).find(1, '10.1.3.3', 5060)?.tag, 'b')
  t.equal(table(rows, true).find(1, '10.1.3.3', 5061)?.tag, 'a')
})

t.test('AddressTable takes any text for a host', async (t) => {
  const one = table([row('1 10.0.0.0 8'), row('1 example.com 0'), row('1 :: 1')])
  for (const host of [
    '',
    '[',
    ']',
    '[]',
    '10.0.0',
    '10.0.0.256',
    '010.0.0.1',
    '1:2',
    ':::',
    '__proto__',
    'constructor',
    'x'.repeat(100_000),
    ':'.repeat(100_000),
    '\0',
    '10.0.0.1\0',
  ]) {
    t.equal(one.find(1, host, 0), null, host.slice(0, 20))
  }
  t.ok(one.find(1, 'EXAMPLE.com', 0))
  t.equal(one.find(Number.NaN, '10.0.0.1', 0), null)
  t.ok(one.find(1, '10.0.0.1', Number.NaN), 'a port of no number is any other')
})

t.test('a hundred thousand subnets slow no message down', async (t) => {
  const random = below()
  const rows: AddressRow[] = []
  for (let i = 0; i < 100_000; i++) {
    const address = `${random(224)}.${random(256)}.${random(256)}.0`
    rows.push({ group: 1 + random(3), address, mask: 16 + random(16), port: 0, tag: null })
  }
  const [large, small] = [table(rows), table(rows.slice(0, 10))]
  const hosts = Array.from({ length: 1000 }, () => `${random(256)}.${random(256)}.0.${random(9)}`)
  const cost = (of: AddressTable): number => {
    let least = Number.POSITIVE_INFINITY
    for (let round = 0; round < 7; round++) {
      const before = process.cpuUsage()
      for (let i = 0; i < 20; i++) for (const host of hosts) of.find(null, host, 5060)
      const { user, system } = process.cpuUsage(before)
      least = Math.min(least, (user + system) / 20_000)
    }
    return least
  }
  const [few, many] = [cost(small), cost(large)]
  t.comment(`${few.toFixed(2)} µs with 10 subnets, ${many.toFixed(2)} µs with 100000`)
  t.ok(many < 10, `${many} µs`)
})
