/** The fences of an example, read: what there is to play. */

import { toByteString } from './bytes.ts'
import { knownActors } from './actors/endpoint.ts'
import type { Example, Fence } from './example.ts'
import { parseDb, type DbTable } from './grammar/db-lines.ts'
import { parseDns, type DnsRow } from './grammar/dns-lines.ts'
import { parseLog, type LogCheck } from './grammar/log-lines.ts'
import { parseRpc, type RpcCheck } from './grammar/rpc-lines.ts'
import type { Place, Problem } from './problem.ts'
import type { Step } from './grammar/step.ts'
import { parseTranscript } from './grammar/transcript.ts'
import { parseValues, type ValueCheck } from './grammar/value-lines.ts'

/** One fence. */
export type Scene =
  | { readonly kind: 'sip' | 'http'; readonly steps: readonly Step[] }
  | { readonly kind: 'values'; readonly checks: readonly ValueCheck[] }
  | { readonly kind: 'rpc'; readonly checks: readonly RpcCheck[] }
  | { readonly kind: 'log'; readonly checks: readonly LogCheck[] }
  | { readonly kind: 'file'; readonly name: string; readonly text: string }
  | { readonly kind: 'dns'; readonly records: readonly DnsRow[] }
  | { readonly kind: 'db'; readonly tables: readonly DbTable[] }

/** The fences, in order. */
export interface Script {
  readonly scenes: readonly Scene[]
  /** The place behind the last line of the last transcript: where more lines of it would go. */
  readonly end: Place
  readonly problems: readonly Problem[]
}

/**
 * Reads fences. Actors that one introduces are known to the next.
 *
 * @param example - the example
 * @param fences - those to read
 */
export function readScript(example: Example, fences: readonly Fence[]): Script {
  const actors = new Set(knownActors.keys())
  const scenes: Scene[] = []
  const problems: Problem[] = []
  let end: Place = { file: example.file, line: example.line, column: 1, length: 0 }
  for (const fence of fences) {
    const origin = { file: example.file, line: fence.line, column: fence.column }
    const text = toByteString(fence.text)
    if (fence.language === 'sip' || fence.language === 'http') {
      const { language: kind } = fence
      const { steps, problems: found } = parseTranscript(text, origin, actors, kind)
      scenes.push({ kind, steps })
      problems.push(...found)
      end = { ...origin, line: fence.line + lineCount(text), length: 0 }
    } else if (fence.language === 'values') {
      const { checks, problems: found } = parseValues(text, origin)
      scenes.push({ kind: 'values', checks })
      problems.push(...found)
    } else if (fence.language === 'rpc') {
      const { checks, problems: found } = parseRpc(text, origin)
      scenes.push({ kind: 'rpc', checks })
      problems.push(...found)
    } else if (fence.language === 'log') {
      const { checks, problems: found } = parseLog(text, origin)
      scenes.push({ kind: 'log', checks })
      problems.push(...found)
    } else if (fence.language === 'file') {
      scenes.push({ kind: 'file', name: fence.info.name ?? '', text })
    } else if (fence.language === 'dns') {
      const { rows, problems: found } = parseDns(text, origin)
      scenes.push({ kind: 'dns', records: rows })
      problems.push(...found)
    } else if (fence.language === 'db') {
      const { tables, problems: found } = parseDb(text, origin)
      scenes.push({ kind: 'db', tables })
      problems.push(...found)
    }
  }
  return { scenes, end, problems }
}

function lineCount(text: string): number {
  return text.replace(/\n$/, '').split('\n').length
}
