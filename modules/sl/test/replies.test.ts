import t from 'tap'

import { shownCounts, statusCount } from '../counts.ts'
import { phraseOf } from '../phrase.ts'

t.test('statusCount gives each status one figure', async (t) => {
  t.equal(statusCount(100), 'replies1xx')
  t.equal(statusCount(199), 'replies1xx')
  t.equal(statusCount(200), 'replies200')
  t.equal(statusCount(201), 'replies2xx')
  t.equal(statusCount(302), 'replies302')
  t.equal(statusCount(303), 'replies3xx')
  t.equal(statusCount(483), 'replies483')
  t.equal(statusCount(499), 'replies4xx')
  t.equal(statusCount(501), 'replies5xx')
  t.equal(statusCount(699), 'replies6xx')
  t.equal(statusCount(700), 'repliesXxx')
})

t.test('shownCounts shows every figure once', async (t) => {
  const names = shownCounts.map(([, name]) => name)
  t.equal(new Set(names).size, names.length)
  for (let status = 100; status < 800; status++) t.ok(names.includes(statusCount(status)))
})

t.test('phraseOf keeps a reason on its line', async (t) => {
  t.equal(phraseOf('Not\tHere, sorry'), 'Not\tHere, sorry')
  t.equal(phraseOf('a\r\nX-Evil: 1'), 'a X-Evil: 1')
  t.equal(phraseOf('a\r\nX: 1\nY: 2'), 'a X: 1 Y: 2', 'and again')
  t.equal(phraseOf('\u0000'), ' ')
  t.equal(
    phraseOf('Gr\u00C3\u00BC\u00C3\u009Fe'),
    'Gr\u00C3\u00BC\u00C3\u009Fe',
    'bytes above ASCII',
  )
  t.equal(phraseOf(''), '')
})
