/** Every message of the corpus, and so everything that fuzzing has ever found; and the tools that find it. */

import t from 'tap'

import { corpus } from './corpus.ts'
import { Dice } from './dice.ts'
import { minimised } from './minimise.ts'
import { mutated } from './mutate.ts'
import { tryOne } from './try-one.ts'

/** So many ways of choosing what to do with a message. */
const CHOICES = 12

t.test('every message of the corpus is read, built from and edited as it has to be', (t) => {
  const entries = corpus()
  t.ok(entries.length >= 60, 'the corpus is there')
  for (const { name, text } of entries) {
    const troubles = Array.from({ length: CHOICES }, (_, place) => tryOne(text, place + 1))
    t.same(
      troubles.filter((trouble) => trouble !== null && trouble.kind !== 'slow'),
      [],
      name,
    )
  }
  t.end()
})

t.test('the same seed makes the same messages', (t) => {
  const made = (seed: number): string => {
    const dice = new Dice(seed)
    return Array.from({ length: 50 }, () =>
      mutated('OPTIONS sip:a SIP/2.0\r\n\r\n', 'x', dice),
    ).join()
  }
  t.equal(made(7), made(7))
  t.not(made(7), made(8))
  t.end()
})

t.test('minimised keeps what breaks, and no more', (t) => {
  const breaks = (text: string): boolean => text.includes('<') && text.includes('>>')
  t.equal(minimised(`${'a'.repeat(500)}<${'b'.repeat(300)}>>c`, breaks), '<>>')
  t.end()
})
