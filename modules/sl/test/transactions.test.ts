import t from 'tap'

import {
  Context,
  type Event,
  type Host,
  type Listener,
  parseMessageText,
  Peer,
  type RequestFilter,
} from 'siprose'

import { standIn } from '../../../test/support/stand-in.ts'
import { type ReplyCounts, Replies } from '../replies.ts'

/** A server that notes what is sent. */
class Notes {
  readonly sent: string[] = []
  readonly filters: RequestFilter[] = []
  sends = true

  get host(): Host {
    return standIn<Host>({
      random: { uint32: () => 7 },
      log: { info: () => undefined },
      filterRequests: (_methods: number, filter: RequestFilter) => this.filters.push(filter),
      reply: (ctx: Context, status: number, reason: string, tag: string | null) => {
        this.sent.push(`${status} ${reason}${ctx.replyHeaders} ${tag === null ? '-' : 'tag'}`)
        return this.sends
      },
    })
  }
}

function counts() {
  const made = new Map<string | symbol, { value: number; add: () => void }>()
  const get = (_target: object, name: string | symbol) => {
    const known = made.get(name) ?? {
      value: 0,
      add() {
        this.value += 1
      },
    }
    made.set(name, known)
    return known
  }
  return new Proxy({}, { get }) as ReplyCounts
}

const unwanted: Event = { wanted: false, run: () => 1 }

function repliesOf(notes: Notes, useTransactions = true) {
  const counted = counts()
  const replies = new Replies(notes.host, {
    log: notes.host.log,
    counts: counted,
    localResponse: unwanted,
    filteredAck: unwanted,
    richRedirect: 0,
    useTransactions,
  })
  return { replies, counted }
}

function contextOf(host: Host, method = 'INVITE', to = '<sip:bob@example.com>') {
  const message = parseMessageText(
    `${method} sip:bob@example.com SIP/2.0\r\nVia: SIP/2.0/UDP 192.0.2.10;branch=z9hG4bK1\r\n` +
      `From: <sip:alice@example.com>;tag=1\r\nTo: ${to}\r\nCall-ID: 1\r\nCSeq: 1 ${method}\r\n\r\n`,
  )
  const peer = new Peer('udp', '192.0.2.10', 5060, 0, 0)
  return new Context(host, message, peer, {} as Listener, 1, 0, 'request')
}

t.test('reply goes through a transaction where there is one', async (t) => {
  const notes = new Notes()
  const { replies, counted } = repliesOf(notes)
  const seen: string[] = []
  replies.join({
    reply: (_ctx, status, reason) => {
      seen.push(`${status} ${reason}`)
      return true
    },
    toTag: () => 'theirs',
  })
  t.ok(replies.reply(contextOf(notes.host), 404, 'Not\r\nHere'))
  t.strictSame(seen, ['404 Not Here'])
  t.strictSame(notes.sent, [])
  t.equal(counted.sentReplies.value, 0)
})

t.test('reply does without where the request has none', async (t) => {
  const notes = new Notes()
  const { replies, counted } = repliesOf(notes)
  replies.join({ reply: () => null, toTag: () => null })
  t.ok(replies.reply(contextOf(notes.host), 404, 'Not Here'))
  t.strictSame(notes.sent, ['404 Not Here tag'])
  t.equal(counted.replies404.value, 1)
})

t.test('reply adds headers to one reply alone, whoever sends it', async (t) => {
  const notes = new Notes()
  const { replies } = repliesOf(notes)
  const ctx = contextOf(notes.host)
  ctx.replyHeaders = 'A: 1\r\n'
  const seen: string[] = []
  let known: boolean | null = true
  replies.join({
    reply: (of) => {
      seen.push(of.replyHeaders)
      return known
    },
    toTag: () => 'theirs',
  })
  t.ok(replies.reply(ctx, 401, 'Who', 'B: 2\r\n'))
  known = null
  t.ok(replies.reply(ctx, 401, 'Who', 'B: 2\r\n'))
  t.strictSame(seen, ['A: 1\r\nB: 2\r\n', 'A: 1\r\nB: 2\r\n'])
  t.strictSame(notes.sent, ['401 WhoA: 1\r\nB: 2\r\n tag'])
  t.equal(ctx.replyHeaders, 'A: 1\r\n')
})

t.test('join does nothing where transactions are not wanted', async (t) => {
  const notes = new Notes()
  const { replies } = repliesOf(notes, false)
  replies.join({ reply: () => false, toTag: () => 'theirs' })
  t.equal(replies.transactions, null)
  t.ok(replies.reply(contextOf(notes.host), 404, 'Not Here'))
})

t.test('send refuses what is no status, and counts it', async (t) => {
  const notes = new Notes()
  const { replies, counted } = repliesOf(notes)
  for (const status of [99, 700, -5, 1000, 0]) {
    t.notOk(replies.send(contextOf(notes.host), status, 'x'))
    t.notOk(replies.reply(contextOf(notes.host), status, 'x'))
  }
  t.strictSame(notes.sent, [])
  t.equal(counted.failures.value, 10)
})

t.test('send counts what could not leave as a failure', async (t) => {
  const notes = new Notes()
  notes.sends = false
  const { replies, counted } = repliesOf(notes)
  t.notOk(replies.send(contextOf(notes.host), 200, 'OK'))
  t.equal(counted.failures.value, 1)
  t.equal(counted.sentReplies.value, 0)
})

t.test('send puts no tag into a 100', async (t) => {
  const notes = new Notes()
  const { replies } = repliesOf(notes)
  replies.send(contextOf(notes.host), 100, 'Trying')
  replies.send(contextOf(notes.host), 101, 'Dialog')
  t.strictSame(notes.sent, ['100 Trying -', '101 Dialog tag'])
})

t.test('send adds headers to one reply alone', async (t) => {
  const notes = new Notes()
  const { replies } = repliesOf(notes)
  const ctx = contextOf(notes.host)
  ctx.replyHeaders = 'A: 1\r\n'
  ctx.requestUri = 'sip:bob@192.0.2.20'
  replies.send(ctx, 302, 'Moved', 'B: 2\r\n')
  replies.send(ctx, 404, 'Not Here')
  t.strictSame(notes.sent, [
    '302 MovedA: 1\r\nB: 2\r\nContact: <sip:bob@192.0.2.20>\r\n tag',
    '404 Not HereA: 1\r\n tag',
  ])
})

t.test('an ACK to one of these replies is taken away, any other is not', async (t) => {
  const notes = new Notes()
  const { replies, counted } = repliesOf(notes)
  const { host } = notes
  const tag = replies.tags.of(contextOf(host).message)
  const [filter] = notes.filters
  t.equal(filter?.(contextOf(host, 'ACK', `<sip:bob@example.com>;tag=${tag}`)), true)
  t.equal(filter?.(contextOf(host, 'ACK', '<sip:bob@example.com>;tag=2')), false)
  t.equal(counted.receivedAcks.value, 1)
})
