import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import t from 'tap'

import { cachedPlaces } from '../cached-places.ts'
import type { Places } from '../places.ts'

t.test('typedoc is asked again only when a source changes', async (t) => {
  const root = t.testdir({ src: { 'a.ts': 'one' } })
  const asked: string[][] = []
  const find = async (_root: string, files: readonly string[]): Promise<Places> => {
    asked.push([...files])
    return { 'src/a.ts': { comment: `${asked.length}`, exports: {} } }
  }
  const places = () => cachedPlaces(root, ['src/a.ts'], find)

  t.equal((await places())['src/a.ts']?.comment, '1')
  t.equal((await places())['src/a.ts']?.comment, '1', 'nothing changed')
  writeFileSync(join(root, 'src/a.ts'), 'two')
  t.equal((await places())['src/a.ts']?.comment, '2', 'a file changed')
  mkdirSync(join(root, 'src/test'))
  writeFileSync(join(root, 'src/test/a.test.ts'), 'x')
  t.equal((await places())['src/a.ts']?.comment, '2', 'a test changed')
  await cachedPlaces(root, ['src/a.ts', 'src/b.ts'], find)
  t.equal(asked.length, 3, 'other files are asked for')
  writeFileSync(join(root, 'build/docs/places.json'), '{"key":')
  t.equal((await places())['src/a.ts']?.comment, '4', 'half a cache is made again')
})
