import t from 'tap'

import { applyEdits, parseMessageText } from 'siprose'

import {
  appendRoute,
  FAULTY,
  firstRoute,
  lastRoute,
  NONE,
  removeLast,
  removeUpTo,
  routeAfter,
  RouteEntry,
} from '../route-set.ts'

/** A request with header lines. */
function request(...lines: readonly string[]) {
  return parseMessageText(`BYE sip:bob@192.0.2.20 SIP/2.0\r\n${lines.join('\r\n')}\r\nX: 1\r\n\r\n`)
}

/** The Route headers that a message leaves with. */
function left(message: ReturnType<typeof request>): readonly string[] {
  const text = applyEdits(message)
  return text
    .slice(text.indexOf('\r\n') + 2, text.indexOf('X: 1'))
    .split('\r\n')
    .filter(Boolean)
}

function entry(found: ReturnType<typeof firstRoute>): RouteEntry {
  if (found instanceof RouteEntry) return found
  throw new TypeError(`there is ${found}`)
}

t.test('firstRoute and routeAfter go through all headers', async (t) => {
  const message = request('Route: <sip:a;lr>, <sip:b;lr>', 'X-Y: 1', 'route: <sip:c;lr>')
  const first = entry(firstRoute(message))
  const second = entry(routeAfter(message, first))
  const third = entry(routeAfter(message, second))
  t.same(
    [first, second, third].map((one) => one.uri.text),
    ['sip:a;lr', 'sip:b;lr', 'sip:c;lr'],
  )
  t.equal(routeAfter(message, third), NONE)
  t.equal(entry(lastRoute(message)).uri.text, 'sip:c;lr')
  t.equal(firstRoute(request('To: <sip:x>')), NONE)
})

t.test('firstRoute tells what is no Route', async (t) => {
  for (const value of [
    '',
    'nonsense',
    'sip:a;lr',
    '<sip:@@>',
    '<sip:a',
    '"x',
    '<>',
    ',<sip:a>',
    '<sip:a> x',
  ]) {
    t.equal(firstRoute(request(`Route: ${value}`)), FAULTY, value)
  }
})

t.test('removeUpTo takes out Routes and leaves the others as they are', async (t) => {
  const rows: readonly (readonly [string, number, readonly string[]])[] = [
    ['Route: <sip:a>', 0, []],
    ['Route: <sip:a> , <sip:b>;x=y', 0, ['Route: <sip:b>;x=y']],
    ['Route: "n, <" <sip:a>,\t "m" <sip:b>', 0, ['Route: "m" <sip:b>']],
    ['Route:\r\n <sip:a>\r\n ,\r\n <sip:b>', 0, ['Route:', ' <sip:b>']],
    ['Route: <sip:a>\r\nRoute: <sip:b>, <sip:c>', 1, ['Route: <sip:c>']],
    ['Route: <sip:a>, <sip:b>\r\nRoute: <sip:c>', 1, ['Route: <sip:c>']],
    ['Route: <sip:a>, nonsense', 0, ['Route: nonsense']],
  ]
  for (const [lines, count, expected] of rows) {
    const message = request(lines)
    let last = entry(firstRoute(message))
    for (let i = 0; i < count; i++) last = entry(routeAfter(message, last))
    removeUpTo(message, last)
    t.same(left(message), expected, lines)
  }
})

t.test('removeLast takes out the last Route, and those up to another', async (t) => {
  const rows: readonly (readonly [string, boolean, readonly string[]])[] = [
    ['Route: <sip:a>, <sip:b>', false, ['Route: <sip:a>']],
    ['Route: <sip:a>, <sip:b>', true, []],
    ['Route: <sip:a>\r\nRoute: <sip:b>', true, []],
    ['Route: <sip:a>, <sip:b>, <sip:c>', true, ['Route: <sip:b>']],
    ['Route: <sip:a>\r\nRoute: <sip:b>, <sip:c>', true, ['Route: <sip:b>']],
    ['Route: <sip:a>, <sip:b>\r\nRoute: <sip:c>', true, ['Route: <sip:b>']],
    ['Route: <sip:a>', false, []],
    ['Route: <sip:a>,\r\n <sip:b>\r\n , <sip:c>', false, ['Route: <sip:a>,', ' <sip:b>']],
  ]
  for (const [lines, first, expected] of rows) {
    const message = request(lines)
    removeLast(message, entry(lastRoute(message)), first ? entry(firstRoute(message)) : null)
    t.same(left(message), expected, `${lines}, ${first ? 'and the first' : 'alone'}`)
  }
})

t.test('appendRoute goes behind all others, even where they go', async (t) => {
  const message = request('Route: <sip:a>', 'X-Y: 1', 'Route: <sip:b>')
  removeUpTo(message, entry(lastRoute(message)))
  appendRoute(message, 'sip:bob@192.0.2.20')
  t.same(left(message), ['X-Y: 1', 'Route: <sip:bob@192.0.2.20>'])
  const without = request('To: <sip:x>')
  appendRoute(without, 'sip:bob@192.0.2.20')
  t.match(applyEdits(without), 'X: 1\r\nRoute: <sip:bob@192.0.2.20>\r\n\r\n')
})

t.test('routes take time in proportion to their number', async (t) => {
  const walk = (count: number): number => {
    const message = request(
      `Route: ${Array.from({ length: count }, (_, i) => `<sip:p${i};lr>`).join(',')}`,
    )
    let steps = 0
    for (let at = firstRoute(message); at instanceof RouteEntry; at = routeAfter(message, at))
      steps++
    return steps
  }
  t.equal(walk(2000), 2000)
})
