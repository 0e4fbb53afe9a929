import t from 'tap'

import { parseDefinition } from '../definition.ts'
import { Queue } from '../queue.ts'

function drain(queue: Queue): string {
  let text = ''
  for (let item = queue.fetch(); item !== null; item = queue.fetch()) text += item.key + item.value
  return text
}

function filled(queue: Queue, texts: string): Queue {
  for (const [key, value] of texts.split(' ')) queue.add({ key: key ?? '', value: value ?? '' })
  return queue
}

t.test('Queue treats a key that waits as its mode says', (t) => {
  const added = 'a1 b1 a2 c1'
  t.equal(drain(filled(new Queue('q', 'all', 0, 10), added)), 'a1b1a2c1')
  t.equal(drain(filled(new Queue('q', 'oldest', 0, 10), added)), 'a1b1c1')
  t.equal(drain(filled(new Queue('q', 'newest', 0, 10), added)), 'b1a2c1')
  t.end()
})

t.test('Queue lets a key that was pushed out or fetched in again', (t) => {
  const queue = filled(new Queue('q', 'oldest', 2, 10), 'a1 b1 c1 a2')
  t.equal(queue.count, 2)
  t.equal(drain(queue), 'c1a2')
  t.equal(drain(filled(queue, 'a3')), 'a3')
  t.end()
})

t.test('Queue without a size takes no more than its limit', (t) => {
  const queue = new Queue('q', 'all', 0, 2)
  t.same(
    ['a', 'b', 'c'].map((key) => queue.add({ key, value: '' })),
    [true, true, false],
  )
  t.equal(queue.fetch()?.key, 'a')
  t.ok(queue.add({ key: 'd', value: '' }))
  t.end()
})

t.test('Queue fetches a hundred thousand in no time that grows with them', (t) => {
  const queue = new Queue('q', 'newest', 0, 100_000)
  for (let i = 0; i < 100_000; i++) queue.add({ key: `${i}`, value: '' })
  for (let i = 0; i < 100_000; i++) if (queue.fetch()?.key !== `${i}`) t.fail(`at ${i}`)
  t.equal(queue.fetch(), null)
  t.end()
})

t.test('parseDefinition reads what the field writes, and says what is wrong', (t) => {
  const stored = 'never'
  t.same(parseDefinition('name=a;size=20;'), { name: 'a', size: 20, mode: 'all', stored })
  t.same(parseDefinition(' addmode = 2 ; name = a'), { name: 'a', size: 0, mode: 'newest', stored })
  t.match(parseDefinition('name=a;dbmode=2'), { stored: 'write' })
  t.match(parseDefinition('name=a;dbmode=0'), { name: 'a' })
  for (const text of [
    '',
    'size=3',
    'name=',
    'name=a;size=-1',
    'name=a;size=x',
    'name=a;addmode=3',
  ]) {
    t.throws(() => parseDefinition(text), { code: 'mqueue/definition' }, text)
  }
  t.throws(() => parseDefinition('name=a b;dbmode=1'), { message: /its table too/ })
  t.throws(() => parseDefinition('name=a;dbmode=4'), { message: /it can be 0 to 3/ })
  t.throws(() => parseDefinition('name=a;siez=1'), { message: /there are name, size/ })
  t.end()
})
