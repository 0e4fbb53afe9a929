import * as fc from 'fast-check'
import t from 'tap'

import { parseExpressionText } from '../parse/file.ts'
import { parseFormat } from '../parse/value.ts'
import type { Diagnostics } from '../diagnostic.ts'
import type { Position } from '../position.ts'
import { nowhere } from '../position.ts'
import { parse } from './support/parsing.ts'
import { cpuMs } from '../../../test/support/cpu-time.ts'

/** The seed is fixed, so that a run tells about the code and not about luck. */
const RUNS = { numRuns: 600, seed: 3261 }

const good = `#!KAMAILIO
#!define WITH_NAT
#!define DBURL "mysql://a:b@localhost/c"
#!subst "/LOCAL/192.0.2.1/g"
debug=2 log_stderror=no
listen=udp:192.0.2.1:5060 advertise "sip.example.com":5060 name "a"
alias="example.com" flags FLT_ACC:1, FLT_NAT
a.b = 3 desc "x"
loadmodule "tm.so"
#!ifdef WITH_NAT
modparam("tm", "fr_timer", 3000)
#!else
modparam("tm", "db_url", DBURL)
#!endif
include_file "more.cfg"
request_route {
    if (!mf_process_maxfwd_header("10") || $(ru{s.len}) > 1000) { # too long
        sl_send_reply("483", "Too Many Hops"); exit;
    } else if (src_ip == 10.0.0.0/8 && method =~ "INVITE|ACK" and uri == myself) {
        $var(x) = strlen($ru) + (int)"5" - @from.uri.host;
        $(avp(s:x)[*]) = $null;
    }
    switch ($rU) { case "a": case /"^b": route(X); break; default: drop; }
    while ($var(i) < 3) { $var(i) = $var(i) + 1; }
    $var(r) = { return selval($rU == $null, 1, 2); };
    force_send_socket(udp:192.0.2.1:5060); /* a /* nested */ one */
}
route[X] { xlog("L_INFO", "$ru $(hdr(X)[0]{s.len}) \\x41\\n"); return -1; }
event_route[tm:local-request] { t_relay(); }
`

const files = { 'more.cfg': '# more\nchildren=4\n' }

const words = good.split(/(?<=\s)|(?=[();{}])/)

const noise = fc
  .array(
    fc.oneof(
      fc.constantFrom(...words),
      fc.constantFrom(
        '"',
        "'",
        '$',
        '$(',
        '{',
        '}',
        '[',
        ']',
        '(',
        ')',
        '/*',
        '*/',
        '#!',
        '!!',
        '\\',
        '@',
      ),
      fc.constantFrom(
        '#!ifdef X\n',
        '#!else\n',
        '#!endif\n',
        '#!define A B\n',
        '#!define B A\n',
        'A ',
      ),
      fc.constantFrom(
        'route',
        'case 1:',
        'default:',
        'else',
        'myself',
        'method ==',
        'event_route[',
      ),
      fc.string({ maxLength: 4 }),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''))

const bytes = fc
  .uint8Array({ maxLength: 200 })
  .map((array) => Buffer.from(array).toString('latin1'))

/** The good configuration with some pieces cut out, doubled, or written over. */
const mutated = fc
  .array(
    fc.record({
      at: fc.nat({ max: good.length }),
      length: fc.nat({ max: 20 }),
      insert: fc.oneof(fc.constant(''), noise, bytes),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((changes) => {
    let text = good
    for (const { at, length, insert } of changes) {
      text = text.slice(0, at) + insert.slice(0, 40) + text.slice(at + length)
    }
    return text
  })

/** Fails when a place is not where its line and column say. */
function checkPlace(diagnostics: Diagnostics, position: Position, what: string): void {
  const source = diagnostics.source(position.file)
  if (source === null) throw new Error(`no source: ${what}`)
  const end = position.offset + position.length
  if (position.offset < 0 || end > source.text.length) throw new Error(`outside: ${what}`)
  const before = source.text.slice(0, position.offset).split('\n')
  const column = (before.at(-1) ?? '').length + 1
  if (before.length !== position.line || column !== position.column) {
    throw new Error(`wrong place ${position.line}:${position.column}: ${what}`)
  }
}

/** Every place in a tree. */
function* places(root: unknown): Generator<Position> {
  const open = [root]
  while (open.length > 0) {
    const node = open.pop()
    if (typeof node !== 'object' || node === null) continue
    if ('column' in node) yield node as Position
    else open.push(...Object.values(node))
  }
}

/** What must hold for any text at all. */
function holds(text: string): void {
  const began = cpuMs()
  const { config, diagnostics } = parse(text, files)
  const elapsed = cpuMs() - began
  if (elapsed > 1000) throw new Error(`took ${elapsed} ms`)
  for (const { position, message, notes } of diagnostics.all) {
    checkPlace(diagnostics, position, message)
    for (const note of notes)
      if (note.position !== null) checkPlace(diagnostics, note.position, note.message)
  }
  for (const position of places(config.items)) checkPlace(diagnostics, position, 'a node')
  diagnostics.print()
  JSON.stringify(diagnostics.toJson())
}

t.test('the configuration the others are made from is good', async (t) => {
  t.strictSame(parse(good, files).diagnostics.all, [])
})

t.test('parseConfig survives a good configuration with pieces changed', async () => {
  fc.assert(fc.property(mutated, holds), RUNS)
})

t.test('parseConfig survives words in any order', async () => {
  fc.assert(fc.property(noise, holds), RUNS)
  fc.assert(
    fc.property(noise, (text) => holds(`request_route {\n${text}`)),
    RUNS,
  )
})

t.test('parseConfig survives any bytes', async () => {
  fc.assert(fc.property(bytes, holds), RUNS)
})

t.test('parseConfig survives every beginning of a configuration', async () => {
  for (let at = 0; at <= good.length; at += 3) holds(good.slice(0, at))
})

t.test('parseExpressionText and parseFormat survive any text', async () => {
  fc.assert(
    fc.property(fc.oneof(noise, bytes), (text) => {
      parseExpressionText(text)
      parseFormat(text, (from, to) => ({ ...nowhere, offset: from, length: to - from }))
    }),
    RUNS,
  )
})

t.test('5000 lines are parsed in well under 300 ms', async (t) => {
  const body = good.split('\n').slice(16, 28).join('\n')
  const blocks = Array.from({ length: 400 }, (_, at) => `route[R${at}] {\n${body}`)
  const text = `${good}\n${blocks.join('\n')}\n`
  t.ok(text.split('\n').length > 5000)
  parse(text, files)
  const began = cpuMs()
  const { diagnostics } = parse(text, files)
  const elapsed = cpuMs() - began
  t.strictSame(diagnostics.all, [])
  t.comment(`${elapsed.toFixed(0)} ms`)
  t.ok(elapsed < 300, `${elapsed.toFixed(0)} ms`)
})

t.test('the time to parse grows with the length of the text, not faster', async (t) => {
  const inputs = [
    'route[A] { ',
    '{ ; } ',
    'if (1) ',
    '$a = ( ',
    '"a" + ',
    '} ',
    '#!ifdef X\n',
    'include_file "more.cfg"\n',
    'foo(1, ',
    'a.b = ',
    '@a[',
    'else ',
  ]
  for (const input of inputs) {
    const began = cpuMs()
    parse(`request_route { ${input.repeat(20_000)}`, files)
    const elapsed = cpuMs() - began
    t.ok(elapsed < 3000, `${JSON.stringify(input)} took ${elapsed.toFixed(0)} ms`)
  }
})
