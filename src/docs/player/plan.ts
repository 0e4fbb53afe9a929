/** Looks an example over before anything is started: which fence is the configuration, and what is played in which order. */

import { toByteString } from './bytes.ts'
import { DocsCode } from './codes.ts'
import type { Example, Fence } from './example.ts'
import type { ConfigurationPart } from './host.ts'
import { problem, type Place, type Problem } from './problem.ts'

/** Languages of fences that are played. */
const played: ReadonlySet<string> = new Set([
  'kamailio',
  'sip',
  'http',
  'values',
  'rpc',
  'log',
  'dns',
  'db',
  'file',
])
/** Languages that mean something to an example, and that this version does not play. */
const notPlayed: ReadonlySet<string> = new Set(['sh'])

/** A configuration that other examples can name in `with=`. */
export interface Setup {
  readonly part: ConfigurationPart
  /** The setup that stands before it, or null. */
  readonly with: string | null
}

/** What is done, in order. */
export interface Plan {
  /** The configuration; null for an empty request route. */
  readonly configuration: ConfigurationPart | null
  readonly wrap: 'route' | null
  /** What stands before the configuration. */
  readonly before: readonly ConfigurationPart[]
  /** The fences to play, in reading order, without the configuration. */
  readonly fences: readonly Fence[]
  /** Why some fence is not played, or null. */
  readonly noRun: string | null
  /** False when nothing at all is played. */
  readonly runs: boolean
}

/** The setups of a set of examples, by name: every `kamailio` fence with `name=`. The first of a name counts. */
export function setupsOf(examples: readonly Example[]): ReadonlyMap<string, Setup> {
  const setups = new Map<string, Setup>()
  for (const example of examples) {
    for (const fence of example.fences) {
      const { name } = fence.info
      if (fence.language !== 'kamailio' || name === null || setups.has(name)) continue
      setups.set(name, { part: partOf(example, fence), with: fence.info.with })
    }
  }
  return setups
}

/**
 * Plans an example.
 *
 * @param example - the example
 * @param setups - what `with=` can name
 * @param fallback - the configuration of examples that have none
 */
export function planExample(
  example: Example,
  setups: ReadonlyMap<string, Setup>,
  fallback: ConfigurationPart | null,
): Plan | Problem {
  const told = example.fences.filter(
    ({ language }) => played.has(language) || notPlayed.has(language),
  )
  const fault = told.map((fence) => faultOf(example, fence)).find((found) => found !== null)
  if (fault !== undefined) return fault
  const configurations = told.filter((fence) => fence.language === 'kamailio')
  const own = configurations[0] ?? null
  const order = orderFault(example, told, configurations)
  if (order !== null) return order
  const running = told.filter((fence) => fence.info.noRun === null && fence !== own)
  const naming = [own, ...running].find((fence) => (fence?.info.with ?? null) !== null) ?? null
  const before = naming === null ? [] : chainOf(example, naming, setups)
  if ('code' in before) return before
  const usual = naming === null ? fallback : null
  return {
    configuration: own === null ? usual : partOf(example, own),
    wrap: own?.info.wrap ?? null,
    before,
    fences: running,
    noRun: told.find((fence) => fence.info.noRun !== null)?.info.noRun ?? null,
    runs: own === null ? running.length > 0 : own.info.noRun === null,
  }
}

/** The place of a fence: its first line of text. */
export function placeOf(example: Example, fence: Fence): Place {
  const first = fence.text.split('\n', 1)[0] ?? ''
  return { file: example.file, line: fence.line, column: fence.column, length: first.length }
}

function partOf(example: Example, fence: Fence): ConfigurationPart {
  const { text, line, column } = fence
  return { text: toByteString(text), fileName: example.file, line, column }
}

function faultOf(example: Example, fence: Fence): Problem | null {
  const { language, info } = fence
  const place = placeOf(example, fence)
  if (info.fault !== null) return problem(DocsCode.FENCE_INFO, place, info.fault)
  if (info.wrap !== null && (language !== 'kamailio' || info.name !== null)) {
    const what = language === 'kamailio' ? 'a fence with a name' : `a fence of \`${language}\``
    return problem(DocsCode.FENCE_INFO, place, `\`wrap=route\` is no word for ${what}`)
  }
  if (language === 'file' && info.name === null) {
    return problem(DocsCode.FENCE_INFO, place, 'the file has no name; write name=tls.cfg')
  }
  if (notPlayed.has(language) && info.noRun === null) {
    const fact = `fence \`${language}\` is not played by this version`
    return problem(DocsCode.UNKNOWN_FENCE, place, fact)
  }
  return null
}

function orderFault(
  example: Example,
  told: readonly Fence[],
  [own, second]: readonly Fence[],
): Problem | null {
  const first = told[0]
  if (first === undefined) {
    const place = { file: example.file, line: example.line, column: 1, length: 0 }
    return problem(DocsCode.NOTHING_TO_PLAY, place, 'this example has no fence to play')
  }
  if (second !== undefined) {
    const fact = 'this is the second configuration of one example, which can have one'
    return problem(DocsCode.TWO_CONFIGURATIONS, placeOf(example, second), fact, {
      help: 'begin a new example above it, or make the first one a setup: `name=setup` there, `with=setup` here',
    })
  }
  if (own !== undefined && own !== first) {
    const fact = `the configuration stands below the \`${first.language}\` fence that it is for`
    return problem(DocsCode.LATE_CONFIGURATION, placeOf(example, own), fact, {
      help: 'put the configuration first',
    })
  }
  return null
}

/** The setups that a fence builds on, the innermost first. */
function chainOf(
  example: Example,
  fence: Fence,
  setups: ReadonlyMap<string, Setup>,
): readonly ConfigurationPart[] | Problem {
  const parts: ConfigurationPart[] = []
  const seen = new Set<string>()
  for (let name = fence.info.with; name !== null;) {
    const setup = setups.get(name)
    if (setup === undefined || seen.has(name)) {
      const known = [...setups.keys()].join(', ') || 'none'
      const fact =
        setup === undefined
          ? `there is no setup \`${name}\`; there is ${known}`
          : `the setup \`${name}\` builds on itself`
      return problem(DocsCode.UNKNOWN_SETUP, placeOf(example, fence), fact)
    }
    seen.add(name)
    parts.unshift(setup.part)
    name = setup.with
  }
  return parts
}
