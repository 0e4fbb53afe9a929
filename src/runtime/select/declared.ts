/** Selects that modules declare: the part a path means, and what is said of one that means none. */

import { nearest } from '../../lang/near.ts'
import type { SelectForm } from '../../lang/vocabulary.ts'
import type { ReadPart } from '../declare/select.ts'
import { SiproseError } from '../errors.ts'
import type { Read } from './parts.ts'
import type { Step } from './path.ts'

/**
 * The reader of a part of a declared root. A key says the same as a name behind a dot: `timer["tick"]` is `timer.tick`.
 *
 * @param form - the root, and the module in this server
 * @param steps - what follows the root
 * @throws SiproseError `select/unknown` where that means nothing
 */
export function compileDeclared(form: SelectForm, steps: readonly Step[]): Read {
  const written: string[] = []
  for (const { name, index, key } of steps) {
    written.push(index === null ? name : `${name}[${index}]`)
    if (key !== null) written.push(key)
  }
  for (const [path, part] of Object.entries(form.parts)) {
    const names = namesIn(path === '' ? [] : path.split('.'), written)
    if (names === null) continue
    const read = part as ReadPart<unknown>
    return (ctx) => read(form.self, ctx, names)
  }
  const indexed = steps.find(({ index }) => index !== null)
  if (indexed === undefined || takesIndex(form, indexed)) throw unknownPart(form, written.join('.'))
  throw new SiproseError(
    'select/unknown',
    `\`${indexed.name}\` of \`@${form.root}\` has an index; write it without one`,
  )
}

function takesIndex({ parts }: SelectForm, { name }: Step): boolean {
  return Object.keys(parts).some((path) =>
    path.split('.').some((step) => step.startsWith(`${name}[`)),
  )
}

/** What stands in the open places of a path; null where something else is written. */
function namesIn(path: readonly string[], written: readonly string[]): readonly string[] | null {
  if (path.length !== written.length) return null
  const names: string[] = []
  for (const [at, step] of path.entries()) {
    const name = written[at] ?? ''
    const bracket = name.indexOf('[')
    if (step.endsWith('[<index>]')) {
      if (bracket < 0 || step.slice(0, -9) !== name.slice(0, bracket)) return null
      names.push(name.slice(bracket + 1, -1))
    } else if (bracket >= 0) return null
    else if (step.startsWith('<')) names.push(name)
    else if (!step.split('|').includes(name)) return null
  }
  return names
}

/** Every way to write a path: `a|b.c` is `a.c` and `b.c`. */
function spellings(path: string): readonly string[] {
  let all = ['']
  for (const step of path.split('.')) {
    const names = step.split('|')
    all = all.flatMap((start) => names.map((name) => (start === '' ? name : `${start}.${name}`)))
  }
  return all
}

/** The most parts that are listed where no near one is known. */
const LISTED = 12

function unknownPart({ root, parts }: SelectForm, written: string): SiproseError {
  const what =
    written === '' ? `\`@${root}\` needs a part` : `\`@${root}\` has no part \`${written}\``
  const paths = Object.keys(parts).filter((path) => path !== '')
  const near = nearest(written, paths.flatMap(spellings))
  const more = paths.length > LISTED ? ' and others' : ''
  const help =
    near === null
      ? `it can be ${paths.slice(0, LISTED).join(', ')}${more}`
      : `did you mean \`@${root}.${near}\`?`
  return new SiproseError('select/unknown', `${what}; ${help}`)
}
