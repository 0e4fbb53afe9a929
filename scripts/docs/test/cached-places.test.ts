import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import t from 'tap'

import { cachedPlaces } from '../cached-places.ts'
import type { Places } from '../places.ts'

t.test('typedoc is asked again only of what has changed', async (t) => {
  const root = t.testdir({ src: { 'a.ts': 'one' }, modules: { b: { 'index.ts': 'one' } } })
  const asked: string[][] = []
  const find = async (_root: string, files: readonly string[]): Promise<Places> => {
    asked.push([...files])
    return Object.fromEntries(
      files.map((file) => [file, { comment: `${asked.length}`, exports: {} }]),
    )
  }
  const places = async () => {
    const found = await cachedPlaces(root, ['src/a.ts', 'modules/b/index.ts'], find)
    return Object.values(found).map((file) => file.comment)
  }

  t.same(await places(), ['1', '1'])
  t.same(await places(), ['1', '1'], 'nothing changed')
  writeFileSync(join(root, 'src/a.ts'), 'two')
  t.same(await places(), ['2', '1'], 'a file changed')
  t.same(asked.at(-1), ['src/a.ts'])
  mkdirSync(join(root, 'src/test'))
  writeFileSync(join(root, 'src/test/a.test.ts'), 'x')
  t.same(await places(), ['2', '1'], 'a test changed')
  await cachedPlaces(root, ['src/a.ts', 'src/b.ts'], find)
  t.same(asked.at(-1), ['src/b.ts'], 'another file is asked for')
  t.same(await places(), ['2', '4'], 'what was not asked for is not kept')
  writeFileSync(join(root, 'tsconfig.json'), '{}')
  t.same(await places(), ['5', '5'], 'what all depend on changed')
  writeFileSync(join(root, 'build/docs/places.json'), '{"key":')
  t.same(await places(), ['6', '6'], 'half a cache is made again')
})

t.test('what lies elsewhere is asked for each time', async (t) => {
  const root = t.testdir({ src: { 'a.ts': 'one' } })
  let asked = 0
  const find = async (): Promise<Places> => {
    asked += 1
    const place = { file: 'other/b.ts', line: 1, comment: null, members: {}, tables: [] }
    return { 'src/a.ts': { comment: null, exports: { b: place } } }
  }
  await cachedPlaces(root, ['src/a.ts'], find)
  await cachedPlaces(root, ['src/a.ts'], find)
  t.equal(asked, 2)
})
