/** Configurations that were good until something happened to them: the checker says where, whatever it was. */

import t from 'tap'

import { coreNamespace } from '../src/core/namespace.ts'
import { VirtualWorld } from '../src/docs/player/world/virtual-world.ts'
import { tableReader } from '../src/lang/source.ts'
import { configure } from '../src/runtime/configure.ts'
import { ModuleLoader } from '../src/runtime/loader.ts'
import { Log } from '../src/runtime/log.ts'
import { plannedExamples } from './support/examples.ts'

const BROKEN = 200
/** Configurations shorter than this have little to break. */
const LEAST_LENGTH = 200
const FILE = 'kamailio.cfg'

/** Whole numbers from a seed, the same in every run. */
class Dice {
  #state: number

  constructor(seed: number) {
    this.#state = seed
  }

  below(end: number): number {
    this.#state = (Math.imul(this.#state, 1_664_525) + 1_013_904_223) >>> 0
    return this.#state % end
  }
}

const pieces = [
  '"',
  "'",
  '(',
  ')',
  '{',
  '}',
  ';',
  '$',
  '$(',
  '=',
  '/*',
  '#!ifdef X\n',
  '#!endif\n',
  '\\',
  '\0',
  '\u00ff',
  '0x',
  '99999999999',
  'route',
  'if',
  '=>',
]

/** Something happens to a text: a piece goes, comes, is doubled, or changes places. */
function broken(text: string, dice: Dice): string {
  const at = dice.below(text.length)
  const end = Math.min(at + 1 + dice.below(12), text.length)
  switch (dice.below(6)) {
    case 0:
      return text.slice(0, at) + text.slice(end)
    case 1:
      return text.slice(0, at) + (pieces[dice.below(pieces.length)] ?? '') + text.slice(at)
    case 2:
      return text.slice(0, end) + text.slice(at)
    case 3:
      return text.slice(0, at)
    case 4: {
      const to = dice.below(text.length)
      return text.slice(0, to) + text.slice(at, end) + text.slice(to)
    }
    default:
      return text.slice(0, at) + String.fromCharCode(dice.below(256)) + text.slice(at + 1)
  }
}

const good = plannedExamples().flatMap(({ fences }) =>
  fences.flatMap(({ language, text }) =>
    language === 'kamailio' && text.length >= LEAST_LENGTH ? [text] : [],
  ),
)

const loader = new ModuleLoader()

async function check(text: string) {
  const { network, clock, random, logSink, zone } = new VirtualWorld('broken')
  const { diagnostics } = await configure(
    { core: coreNamespace, path: FILE, reader: tableReader({ [FILE]: text }), loader },
    {
      network,
      clock,
      random,
      log: new Log(logSink),
      resolver: () => zone,
      files: { read: () => Promise.reject(new RangeError('no files here')) } as never,
    },
  )
  return diagnostics
}

t.test('the checker takes whatever becomes of a configuration, and says where', async (t) => {
  t.ok(good.length > 100, 'there is something to break')
  const dice = new Dice(3261)
  let refused = 0
  for (let count = 0; count < BROKEN; count++) {
    let text = good[dice.below(good.length)] ?? ''
    for (let more = dice.below(3); more >= 0; more--) text = broken(text, dice)
    const diagnostics = await check(text)
    const lines = text.split('\n').length
    if (diagnostics.hasErrors) refused += 1
    const lost = diagnostics.all.filter(
      ({ position: { line, column } }) => line < 1 || line > lines + 1 || column < 1,
    )
    t.same(lost, [], `configuration ${count}`)
    t.type(diagnostics.print(), 'string')
  }
  t.ok(refused > BROKEN / 2, `${refused} of ${BROKEN} were refused`)
})
