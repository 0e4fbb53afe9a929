import { readFileSync } from 'node:fs'

import t from 'tap'

import { longConfiguration } from '../../../bench/long-configuration.ts'
import { Editor } from './support/editor.ts'

/** Processor time that the answers behind one key may take, the work of all threads of the process. */
const MOST_MS = 150
const KEYS = 15
/** What the system counts processor time in. */
const TICK_MS = 10

/** The processor time a process has used: what else the machine does is not in it. */
function cpuMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS
}

t.test('an editor of 5000 lines gets its answers behind each key', async (t) => {
  const editor = new Editor()
  await editor.start()
  editor.open('long.cfg', longConfiguration(5000))
  await editor.expect('long.cfg', () => true)
  const times: number[] = []
  const before = cpuMs(editor.pid)
  for (let key = 0; key < KEYS; key += 1) {
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
  const used = (cpuMs(editor.pid) - before) / KEYS
  t.comment(`waited for each key, in ms: ${times.map((one) => one.toFixed(0)).join(' ')}`)
  t.ok(used < MOST_MS, `${used.toFixed(0)} ms of processor time a key`)
  await editor.stop()
})
