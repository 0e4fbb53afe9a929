import t from 'tap'

import { longConfiguration } from '../../../bench/long-configuration.ts'
import { Editor } from './support/editor.ts'

/** What a machine that does other things may take; alone it is a fifth of that. */
const MOST_MS = 250

t.test('an editor of 5000 lines gets its answers behind each key', async (t) => {
  const editor = new Editor()
  await editor.start()
  editor.open('long.cfg', longConfiguration(5000))
  await editor.expect('long.cfg', () => true)
  const times: number[] = []
  for (let key = 0; key < 15; key += 1) {
    editor.replace('long.cfg', 'route(SITE7)', 'xlog("$ru"); route(SITE7)')
    const start = performance.now()
    const uri = editor.uri('long.cfg')
    const position = editor.at('long.cfg', editor.text('long.cfg').indexOf('$ru"'))
    const about = {
      textDocument: { uri },
      position: { ...position, character: position.character + 2 },
    }
    const [items, shown] = await Promise.all([
      editor.ask('textDocument/completion', about),
      editor.ask('textDocument/hover', about),
    ])
    times.push(performance.now() - start)
    t.ok((items as readonly unknown[]).length > 50)
    t.match(shown, { contents: { value: /\$ru/ } })
  }
  const median = times.toSorted((a, b) => a - b)[7] ?? Infinity
  t.comment(times.map((one) => one.toFixed(0)).join(' '))
  t.ok(median < MOST_MS, `${median.toFixed(0)} ms`)
  await editor.stop()
})
