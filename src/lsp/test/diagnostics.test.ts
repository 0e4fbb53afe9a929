import { existsSync } from 'node:fs'
import { join } from 'node:path'

import t from 'tap'

import { Editor, type Problem } from './support/editor.ts'

const codes = (problems: readonly Problem[]): string[] => problems.map(({ code }) => code)

t.test('problems of an unsaved text are those of siprose check, at its places', async (t) => {
  const editor = new Editor()
  await editor.start()
  editor.open('a.cfg', 'loadmodule "sl.so"\nrequest_route {\n    sl_send_repli("200", "OK");\n}\n')
  const found = await editor.expect('a.cfg', ({ length }) => length > 0)
  t.match(found, [
    {
      code: 'lang/unknown-function',
      severity: 1,
      source: 'siprose',
      range: { start: { line: 2, character: 4 }, end: { line: 2, character: 17 } },
      message: /did you mean `sl_send_reply`\?/,
    },
  ])
  editor.replace('a.cfg', 'sl_send_repli', 'sl_send_reply')
  await editor.expect('a.cfg', ({ length }) => length === 0)
  t.equal(await editor.stop(), 0)
})

t.test('a place behind letters of several bytes is counted as editors do', async (t) => {
  const editor = new Editor()
  await editor.start()
  editor.open('a.cfg', 'request_route {\n    log("é🙂 ñ"); nothing();\n}\n')
  const found = await editor.expect('a.cfg', ({ length }) => length > 0)
  t.same(found[0]?.range.start, editor.find('a.cfg', '|nothing'))
  await editor.stop()
})

t.test(
  'hints are hints, notes lead to other files, and what includes a file is checked with it',
  async (t) => {
    const editor = new Editor({
      'main.cfg':
        'loadmodule "sl.so"\n#!include_file "parts/a.cfg"\nrequest_route { route(A); }\nroute[B] { exit; }\n',
      'parts/a.cfg': 'route[A] { sl_send_reply("200", "OK"); }\n',
    })
    await editor.start()
    // the part alone would have no request route, and know no module
    editor.open('parts/a.cfg', 'route[A] { sl_send_reply("200", "OK"); }\nroute[B] { exit; }\n')
    const part = await editor.expect('parts/a.cfg', () => true)
    const main = await editor.expect('main.cfg', ({ length }) => length > 0)
    t.match(part, [], 'nothing is wrong with the part')
    t.match(
      main.find(({ code }) => code === 'lang/duplicate-route'),
      { severity: 1, relatedInformation: [{ location: { uri: editor.uri('parts/a.cfg') } }] },
    )
    editor.replace('parts/a.cfg', 'route[B]', 'route[C]')
    await editor.expect('main.cfg', (found) => codes(found).join() === 'lang/unused-route')
    const hints = await editor.expect('parts/a.cfg', ({ length }) => length > 0)
    t.match(hints, [{ code: 'lang/unused-route', severity: 4, tags: [1] }])
    await editor.stop()
  },
)

t.test('a part whose main file nobody knows is not blamed for what that has', async (t) => {
  const editor = new Editor()
  await editor.start()
  editor.open('part.cfg', 'route[A] {\n    t_relay();\n    route(ELSEWHERE);\n    $var(x) = ;\n}\n')
  const found = await editor.expect('part.cfg', ({ length }) => length > 0)
  t.same(codes(found), ['lang/unexpected'])
  await editor.stop()
})

t.test('a module next to a configuration that was only opened is not run', async (t) => {
  const module = `import { writeFileSync } from 'node:fs'\nwriteFileSync('ran', '')\n`
  const text = 'loadpath "modules"\nloadmodule "mine.so"\nrequest_route { exit; }\n'
  const editor = new Editor({ 'modules/mine/index.ts': module })
  await editor.start()
  editor.open('a.cfg', text)
  const found = await editor.expect('a.cfg', ({ length }) => length > 0)
  t.match(codes(found), ['module/not-found'])
  t.notOk(existsSync(join(editor.folder, 'ran')))
  await editor.stop()
})

t.test('a main file named on the command line, and its defines', async (t) => {
  const editor = new Editor(
    {
      'etc/proxy.cfg':
        '#!ifdef WITH_PARTS\ninclude_file "../lib/a.inc"\n#!endif\nrequest_route { route(A); }\n',
      'lib/a.inc': '',
    },
    ['-f', 'etc/proxy.cfg', '-A', 'WITH_PARTS'],
  )
  await editor.start()
  editor.open('lib/a.inc', 'route[A] { nothing(); }\n')
  const found = await editor.expect('lib/a.inc', ({ length }) => length > 0)
  t.same(codes(found), ['lang/unknown-function'])
  await editor.stop()
})
