/** Registrations with a provider of moods. */

import t from 'tap'

import type { Context, Host, ModuleLog } from 'siprose'
import { parseMessageText } from 'siprose'
import type { LocalAnswer, LocalRequest, TmApi } from 'siprose/modules/tm'

import { standIn } from '../../../test/support/stand-in.ts'
import { SeededRandom } from '../../../src/docs/player/world/random.ts'
import { VirtualClock } from '../../../src/docs/player/world/virtual-clock.ts'
import { Account, AccountState } from '../registrations/account.ts'
import { rowOf, statusOf } from '../registrations/accounts.ts'
import { Registrar } from '../registrations/registrar.ts'

const settings = {
  reg_contact_addr: '192.0.2.1',
  reg_timer_interval: 10,
  reg_retry_interval: 60,
  reg_keep_callid: true,
  reg_random_delay: 0,
  default_socket: null,
}

function stage(retry = 60) {
  const clock = new VirtualClock()
  const sent: LocalRequest[] = []
  const waiting: ((answer: LocalAnswer) => void)[] = []
  const lines: string[] = []
  const server = standIn<Host>({ clock, random: new SeededRandom('registrar') })
  const log = standIn<ModuleLog>({ warn: (line: string) => lines.push(line) })
  const tm = standIn<TmApi>({
    watch: () => undefined,
    send: (request: LocalRequest, answered: (answer: LocalAnswer) => void) => {
      sent.push(request)
      waiting.push(answered)
      return {}
    },
  })
  const registrar = new Registrar({ ...settings, reg_retry_interval: retry }, { server, log }, true)
  const account = new Account(
    rowOf(['desk', 'a', 'b', 'u', 'd', 'r', 'u', 'secret', '', '', 600, 0, 0, '', '']),
    clock.now(),
  )
  Object.assign(server, { every: () => ({ cancel: () => undefined }) })
  registrar.start(tm, () => [account])
  const answer = (line: string, headers = ''): void => {
    const message = parseMessageText(`SIP/2.0 ${line}\r\n${headers}\r\n`)
    const reply = { message } as Context
    waiting.shift()?.({ status: message.status, reason: message.reason, reply })
  }
  const silence = (): void => waiting.shift()?.({ status: 408, reason: 'x', reply: null })
  return { clock, sent, waiting, lines, registrar, account, answer, silence }
}

t.test('Registrar goes through what a provider may say', (t) => {
  const challenge = 'WWW-Authenticate: Digest realm="r", nonce="n", qop="auth"\r\n'
  const { registrar, account, answer, silence, sent, lines, clock } = stage()
  registrar.look([account])
  registrar.look([account])
  t.equal(sent.length, 1, 'one at a time')
  answer('401 Unauthorized', challenge)
  t.equal(sent.length, 2)
  t.match(sent[1]?.headers, /Authorization: Digest username="u"/)
  t.equal(sent[1]?.callId, sent[0]?.callId)
  t.equal(sent[1]?.cseq, 2)
  answer('401 Unauthorized', challenge)
  t.equal(sent.length, 2, 'not believed')
  t.equal(statusOf(account), -99)
  t.equal(account.due, clock.now() + 60_000)

  registrar.register(account)
  answer('423 Interval Too Brief', 'Min-Expires: 1800\r\n')
  t.match(sent.at(-1)?.headers, /Expires: 1800/)
  answer('423 Interval Too Brief', 'Min-Expires: 3600\r\n')
  t.equal(statusOf(account), -99, 'no end of it')

  registrar.register(account)
  silence()
  t.equal(statusOf(account), -99)

  registrar.register(account)
  answer('200 OK', 'Contact: <sip:other@h>;expires=1, <sip:desk@192.0.2.1>;expires=300\r\n')
  t.equal(statusOf(account), 1)
  t.equal(account.until, clock.now() + 300_000)
  t.ok(account.due < account.until - 10_000)

  registrar.unregister(account)
  t.match(sent.at(-1)?.headers, /Expires: 0/)
  answer('200 OK')
  t.ok(account.is(AccountState.DISABLED))
  t.notOk(account.is(AccountState.ONLINE))
  t.notMatch(lines.join('\n') + JSON.stringify(sent), /secret/)
  t.end()
})

t.test('Registrar disables what has failed, where nothing is tried again', (t) => {
  const { registrar, account, answer, sent } = stage(0)
  registrar.look([account])
  answer('403 Forbidden')
  t.equal(statusOf(account), -3)
  registrar.look([account])
  t.equal(sent.length, 1)
  t.end()
})

t.test('Registrar does not care for answers to what is past', (t) => {
  const { registrar, account, waiting } = stage()
  registrar.look([account])
  registrar.register(account)
  waiting[0]?.({ status: 403, reason: 'x', reply: null })
  t.equal(statusOf(account), -2)
  t.end()
})
