import t from 'tap'

import { atPath, memberOf, printed, readDocument, scriptValue } from '../document.ts'

t.test('atPath finds what is there, and nothing else', (t) => {
  const document = readDocument('{"a":{"b":[1,[2,{"c":"x"}]]},"d.e":5,"":1,"n":null}')
  const rows: [path: string, value: unknown][] = [
    ['a.b[0]', 1],
    ['a.b[1][1].c', 'x'],
    ['d%e', 5],
    ['n', null],
    ['a.b[9]', null],
    ['a.b.c', null],
    ['a.b[x]', '[ 1, [ 2, { "c": "x" } ] ]'],
    ['__proto__', null],
    ['constructor', null],
    ['a.b.length', null],
    ['a.'.repeat(1000), null],
  ]
  for (const [path, value] of rows) t.equal(scriptValue(atPath(document, path)), value, path)
  t.end()
})

t.test('documents that are none, or nested without end, have nothing in them', (t) => {
  for (const wrong of ['', '{', 'nonsense', '\xff\xfe', '{"a":', `${'['.repeat(200_000)}`]) {
    t.equal(readDocument(wrong), undefined)
    t.equal(memberOf(readDocument(wrong), 'a'), undefined)
  }
  const deep = readDocument(`${'['.repeat(50_000)}${']'.repeat(50_000)}`)
  t.ok(deep === undefined || printed(deep) === null || printed(deep) !== '')
  t.end()
})

t.test('printed is as others print it, in bytes', (t) => {
  const document = readDocument('{"a":"q\\"u\\n\\u00e4/","b":[],"c":{},"d":[1.5,true]}')
  t.equal(
    printed(document),
    '{ "a": "q\\"u\\n\xc3\xa4\\/", "b": [ ], "c": { }, "d": [ 1.5, true ] }',
  )
  t.equal(scriptValue('\u00e4'), '\xc3\xa4')
  t.equal(scriptValue(2 ** 60), String(2 ** 60))
  t.end()
})
