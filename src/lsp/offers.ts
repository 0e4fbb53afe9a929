/** What can be offered, and what it replaces. */

import { CompletionItemKind } from 'vscode-languageserver'

import type { Found } from './names.ts'
import { definesOf, type Place } from './workspace.ts'

/** An offer, before it is known what it replaces. */
export interface Offer {
  readonly label: string
  readonly kind: CompletionItemKind
  /** What is written, as a snippet: `t_relay($0)`. */
  readonly snippet: string
  /** What is typed to find it, where it is not the label. */
  readonly filter?: string
  readonly detail?: string
  /** Where the documentation is. */
  readonly entry?: Found
  readonly module?: string
  /** Offered behind the others. */
  readonly last?: boolean
  readonly deprecated?: boolean
}

/** Offers, and the text that they replace: up to the cursor. */
export interface Offers {
  readonly from: number
  readonly offers: readonly Offer[]
}

/** The letters of a name before the cursor. */
export function wordBefore({ scan, offset }: Place): string {
  const line = scan.text.bytes.slice(Math.max(0, offset - 200), offset)
  return /[A-Za-z_][A-Za-z0-9_]*$/.exec(line)?.[0] ?? ''
}

/** The defines of a configuration. */
export function defineOffers({ project }: Place): Offer[] {
  const seen = new Map(definesOf(project).map(({ define, value }) => [define.name, value]))
  return [...seen].map(([name, value]) => ({
    label: name,
    kind: CompletionItemKind.Constant,
    snippet: name,
    detail: value,
  }))
}
