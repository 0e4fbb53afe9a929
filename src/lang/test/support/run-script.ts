/** Compiling and running small scripts in tests. */

import { compileConfig, compileExpression } from '../../compile/compile.ts'
import { parseText } from '../../parse/file.ts'
import type { Program, ScriptHelpers, Value } from '../../vocabulary.ts'
import { fakeHelpers, FakeFrame, fakeVocabulary } from './fake-vocabulary.ts'

/** The value of an expression on a fresh frame. */
export function valueOf(text: string, frame: FakeFrame = sampleFrame()): Value {
  return compileExpression(text, fakeVocabulary, fakeHelpers())(frame)
}

/** A frame with values of every kind: `$vn(abc)`, `$vn(s5)`, `$vn(e)`, `$vn(i5)`, `$vn(i0)`, `$vn(neg)`; others are null. */
export function sampleFrame(): FakeFrame {
  const frame = new FakeFrame()
  const values = { abc: 'abc', s5: '5', e: '', i5: 5, i0: 0, neg: -3, big: 2 ** 40 }
  for (const [name, value] of Object.entries(values)) frame.values.set(name, value)
  return frame
}

/** Compiles a configuration; throws when it has errors. */
export function programOf(
  config: string,
  options: Partial<ScriptHelpers> & { trace?: boolean } = {},
): Program {
  const parsed = parseText(config, 'test.cfg')
  const { trace = false, ...helpers } = options
  const { diagnostics } = parsed
  const program = compileConfig(parsed.config, fakeVocabulary, fakeHelpers(helpers), {
    trace,
    diagnostics,
  })
  if (diagnostics.hasErrors) throw new TypeError(diagnostics.print())
  return program
}

/** What came of a run. */
export interface Ran {
  readonly result: number
  readonly frame: FakeFrame
}

/** Runs the request route of a configuration that does not wait. */
export function run(
  config: string,
  options: Partial<ScriptHelpers> = {},
  frame: FakeFrame = sampleFrame(),
): Ran {
  const result = programOf(config, options).route('request', null)?.run(frame)
  if (typeof result !== 'number') throw new TypeError('the script waits')
  return { result, frame }
}

/** The functions a script called, in order. */
export function callsOf(config: string, options: Partial<ScriptHelpers> = {}): string {
  return run(config, options).frame.calls.join(' ')
}
