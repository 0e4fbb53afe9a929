import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import t from 'tap'
import { column, DbCode, parseDbUrl } from 'siprose'

import { Files, systemFiles } from '../../../src/runtime/files.ts'
import { FlatDriver } from '../driver.ts'
import { lineOf } from '../line.ts'

const rules = { field: '|', record: '\n', encode: true, escape: '\\' }
const method = column('method', 'string')
const folder = mkdtempSync(join(tmpdir(), 'siprose-flat-'))
t.teardown(() => rmSync(folder, { recursive: true }))

t.test('a row is a line, whatever a message brings', async (t) => {
  const time = column('time', 'datetime')
  t.equal(
    lineOf(
      [
        [method, 'INVITE'],
        [time, 1_795_670_500_123],
        [method, null],
      ],
      rules,
    ),
    'INVITE|1795670500|\n',
  )
  t.equal(lineOf([[method, 'a|b\r\nc\\%']], rules), 'a%7Cb%0D%0Ac\\%\n')
  t.equal(lineOf([[method, 'a|b\nc\\']], { ...rules, encode: false }), 'a\\|b%0Ac\\\\\n')
  t.equal(
    lineOf(
      [
        [column('b', 'blob'), Buffer.from([0, 0x7c])],
        [column('n', 'bigint'), 5n],
      ],
      rules,
    ),
    '\0%7C|5\n',
  )
})

t.test('rows are added, and go into a new file once the old one was taken away', async (t) => {
  const driver = new FlatDriver(new Files(systemFiles, '.'), rules, '.log', true)
  const link = driver.connect(parseDbUrl(`flatstore:${folder}`))
  const add = (value: string) =>
    link.run({ kind: 'insert', table: 'acc', cells: [[method, value]] })
  const path = join(folder, 'acc_1.log')
  await add('INVITE')
  await add('BYE')
  t.equal(readFileSync(path, 'latin1'), 'INVITE\nBYE\n')
  renameSync(path, `${path}.old`)
  await add('CANCEL')
  t.equal(readFileSync(`${path}.old`, 'latin1'), 'INVITE\nBYE\nCANCEL\n')
  t.equal(await driver.rotate(), 1)
  await add('ACK')
  t.equal(readFileSync(path, 'latin1'), 'ACK\n')
  await link.close()
})

t.test('nothing is read, and what cannot be written is an error', async (t) => {
  const driver = new FlatDriver(new Files(systemFiles, '.'), rules, '.log', false)
  writeFileSync(join(folder, 'file'), '')
  const link = driver.connect(parseDbUrl(`flatstore:${folder}/file`))
  await t.rejects(async () => link.run({ kind: 'insert', table: 'acc', cells: [[method, 'x']] }), {
    code: DbCode.NOT_STORED,
  })
  await t.rejects(async () => link.run({ kind: 'select', from: 'acc', columns: [method] }), {
    code: DbCode.UNSUPPORTED,
  })
  await t.rejects(async () => link.run({ kind: 'insert', table: '../etc', cells: [] }), {
    code: DbCode.NAME,
  })
})
