import t from 'tap'

import { shownName } from '../../docs/reference-anchor.ts'
import { entryKinds } from '../../docs/reference.ts'
import { readReference } from '../../docs/traps.ts'
import { pagesOf } from '../doc.ts'

const reference = readReference()
if (reference === null) throw new Error('make reference writes what is looked at here')
const modules = [reference.core, ...Object.values(reference.modules)]

for (const kind of entryKinds) {
  t.test(`siprose doc explains every one of the ${kind}, by its name and as it is written`, (t) => {
    let count = 0
    for (const module of modules) {
      for (const entry of module[kind]) {
        count += 1
        const shown = shownName(entry)
        for (const name of new Set([shown, shown.replace(/^\{|\}$/g, '')])) {
          const pages = pagesOf(reference, name)
          const own = pages.some(
            (page) => page.startsWith(`${shown}\n`) && page.includes(entry.summary),
          )
          if (!own || entry.summary === '') t.fail(`${module.name}: ${name}`)
        }
      }
    }
    t.ok(count > 0, `${count} ${kind}`)
    t.end()
  })
}

t.test('siprose doc explains every module and every code', (t) => {
  for (const { name, summary } of [...modules.slice(1), ...reference.diagnostics]) {
    const found = summary !== '' && pagesOf(reference, name).some((page) => page.includes(summary))
    if (!found) t.fail(name)
  }
  t.ok(reference.diagnostics.length > 150, `${reference.diagnostics.length} codes`)
  t.end()
})

t.test('siprose doc takes a name with its module', (t) => {
  t.match(pagesOf(reference, 'tm.fr_timer'), [/^fr_timer\n {2}parameter of module tm/])
  t.same(pagesOf(reference, 'tm.nothing'), [])
  t.end()
})
