import t from 'tap'

import { Editor } from './support/editor.ts'

const TEXT = `#!define LIMIT 5
# Twice: a part that is switched off is known too.
debug = 3
loadmodule "tm.so"
loadmodule "pv.so"
loadmodule "textops.so"
modparam("tm", "fr_timer", 30000)
#!ifdef NEVER
loadmodule "sl.so"
#!endif
request_route {
    $var(n) = LIMIT;
    xlog("$(ru{uri.user}) of $fU\\n");
    t_on_failure("BUSY");
    route(HELLO);
    t_relay();
}
// Says hello.
// To all.
route[HELLO] {
    if (@ruri.user == "a") exit;
}
failure_route[BUSY] {
    exit;
}
event_route[tm:local-request] { exit; }
`

const editor = new Editor()
await editor.start()
editor.open('a.cfg', TEXT)
t.teardown(async () => editor.stop())

interface Shown {
  readonly contents: { readonly value: string }
  readonly range: unknown
}

async function shown(marked: string): Promise<Shown | null> {
  return (await editor.about('textDocument/hover', 'a.cfg', marked)) as Shown | null
}

const rows: readonly (readonly [name: string, marked: string, text: RegExp | null])[] = [
  ['a function', 't_re|lay();', /t_relay\(\)[^]*function of module tm/],
  ['a variable in a text', 'of $f|U', /\$fU[^]*variable of module pv|of the core/],
  ['a variable in brackets', '$(r|u{', /\$ru/],
  ['a transformation', '{uri.us|er', /\{uri\.user\}[^]*transformation/],
  ['a parameter of the core', 'de|bug = 3', /debug = [^]*parameter of the core/],
  ['a parameter of a module', 'fr_|timer', /modparam\("tm", "fr_timer"[^]*parameter of module tm/],
  ['a module in modparam', 'modparam("t|m"', /loadmodule "tm.so"/],
  ['a module where it is loaded', '"pv|.so', /loadmodule "pv.so"/],
  ['a define', '= LIM|IT', /#!define LIMIT 5[^]*a\.cfg:1/],
  [
    'a route that is run',
    'route(HEL|LO',
    /route\[HELLO\][^]*Says hello\.[^]*To all\.[^]*a\.cfg:20/,
  ],
  ['a route named in a text', '("BU|SY', /failure_route\[BUSY\]/],
  [
    'an event route',
    'tm:local|-request',
    /event_route\[tm:local-request\][^]*event route of module tm/,
  ],
  ['a comment', 'that is swi|tched', null],
  ['a bracket', 'request_route |{', null],
]

for (const [name, marked, text] of rows) {
  t.test(`hover shows ${name}`, async (t) => {
    const found = await shown(marked)
    if (text === null) t.equal(found, null)
    else t.match(found?.contents.value, text)
  })
}

t.test('signature help counts the arguments, also in an open text', async (t) => {
  const about = async (marked: string) =>
    editor.about('textDocument/signatureHelp', 'a.cfg', marked)
  t.match(await about('t_on_failure("BU|SY'), {
    signatures: [{ label: 't_on_failure(failure_route)' }],
    activeParameter: 0,
  })
  t.match(await about('"fr_timer", |30000'), {
    signatures: [{ label: /^modparam/ }],
    activeParameter: 2,
  })
  t.equal(await about('    route|(HELLO'), null)
})
