import t from 'tap'

import type { Example } from '../player/example.ts'
import { setupsOf } from '../player/plan.ts'
import { playExample, type Outcome, type PlayOptions } from '../player/player.ts'
import {
  exampleOf,
  fakeHost,
  sip,
  stateless,
  type Fake,
  type FakeScript,
} from './player-fake-host.ts'

function play(example: Example, script: FakeScript, options?: PlayOptions): Promise<Outcome> {
  return playExample(example, fakeHost(script), options)
}

t.test('what is wrong with the fences is said before anything is started', async (t) => {
  const rows: [string, RegExp][] = [
    ['```kamailio\na\n```\n```kamailio\nb\n```', /page\.md:6:1: error\[docs\/two-configurations\]/],
    [
      '```sip\nalice > BYE sip:a\n```\n```kamailio\nb\n```',
      /error\[docs\/late-configuration\].*below the `sip` fence/,
    ],
    ['```kamailio no-run\na\n```', /error\[docs\/fence-info\]: `no-run` has no reason/],
    [
      '```kamailio with=x\na\n```',
      /error\[docs\/unknown-setup\]: there is no setup `x`; there is none/,
    ],
    ['```sip wrap=route\nalice > BYE sip:a\n```', /`wrap=route` is no word for a fence of `sip`/],
    ['```kamailio wrap=route name=x\na\n```', /`wrap=route` is no word for a fence with a name/],
    [
      '```sip\nalice > BYE sip:a\nalic < 200\nbob\n```',
      /docs\/unknown-actor[^]*Also wrong:\n.*:5:1: error\[docs\/transcript-syntax\]/,
    ],
    ['```sip\nalice > BYE sip:a\n```\n```sh\n$ ls\n```', /fence `sh` is not played/],
  ]
  const start = (): void => {
    t.fail('started')
  }
  for (const [page, wanted] of rows) {
    const { status, report } = await play(exampleOf(page), { start })
    t.equal(status, 'fail')
    t.match(report, wanted)
  }
  const circle = exampleOf('```kamailio name=a with=a\nx\n```')
  t.match(await play(circle, { start }, { setups: setupsOf([circle]) }), {
    reason: /`a` builds on itself/,
  })
  const empty: Example = { id: 'x', title: 'X', file: 'x.md', line: 3, fences: [] }
  t.match(await play(empty, { start }), {
    reason: 'x.md:3:1: error[docs/nothing-to-play]: this example has no fence to play',
  })
})

const withRpc = (line: string): Example =>
  exampleOf(
    `\`\`\`sip\nalice > OPTIONS sip:example.com\n${line}\n\`\`\`\n\`\`\`rpc no-run="not yet"\n> x\n\`\`\``,
  )

t.test('no-run leaves a fence out, and is counted', async (t) => {
  const whole = exampleOf(
    '```kamailio no-run="needs a card"\na\n```\n```sip\nalice > BYE sip:a\n```',
  )
  const start = (): void => {
    t.fail('started')
  }
  t.match(await play(whole, { start }), {
    status: 'not-run',
    notRunReason: 'needs a card',
    reason: null,
  })
  t.match(await play(withRpc('alice < 200'), { route: stateless }), {
    status: 'not-run',
    notRunReason: 'not yet',
  })
  t.match(await play(withRpc('alice < 404'), { route: stateless }), {
    status: 'fail',
    notRunReason: 'not yet',
  })
})

const boom = (): never => {
  throw new RangeError('a.cfg:1:1: error[lang/x]: no\n  |\n1 | a')
}

const endless = ({ options }: Fake): void => {
  const again = (): void => {
    options.clock.after(0, again)
  }
  again()
}

t.test('a server that fails is a failing example, not a broken player', async (t) => {
  const story = sip('alice > BYE sip:a')
  const page = exampleOf('```kamailio\nrequest_route { x }\n```\n```sip\nalice > BYE sip:a\n```')
  const refused = await play(page, { start: boom })
  t.match(
    refused.report,
    /^page\.md:3:1: error\[docs\/configuration-refused\]: the server does not start with this configuration: no\n {2}\|\n3 > request_route \{ x \}\n {2}\| \^\n {2}= note:\n {4}a\.cfg:1:1: error\[lang\/x\]: no\n {6}\|\n {4}1 \| a\n/,
  )
  const located = await play(page, {
    start: () => {
      throw new RangeError('page.md:3:17: error[lang/x]: there is no `x`')
    },
  })
  t.match(
    located.report,
    /^page\.md:3:17: error\[docs\/configuration-refused\].*: there is no `x`\n[^]*\n {2}\| {17}\^\n/,
  )
  t.match(await play(story, { route: boom }), {
    reason: /page\.md:3:9: error\[docs\/server-failed\]: the server threw: a\.cfg/,
  })
  t.match(await play(story, { stop: boom }), {
    reason: /page\.md:1:1: error\[docs\/server-failed\]: the server could not be stopped/,
  })
  t.match(await play(story, { route: endless }), {
    reason: /page\.md:3:9: error\[docs\/endless-work\]: the server found no end/,
  })
})

t.test('the server gets seeded numbers and the time of the example', async (t) => {
  const seen: unknown[] = []
  const start: FakeScript['start'] = (_text, { random, clock }) => {
    seen.push([random.uint32(), clock.now()])
  }
  await play(sip('alice > BYE sip:a'), { start })
  await play(sip('alice > BYE sip:a'), { start })
  t.same(seen[0], seen[1])
  t.match(seen[0], [Number, Date.UTC(2000, 0, 1)])
})
