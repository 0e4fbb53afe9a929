import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import * as fc from 'fast-check'
import t from 'tap'

import { readReference } from '../../docs/traps.ts'
import { complete, completeItem } from '../completion.ts'
import { definitions, references, rename, renameable } from '../definition.ts'
import { Files, overlayReader } from '../files.ts'
import { formatting } from '../formatting.ts'
import { hover } from '../hover.ts'
import { Names } from '../names.ts'
import { Projects } from '../project.ts'
import { signatures } from '../signature.ts'
import { foldings, outline } from '../symbols.ts'
import { bytesOf } from '../text.ts'
import { placeAt, type Workspace } from '../workspace.ts'

const PATH = '/nowhere/a.cfg'
const names = new Names(readReference())
const example = readFileSync(
  new URL('../../../examples/registrar/siprose.cfg', import.meta.url),
  'utf8',
)

/** Asks everything at a place of a text; throws where something does. */
function askAll(text: string, line: number, character: number): void {
  const document = { uri: PATH, version: 1, getText: () => text }
  const files = new Files((path) => (path === PATH ? document : null))
  const workspace: Workspace = { files, names, projects: new Projects(files) }
  const place = placeAt(workspace, PATH, { line, character })
  if (place === null) throw new Error('no place')
  hover(workspace, place)
  signatures(workspace, place)
  for (const item of complete(workspace, place, true).slice(0, 3)) completeItem(names, item)
  definitions(workspace, place)
  references(workspace, place, true)
  if (renameable(workspace, place) !== null) rename(workspace, place, 'OTHER')
  outline(place.scan)
  foldings(place.scan)
  formatting(PATH, place.scan.text, overlayReader(new Map([[PATH, bytesOf(text)]])))
}

/** Pieces that configurations are made of, and what breaks them. */
const piece = fc.constantFrom(
  ...`route[ route( ) ] { } ( , ; " ' $ $( $ru {s. uri.user} @ruri #!ifdef #!define #!include_file include_file loadmodule modparam( "tm" tm.so
event_route[ failure_route t_relay( t_on_failure(" X 1 é 🙂 # // /* */ = == if else while switch case`.split(
    /\s+/,
  ),
  '\n',
  ' ',
  '\r\n',
  '\t',
  '\\',
)

t.test('nothing is asked of a text in vain, however broken it is', (t) => {
  const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''))
  const place = fc.record({ line: fc.nat(12), character: fc.nat(40) })
  fc.assert(
    fc.property(text, place, (broken, { line, character }) => {
      askAll(broken, line, character)
    }),
    { numRuns: 2000, seed: 5060 },
  )
  t.end()
})

t.test('a conversation that is none, or breaks off, ends the process', (t) => {
  const siprose = fileURLToPath(new URL('../../../bin/siprose', import.meta.url))
  for (const input of [
    '',
    'nothing\r\n\r\n',
    'Content-Length: 99999999999\r\n\r\nx',
    'Content-Length: 2\r\n\r\n{]',
  ]) {
    const { status, signal } = spawnSync(siprose, ['lsp'], { input, timeout: 60_000 })
    t.same({ status, signal }, { status: 1, signal: null }, JSON.stringify(input))
  }
  t.end()
})

t.test('a configuration that is cut off anywhere can be asked about at its end', (t) => {
  for (let end = 0; end < example.length; end += 7) {
    const text = example.slice(0, end)
    const lines = text.split('\n')
    askAll(text, lines.length - 1, lines.at(-1)?.length ?? 0)
  }
  t.end()
})
