import t from 'tap'

import { bannedWords, summaryFaults } from '../prose.ts'

t.test('bannedWords', (t) => {
  const rows: readonly (readonly [text: string, words: readonly string[]])[] = [
    ['It just works.', ['just']],
    ['Simply put, please note this etc.', ['simply', 'please note', 'etc.']],
    ['An adjustment of the justice.', []],
    ['`just` in code, and\n```\njust in a fence\n```', []],
  ]
  for (const [text, words] of rows) t.same(bannedWords(text), words, text)
  t.end()
})

t.test('summaryFaults', (t) => {
  const rows: readonly (readonly [summary: string, name: string, faults: readonly RegExp[]])[] = [
    ['Answers a request.', 'sl_reply', []],
    ['', 'a', [/no summary/]],
    ['Answers a request', 'a', [/does not end with a period/]],
    ['This function answers.', 'a', [/opens with "This …"/]],
    ['Calls `a()` again.', 'a', [/repeats the name `a`/]],
    ['Shows `$ru`.', '$ru', [/repeats the name/]],
    [`${'x'.repeat(90)}.`, 'a', [/91 characters; it can have 90/]],
  ]
  for (const [summary, name, faults] of rows) t.match(summaryFaults(summary, name), faults, summary)
  t.end()
})
