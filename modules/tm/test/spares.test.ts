/** Transactions that are used again: nothing of the life before shows, and none is that somebody may still know. */

import t from 'tap'

import { acts } from '../../../test/support/stage.ts'
import { Branch } from '../engine/branch.ts'
import { Cell, CellState } from '../engine/cell.ts'
import { NOTHING } from '../engine/slab.ts'
import { Spares } from '../engine/spares.ts'
import { TimerWheel } from '../engine/timer-wheel.ts'

const clock = {
  now: () => 1000,
  turn: () => 1000,
  micros: () => 0,
  after: () => ({ cancel: () => undefined }),
}

const owner = {
  wheel: new TimerWheel(clock),
  receivedUri: () => '',
  cellDue: () => undefined,
  branchDue: () => undefined,
  replyFor: () => false,
  routeEnded: () => undefined,
}

/** What `begin()` sets, what names the owner, and what the table, the wheel and the slab have given up before. */
const BEGUN = new Set(
  (
    'owner index label callHash viaHash viaHash2 methodId peer listener messageId received replyTo lists viaPort ' +
    'spare previous next request answer due before after'
  ).split(' '),
)
const OF_BRANCH = new Set('cell number sent reply due before after'.split(' '))

function fields(of: object, but: ReadonlySet<string>): [string, unknown][] {
  return Object.entries(of).filter(([name]) => !but.has(name))
}

function spoil(one: object, but: ReadonlySet<string>): void {
  for (const [name] of fields(one, but)) Reflect.set(one, name, 'spoilt')
}

t.test('whatever a life has changed is as new in the next one', (t) => {
  const cell = new Cell(owner)
  const branch = cell.addBranch()
  cell.addBranch()
  spoil(branch, OF_BRANCH)
  spoil(cell, new Set([...BEGUN, 'branches', 'state']))
  cell.state = CellState.WAITING | CellState.GONE
  new Spares(owner, { spare_transactions: 1 }).give(cell)
  t.same(fields(cell, BEGUN), fields(new Cell(owner), BEGUN))
  t.equal(cell.addBranch(), branch)
  t.same(fields(branch, OF_BRANCH), fields(new Branch(cell, 0), OF_BRANCH))
  t.equal(branch.sent, NOTHING)
  t.equal(cell.addBranch().number, 1)
  t.equal(cell.branches.length, 2)
  t.end()
})

t.test('one that was never forwarded keeps the branch of its life before', (t) => {
  const cell = new Cell(owner)
  const branch = cell.addBranch()
  cell.renew()
  cell.renew()
  t.equal(cell.addBranch(), branch)
  t.end()
})

t.test('who may still be known is not used again, nor more than there may be', (t) => {
  const spares = new Spares(owner, { spare_transactions: 1 })
  const { LOCAL, SUSPENDED, FAILING, ROUTING, REPLY_WAITS, HELD } = CellState
  for (const state of [LOCAL, SUSPENDED, FAILING, ROUTING, REPLY_WAITS, HELD]) {
    const cell = new Cell(owner)
    cell.state = CellState.GONE | state
    spares.give(cell)
    t.equal(spares.count, 0)
  }
  const first = new Cell(owner)
  spares.give(first)
  spares.give(new Cell(owner))
  t.equal(spares.count, 1)
  t.equal(spares.take(), first)
  t.not(spares.take(), first)
  t.end()
})

const MODULES = ['tm', 'sl', 'pv', 'kex', 'textops']
  .map((name) => `loadmodule "${name}.so"\n`)
  .join('')

t.test('calls one after the other do not see one another', (t) =>
  acts(
    `${MODULES}
request_route {
    if ($rU == "plain") { t_relay(); exit; }
    setflag(3); setbflag(4); $avp(x) = "of before";
    $du = "sip:192.0.2.30"; t_on_reply("R"); t_on_failure("F"); t_on_branch("B"); t_set_fr(1000, 1000);
    t_relay();
}
branch_route[B] { append_hf("X-Branch: yes\\r\\n"); }
onreply_route[R] { append_hf("X-Reply: yes\\r\\n"); }
failure_route[F] { t_reply("480", "Of before"); }
`,
    async (stage) => {
      for (const reply of ['486', '200']) {
        await stage.play(`
alice > MESSAGE sip:marked@192.0.2.20
carol < MESSAGE sip:marked@192.0.2.20
        X-Branch: yes
carol > ${reply}
alice < ${reply === '200' ? '200' : '480 Of before'}
clock +6s
alice > MESSAGE sip:plain@192.0.2.20
bob   < MESSAGE sip:plain@192.0.2.20
        - X-Branch
bob   > 486
alice < 486
        - X-Reply
clock +6s
`)
      }
      t.equal(stage.transactions, 0)
    },
  )(t),
)
