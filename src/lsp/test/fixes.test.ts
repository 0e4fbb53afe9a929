import t from 'tap'

import { readReference, trapsOf } from '../../docs/traps.ts'
import type { Diagnostic } from '../../lang/diagnostic.ts'
import { checkConfiguration } from '../check-process.ts'
import { Files } from '../files.ts'
import { fixes } from '../fixes.ts'
import { Names } from '../names.ts'
import { shownDiagnostic } from '../problems.ts'
import { Projects } from '../project.ts'
import type { Workspace } from '../workspace.ts'

const reference = readReference()
const names = new Names(reference)
const traps = trapsOf(reference)
const PATH = '/nowhere/a.cfg'

async function problems(text: string): Promise<readonly Diagnostic[]> {
  const { diagnostics } = await checkConfiguration(
    { root: PATH, texts: [[PATH, text]], defines: [], directories: [] },
    traps,
  )
  return diagnostics.sorted()
}

function workspaceOf(text: string): Workspace {
  const files = new Files((path) =>
    path === PATH ? { uri: PATH, version: 1, getText: () => text } : null,
  )
  return { files, names, projects: new Projects(files) }
}

/** The text after each of the actions for a problem. */
function fixed(text: string, problem: Diagnostic): readonly string[] {
  const workspace = workspaceOf(text)
  const scan = workspace.files.scan(PATH)
  const shown = (one: Diagnostic) => shownDiagnostic(one, PATH, () => scan?.text ?? null)
  return fixes(workspace, PATH, [problem], shown).map(({ edit }) => {
    const [change] = Object.values(edit?.changes ?? {})[0] ?? []
    if (change === undefined || scan === null) return ''
    const from = scan.text.offset(change.range.start)
    const to = scan.text.offset(change.range.end)
    return text.slice(0, from) + change.newText + text.slice(to)
  })
}

/** What the examples of codes have that an editor can do something about. */
const mended = `already-defined assigned-condition bad-number bare-index bare-transformation bare-word dotted-variable lone-else missing
no-environment no-such-file not-defined strange-quotes unknown-block unknown-directive unknown-event unknown-function
unknown-module-parameter unknown-parameter unknown-route unknown-transformation unknown-variable unset-define`

const seen = new Set<string>()
const count = (all: readonly Diagnostic[], code: string): number =>
  all.filter((one) => one.code === code).length

for (const { name, examples } of reference?.diagnostics ?? []) {
  const texts = examples.flatMap(({ fences }) =>
    fences.flatMap(({ language, text }) => (language === 'kamailio' ? [text] : [])),
  )
  if (!name.startsWith('lang/') || texts.length === 0) continue
  t.test(`what is offered for the example of ${name} mends it`, async (t) => {
    for (const text of texts) {
      const before = await problems(text)
      for (const problem of before) {
        for (const after of fixed(text, problem)) {
          seen.add(problem.code.slice('lang/'.length))
          const { code, help } = problem
          t.ok(
            count(await problems(after), code) < count(before, code),
            `${code} ${help}\n${after}`,
          )
        }
      }
    }
  })
}

t.test('every code that has something to offer was among them', async (t) => {
  t.same([...seen].toSorted(), mended.split(/\s+/))
})

t.test('a module that another needs is loaded before it', async (t) => {
  const text = 'loadmodule "registrar.so"\nrequest_route { exit; }\n'
  const found = (await problems(text)).find(({ code }) => code === 'module/needs')
  t.match(found === undefined ? [] : fixed(text, found), [
    /^loadmodule "\w+\.so"\nloadmodule "registrar/,
  ])
})

t.test(
  'a mistyped module and a mistyped parameter are replaced inside of their quotes',
  async (t) => {
    const text =
      'loadmodule "maxfw.so"\nloadmodule "tm.so"\nmodparam("tm", "fr_timr", 1)\nrequest_route { exit; }\n'
    const all = (await problems(text)).flatMap((one) => fixed(text, one))
    t.match(all, [/^loadmodule "maxfwd\.so"/, /modparam\("tm", "fr_timer", 1\)/])
  },
)
