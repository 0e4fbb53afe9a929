import t from 'tap'

import { type TrustedRow, TrustedTable } from '../trusted/trusted-table.ts'

const base: TrustedRow = {
  source: '192.0.2.1',
  proto: 'any',
  from: null,
  ruri: null,
  tag: null,
  priority: 0,
}

const request = {
  source: '192.0.2.1',
  proto: 'udp',
  from: 'sip:alice@example.com',
  ruri: 'sip:bob@example.com',
}

function tags(rows: readonly Partial<TrustedRow>[], asked = {}, first = false) {
  const table = new TrustedTable(rows.map((row, i) => ({ ...base, tag: String(i), ...row })))
  return table.find({ ...request, ...asked }, first).map((row) => row.tag)
}

t.test('TrustedTable trusts a source by its transport', async (t) => {
  const rows = [{ proto: 'ANY' }, { proto: 'UDP' }, { proto: 'tcp' }, { proto: 'none' }]
  t.strictSame(tags(rows), ['0', '1'])
  t.strictSame(tags(rows, { proto: 'tcp' }), ['0', '2'])
  t.strictSame(tags(rows, { proto: 'any' }), ['0', '1', '2'])
  t.strictSame(tags(rows, { source: '192.0.2.2' }), [])
  t.strictSame(tags(rows, { source: '__proto__' }), [])
})

t.test('TrustedTable asks that patterns fit, where a row has some', async (t) => {
  const rows = [{ from: '^sip:alice@' }, { from: '^sip:bob@' }, { ruri: 'bob' }, { ruri: '^bob' }]
  t.strictSame(tags(rows), ['0', '2'])
  t.strictSame(tags(rows, { from: '' }), ['2'])
})

t.test('TrustedTable has the highest priority first', async (t) => {
  const rows = [{ priority: 1 }, { priority: 3 }, { priority: 2 }, { priority: 3 }]
  t.strictSame(tags(rows), ['1', '3', '2', '0'])
  t.strictSame(tags(rows, {}, true), ['1'])
})

t.test('TrustedTable refuses a pattern that is none', async (t) => {
  t.throws(() => new TrustedTable([{ ...base, from: '\\(' }]))
})
