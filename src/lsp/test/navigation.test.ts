import t from 'tap'

import { Editor } from './support/editor.ts'

const MAIN = `#!define LIMIT 5
#!ifdef LIMIT
include_file "part.cfg"
#!endif
loadmodule "tm.so"
/* what
   there is */
request_route {
    $var(x) = LIMIT;
    t_on_failure("BUSY");
    route(HELLO);
    if (isflagset(1)) {
        route("HELLO");
    }
}
failure_route[BUSY] { exit; }
`

const PART = `#!ifdef NEVER
route[OTHER] { route(HELLO); }
#!endif
route[HELLO] {
    xlog("é"); exit;
}
`

const editor = new Editor({ 'main.cfg': MAIN, 'part.cfg': PART })
await editor.start()
editor.open('main.cfg', MAIN)
editor.open('part.cfg', PART)
t.teardown(async () => editor.stop())

interface Place {
  readonly uri: string
  readonly range: { readonly start: { readonly line: number; readonly character: number } }
}

/** Places as `file:line:column`, counted from 0. */
function shown(places: unknown): readonly string[] {
  return (places as readonly Place[]).map(
    ({ uri, range: { start } }) => `${uri.split('/').at(-1)}:${start.line}:${start.character}`,
  )
}

const definition = async (file: string, marked: string) =>
  shown(await editor.about('textDocument/definition', file, marked))

t.test('definition of routes, defines and included files', async (t) => {
  t.same(await definition('main.cfg', 'route(HEL|LO)'), ['part.cfg:3:6'])
  t.same(await definition('main.cfg', 't_on_failure("BU|SY"'), ['main.cfg:15:14'])
  t.same(await definition('main.cfg', '= LIM|IT'), ['main.cfg:0:9'])
  t.same(await definition('main.cfg', 'ifdef LIM|IT'), ['main.cfg:0:9'])
  t.same(await definition('main.cfg', '"pa|rt.cfg"'), ['part.cfg:0:0'])
  t.same(await definition('main.cfg', 'request|_route'), [])
})

t.test('references, those in text that is switched off included', async (t) => {
  const context = { includeDeclaration: true }
  const found = await editor.about('textDocument/references', 'part.cfg', 'route[HEL|LO]', {
    context,
  })
  t.same(shown(found), ['main.cfg:10:10', 'main.cfg:12:15', 'part.cfg:3:6', 'part.cfg:1:21'])
  const defines = await editor.about('textDocument/references', 'main.cfg', 'define LI|MIT', {
    context,
  })
  t.same(shown(defines), ['main.cfg:0:9', 'main.cfg:1:8', 'main.cfg:8:14'])
})

t.test('rename of a route changes every file', async (t) => {
  t.match(await editor.about('textDocument/prepareRename', 'main.cfg', 'route(HEL|LO)'), {
    placeholder: 'HELLO',
  })
  const renamed = await editor.about('textDocument/rename', 'main.cfg', 'route(HEL|LO)', {
    newName: 'WELCOME',
  })
  const { changes } = renamed as { changes: Record<string, readonly { newText: string }[]> }
  t.same(
    Object.entries(changes).map(([uri, edits]) => [uri.split('/').at(-1), edits.length]),
    [
      ['main.cfg', 2],
      ['part.cfg', 2],
    ],
  )
})

t.test('rename refuses what is no name, and a name that is taken', async (t) => {
  const rename = async (newName: string) =>
    editor.about('textDocument/rename', 'main.cfg', 'route(HEL|LO)', { newName })
  await t.rejects(rename('a b'), /letters, digits/)
  await t.rejects(rename('exit'), /word of the language/)
  await t.rejects(rename('OTHER'), /already/)
  t.equal(await editor.about('textDocument/prepareRename', 'main.cfg', 'loadmod|ule'), null)
})

t.test('the outline has defines, includes, modules and routes in their order', async (t) => {
  const uri = editor.uri('main.cfg')
  const found = (await editor.ask('textDocument/documentSymbol', {
    textDocument: { uri },
  })) as readonly { name: string }[]
  t.same(
    found.map(({ name }) => name),
    ['LIMIT', 'part.cfg', 'tm', 'request_route', 'failure_route[BUSY]'],
  )
})

t.test('blocks, conditions and comments fold', async (t) => {
  const found = await editor.ask('textDocument/foldingRange', {
    textDocument: { uri: editor.uri('main.cfg') },
  })
  t.same(
    (found as readonly { startLine: number; endLine: number }[])
      .map(({ startLine, endLine }) => `${startLine}-${endLine}`)
      .toSorted(),
    ['1-2', '11-12', '5-6', '7-13'],
  )
})

t.test('formatting gives what siprose fmt gives, as one change', async (t) => {
  editor.open('untidy.cfg', 'debug=2\nrequest_route\n{\nxlog("é") ;\n exit;\n}\n')
  const options = { tabSize: 4, insertSpaces: true }
  const textDocument = { uri: editor.uri('untidy.cfg') }
  const [edit] = (await editor.ask('textDocument/formatting', {
    textDocument,
    options,
  })) as readonly {
    newText: string
    range: unknown
  }[]
  t.match(edit, {
    newText: 'debug = 2\nrequest_route {\n    xlog("é");\n    exit;\n',
    range: { start: { line: 0, character: 0 }, end: { line: 5, character: 0 } },
  })
  editor.open('broken.cfg', 'request_route { xlog("a; }\n')
  const broken = { uri: editor.uri('broken.cfg') }
  t.same(await editor.ask('textDocument/formatting', { textDocument: broken, options }), [])
})

t.test('a code action does what the help of a problem says', async (t) => {
  editor.open('slip.cfg', 'loadmodule "tm.so"\nrequest_route { t_rely(); }\n')
  const [problem] = await editor.expect('slip.cfg', ({ length }) => length > 0)
  const textDocument = { uri: editor.uri('slip.cfg') }
  t.match(
    await editor.ask('textDocument/codeAction', {
      textDocument,
      range: problem?.range,
      context: { diagnostics: [problem] },
    }),
    [
      {
        title: 'Write `t_relay`',
        kind: 'quickfix',
        edit: { changes: { [textDocument.uri]: [{ newText: 't_relay', range: problem?.range }] } },
      },
    ],
  )
})
