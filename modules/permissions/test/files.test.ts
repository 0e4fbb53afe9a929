/** What is wrong with a file, and where. */

import t from 'tap'

import { parseAddressFile } from '../address/address-file.ts'
import { anyMatches } from '../rules/rule.ts'
import { parseRuleFile } from '../rules/rule-file.ts'

function refusal(parse: () => unknown): string {
  try {
    parse()
  } catch (error) {
    return error instanceof Error ? error.message : ''
  }
  return 'taken'
}

t.test('parseAddressFile takes rows with and without their ends', async (t) => {
  const text = `# first\n\n1 10.0.0.1\n 2\t10.0.0.0 8 # tail\r\n3 [2001:db8::1] 0 5060 a,b=c;d\n4 example.com word\n5 ::ffff:192.0.2.1 128`
  t.strictSame(parseAddressFile(text, 'f'), [
    { group: 1, address: '10.0.0.1', mask: 32, port: 0, tag: null },
    { group: 2, address: '10.0.0.0', mask: 8, port: 0, tag: null },
    { group: 3, address: '2001:db8::1', mask: 128, port: 5060, tag: 'a,b=c;d' },
    { group: 4, address: 'example.com', mask: 0, port: 0, tag: 'word' },
    { group: 5, address: '::ffff:192.0.2.1', mask: 128, port: 0, tag: null },
  ])
})

t.test('parseAddressFile names the place of what is no row', async (t) => {
  for (const [line, place, fact] of [
    ['1', '1:1', /a row is `group address`/],
    ['x 10.0.0.1', '1:1', /`x` is no number of a group/],
    ['0 10.0.0.1', '1:1', /the group is 0; it can be 1 to/],
    ['99999999999 10.0.0.1', '1:1', /is no number of a group/],
    ['-1 10.0.0.1', '1:1', /is no number of a group/],
    ['1 10.0.0.300', '1:3', /`10\.0\.0\.300` is no IP address, and no domain/],
    ['1 10.0.0.0/24', '1:3', /the mask stands apart: `10\.0\.0\.0 24`/],
    ['1 2001:db8::/32', '1:3', /the mask stands apart: `2001:db8:: 32`/],
    ['1 [10.0.0.1', '1:3', /is no IP address/],
    ['1 10.0.0.1 33', '1:12', /the mask is 33; it can be 1 to 32/],
    ['1 2001:db8:: 129', '1:14', /it can be 1 to 128/],
    ['1 10.0.0.0 255.255.255.0 0 x', '1:26', /stands behind the tag `255\.255\.255\.0`/],
    ['1 10.0.0.1 32 65536', '1:15', /the port is 65536/],
    ['1 10.0.0.1 32 0 a b', '1:19', /`b` stands behind the tag `a`/],
  ] as const) {
    const said = refusal(() => parseAddressFile(line, 'address.list'))
    t.match(said, fact, line)
    t.ok(said.startsWith(`address.list:${place}: `), said)
  }
})

t.test('parseRuleFile names the place of what is no rule', async (t) => {
  for (const [line, place, fact] of [
    ['ALL', '1:4', /a rule is `patterns : patterns`/],
    ['ALL :', '1:6', /there is no pattern/],
    [': ALL', '1:1', /there is no pattern/],
    ['"a" "b" : ALL', '1:5', /a rule is/],
    ['"a : ALL', '1:1', /the quote is not closed/],
    ['"a\\"b" : ALL', '1:6', /the quote is not closed/],
    ['"" : ALL', '1:1', /a pattern of nothing/],
    ['"(" : ALL', '1:1', /`\(` is no pattern/],
    ['ALL : "a", ', '1:11', /there is no pattern/],
    ['ALL : "a" : "b"', '1:11', /a rule ends here/],
    ['ALL EXCEPT : ALL', '1:12', /there is no pattern/],
    ['ALL EXCEPT "a" EXCEPT "b" : ALL', '1:16', /a rule is/],
    ['ALL : sip:bob@x', '1:10', /a rule ends here/],
    ['ALL : "x" \\', '1:11', /a rule ends here/],
  ] as const) {
    const said = refusal(() => parseRuleFile(line, 'r.deny'))
    t.match(said, fact, line)
    t.ok(said.startsWith(`r.deny:${place}: `), said)
  }
  t.match(
    refusal(() => parseRuleFile('ALL : ALL\n# x\n\nno', 'f')),
    /^f:4:3: /,
  )
})

t.test('rules of patterns that a search back would never end are over at once', async (t) => {
  const rules = parseRuleFile('"^(a+)+$" : "(x*)*y"', 'f')
  const before = process.cpuUsage()
  t.notOk(anyMatches(rules, `${'a'.repeat(60_000)}!`, 'x'.repeat(60_000)))
  const { user } = process.cpuUsage(before)
  t.ok(user < 2_000_000, `${user} µs`)
})
