import t from 'tap'

import { Editor } from './support/editor.ts'

const TEXT = `#!define LIMIT 5
#!ifdef LI
#!endif
loadmodule "tm.so"
loadmodule "pv.so"
loadmodule "so"
modparam("t", "x", 1)
modparam("tm", "fr_", 30000)
include_file "par"
deb
request_route {
    t_rel
    $var(n) = $(ru{ur}) + $f;
    $sht
    xlog("$r, $(rd{s.l
    t_on_failure("BU");
    route(HE);
    # a comm
    is_
}
route[HELLO] { exit; }
failure_route[BUSY] { exit; }
event_route[tm:l] { exit; }
`

const editor = new Editor({ 'part.cfg': '' })
await editor.start()
editor.open('a.cfg', TEXT)
t.teardown(async () => editor.stop())

interface Item {
  readonly label: string
  readonly filterText: string
  readonly insertTextFormat: number
  readonly textEdit: {
    readonly newText: string
    readonly range: { readonly start: { readonly character: number } }
  }
}

async function offered(marked: string): Promise<readonly Item[]> {
  return (await editor.about('textDocument/completion', 'a.cfg', marked)) as readonly Item[]
}

const rows: readonly (readonly [name: string, marked: string, label: string, text: string])[] = [
  ['functions of loaded modules', 't_rel|', 't_relay', 't_relay($1)'],
  ['statements', 't_rel|', 'if', 'if (${1:condition}) {\n\t$0\n}'],
  [
    'functions with what they cannot do without',
    'is_|',
    't_on_failure',
    't_on_failure("${1:failure_route}")',
  ],
  ['variables', '+ $f|', '$fU', '\\$fU'],
  ['variables in brackets', '$(r|u{', '$ru', '\\$(ru'],
  ['variables in a text', '"$r|,', '$ru', '\\$ru'],
  ['variables with a key', '$sh|t', '$var(name)', '\\$var(${1:name})'],
  ['transformations', '{ur|}', '{uri.user}', 'uri.user'],
  [
    'transformations in an open text',
    '{s.l|',
    '{s.substr,offset,length}',
    's.substr,${1:offset},${2:length}\\}',
  ],
  ['modules', '"so|"', 'sl', 'sl.so'],
  ['modules in modparam', '("t|"', 'tm', 'tm'],
  ['parameters of a module', '"fr_|"', 'fr_timer', 'fr_timer'],
  ['parameters of the core', 'deb|', 'debug', 'debug = ${1:0}'],
  ['blocks', 'deb|', 'failure_route', 'failure_route[${1:NAME}] {\n\t$0\n}'],
  ['routes', 'route(HE|)', 'HELLO', 'HELLO'],
  ['failure routes', '"BU|"', 'BUSY', 'BUSY'],
  ['event routes', 'tm:l|]', 'tm:local-request', 'tm:local-request'],
  ['defines', 'ifdef LI|', 'LIMIT', 'LIMIT'],
  ['directives', '#!end|if', '#!endif', '#!endif'],
  ['files', '"par|"', 'part.cfg', 'part.cfg'],
]

for (const [name, marked, label, text] of rows) {
  t.test(`completion offers ${name}`, async (t) => {
    const items = await offered(marked)
    const item = items.find((one) => one.label === label)
    t.equal(
      item?.textEdit.newText,
      text,
      items
        .map((one) => one.label)
        .join(' ')
        .slice(0, 2000),
    )
  })
}

t.test(
  'completion offers nothing in comments, and no function of a module that is not loaded',
  async (t) => {
    t.same(await offered('a com|m'), [])
    t.notOk((await offered('t_rel|')).some(({ label }) => label === 'ds_select_dst'))
  },
)

t.test('completion replaces what is written, the sign of a variable included', async (t) => {
  const item = (await offered('+ $f|')).find(({ label }) => label === '$fU')
  t.equal(item?.filterText, '$fU')
  t.same(item?.textEdit.range.start, editor.find('a.cfg', '+ |$f'))
})

t.test('completion tells more of an item when it is asked', async (t) => {
  const item = (await offered('t_rel|')).find(({ label }) => label === 't_relay')
  t.match(await editor.ask('completionItem/resolve', item), {
    documentation: { kind: 'markdown', value: /t_relay\(\)[^]*function of module tm/ },
  })
})
