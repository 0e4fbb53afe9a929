import t from 'tap'

import { Log, LogLevel, type ModuleLog } from '../log.ts'
import { LogLevels, MAX_NAMES } from '../log-levels.ts'

function made(): { lines: [number, string, string | null][]; log: Log; levels: LogLevels } {
  const lines: [number, string, string | null][] = []
  const log = new Log((level, text, facility) => lines.push([level, text, facility]))
  return { lines, log, levels: new LogLevels(log) }
}

function shownUpTo(log: ModuleLog): number {
  return [-5, -4, -2, -1, 0, 1, 2, 3].findLast((level) => log.shows(level)) ?? -9
}

t.test('a module without a level of its own follows the server, also when that changes', (t) => {
  const { log, levels, lines } = made()
  const tm = levels.of('tm')
  tm.info('unseen')
  log.level = LogLevel.INFO
  tm.info('seen')
  t.same(lines, [[LogLevel.INFO, 'seen', null]])
  t.end()
})

t.test('a level is for one module alone, and counts only while levels do', (t) => {
  const { levels, log } = made()
  const [tm, sl] = [levels.of('tm'), levels.of('sl')]
  levels.setLevel('tm', 3)
  t.same([shownUpTo(tm), levels.level('tm')], [0, 0])
  levels.useLevels(true)
  t.same([tm, sl, log].map(shownUpTo), [3, 0, 0])
  t.same(
    ['tm', 'sl', 'core'].map((name) => levels.level(name)),
    [3, 0, 0],
  )
  levels.setLevel('tm', -9)
  t.equal(shownUpTo(tm), -9)
  levels.setLevel('tm', null)
  t.equal(shownUpTo(tm), 0)
  t.same([...levels.entries()], [])
  t.end()
})

t.test('a level of the core is not that of modules', (t) => {
  const { levels, log } = made()
  levels.useLevels(true)
  levels.setLevel('core', -1)
  t.same([levels.of('core'), log, levels.of('tm')].map(shownUpTo), [-1, -1, 0])
  t.equal(log.level, LogLevel.WARNING)
  t.end()
})

t.test('a facility goes with lines that name none, in the core too', (t) => {
  const { levels, log, lines } = made()
  const tm = levels.of('tm')
  levels.setFacility('tm', 'LOG_LOCAL1')
  levels.setFacility('core', 'LOG_LOCAL2')
  tm.error('a')
  levels.useFacilities(true)
  tm.error('b')
  tm.write(LogLevel.ERROR, 'c', 'LOG_USER')
  log.error('d')
  levels.of('sl').error('e')
  t.same(
    lines.map(([, text, facility]) => [text, facility]),
    [
      ['a', null],
      ['b', 'LOG_LOCAL1'],
      ['c', 'LOG_USER'],
      ['d', 'LOG_LOCAL2'],
      ['e', null],
    ],
  )
  t.throws(() => levels.setFacility('tm', 'LOCAL1'), { code: 'log/facility' })
  t.equal(levels.facility('tm'), 'LOG_LOCAL1')
  t.end()
})

t.test('lines of modules have the prefix and the layout of the server', (t) => {
  const { levels, log, lines } = made()
  log.prefix = 'edge1: '
  levels.of('tm').error('a')
  log.layout = ({ level, prefix, text }) => JSON.stringify([level, prefix, text])
  levels.of('tm').error('b')
  t.same(
    lines.map(([, text]) => text),
    ['edge1: a', '[-1,"edge1: ","b"]'],
  )
  t.end()
})

t.test('what is set for a module that is not loaded is kept, up to a limit', (t) => {
  const { levels } = made()
  levels.useLevels(true)
  for (let i = 0; i < MAX_NAMES; i++) levels.setLevel(`module${i}`, 3)
  t.throws(() => levels.setLevel('tm', 3), { code: 'log/too-many' })
  levels.setLevel('module0', 2)
  t.equal(shownUpTo(levels.of('module0')), 2)
  levels.setLevel('module0', null)
  levels.setLevel('tm', 3)
  t.equal(levels.level('tm'), 3)
  t.end()
})
