import t from 'tap'

import { parseDb } from '../player/grammar/db-lines.ts'
import { acceptedText } from '../player/accept.ts'
import { playExample } from '../player/player.ts'
import { serverHost } from '../server-host.ts'
import { exampleOf } from './player-fake-host.ts'

const origin = { file: 'p.md', line: 10, column: 1 }

const config = [
  '```kamailio',
  'loadmodule "pv.so"',
  'loadmodule "sl.so"',
  'loadmodule "db_sqlite.so"',
  'loadmodule "sqlops.so"',
  'modparam("sqlops", "sqlcon", "ca=>sqlite:///x.db")',
  'request_route { sql_query("ca", "$hdr(X-Query)"); sl_send_reply("200", "$rc"); }',
  '```',
].join('\n')

function story(...fences: readonly string[]): string {
  return [config, ...fences].join('\n')
}

const ask = (query: string): string =>
  [
    '```sip',
    'alice > OPTIONS sip:example.com',
    `        X-Query: ${query}`,
    'alice < 200',
    '```',
  ].join('\n')

async function play(text: string) {
  return playExample(exampleOf(text), serverHost())
}

t.test('a db fence is read table by table', async (t) => {
  const { tables, problems } = parseDb(
    '# comment\ngiven grp\n| username | grp |\n|----------|-----|\n| "a | b\\n" | NULL |\n| {who} |  |\n\nother\n| x |\n',
    origin,
  )
  t.same(problems, [])
  t.match(tables, [
    {
      name: 'grp',
      given: true,
      columns: ['username', 'grp'],
      rows: [
        { cells: [{ pattern: { text: 'a | b\n' } }, { pattern: null }] },
        { cells: [{ pattern: { source: '{who}' } }, { pattern: { text: '' } }] },
      ],
    },
    { name: 'other', given: false, columns: ['x'], rows: [] },
  ])
})

t.test('what is no table is said, with its place', async (t) => {
  for (const [text, line] of [
    ['| a |', 10],
    ['grp', 10],
    ['grp\n| a | b |\n| 1 |', 12],
    ['grp\n| a |\nnonsense !', 12],
    ['grp\n| a |\n| {oops |', 12],
  ] as const) {
    t.match(parseDb(text, origin).problems, [{ place: { line } }], text)
  }
})

t.test('rows are given before the start and later, and looked at', async (t) => {
  const outcome = await play(
    story(
      '```db\ngiven grp\n| username | grp |\n| alice | {{x} |\n```',
      ask("insert into grp (username, grp) values ('böb', 'y')"),
      '```db\ngrp\n| username | grp | domain |\n| alice | {{x} | "" |\n| {who} | y | {*} |\n```',
      '```db\ngiven grp\n| username |\n| {who}2 |\n```',
      '```db\ngrp\n| username |\n| böb2 |\n```',
    ),
  )
  t.equal(outcome.report, null)
})

t.test('dates, bytes and numbers are shown as people read them', async (t) => {
  const outcome = await play(
    story(
      '```db\ngiven acc\n| method | time |\n| INVITE | 2000-01-01 00:00:01 |\ngiven silo\n| body | inc_time |\n| hé | 5 |\n```',
      ask('select 1'),
      '```db\nacc\n| time | id |\n| 2000-01-01 00:00:01 | 1 |\nsilo\n| body | inc_time | extra_hdrs |\n| hé | 5 | NULL |\n```',
    ),
  )
  t.equal(outcome.report, null)
})

t.test('rows that differ are reported with those that are there', async (t) => {
  const rows: [string, string][] = [
    ['| bob |', 'the value is `alice`'],
    ['| alice |\n| bob |', 'table `grp` has no such row'],
    ['', 'table `grp` has 1 rows; written are 0'],
    ['| NULL |', 'the value is `alice`'],
  ]
  for (const [grid, why] of rows) {
    const given = '```db\ngiven grp\n| username |\n| alice |\n```'
    const outcome = await play(
      story(given, ask('select 1'), `\`\`\`db\ngrp\n| username |\n${grid}\n\`\`\``),
    )
    t.match(outcome.reason, why)
  }
  const { reason } = await play(story(ask('select 1'), '```db\nnone\n| a |\n```'))
  t.match(reason, 'there is no table `none`')
})

t.test('accepted rows are written as a grid', async (t) => {
  const text = `# Title\n${story(
    '```db\ngiven grp\n| username | grp |\n| alice | "a b " |\n| bob | NULL |\n```'.replace(
      'NULL',
      'x',
    ),
    ask('select 1'),
    '```db\ngrp\n| username | grp |\n| carol | y |\n```',
  )}`
  const outcome = await playExample(exampleOf(text.slice(8)), serverHost(), { accept: true })
  t.match(
    acceptedText(text, [outcome]),
    'grp\n| username | grp    |\n| alice    | "a b " |\n| bob      | x      |\n```',
  )
})
