/** What a check found, as an editor shows it. */

import {
  DiagnosticSeverity,
  DiagnosticTag,
  type Diagnostic as Shown,
  type DiagnosticRelatedInformation,
} from 'vscode-languageserver'

import { checkCodes } from '../lang/check/codes.ts'
import { langCodes } from '../lang/codes.ts'
import type { Diagnostic } from '../lang/diagnostic.ts'
import type { Position } from '../lang/position.ts'
import { moduleCodes } from '../runtime/codes.ts'
import { uriOf } from './paths.ts'
import { decoded, type Text } from './text.ts'

/** Finds the text of a file that was checked. */
export type TextFinder = (path: string) => Text | null

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  hint: DiagnosticSeverity.Hint,
} as const

const tags: ReadonlyMap<string, DiagnosticTag> = new Map([
  [checkCodes.unusedRoute, DiagnosticTag.Unnecessary],
  [checkCodes.unreachable, DiagnosticTag.Unnecessary],
  [checkCodes.oldSpelling, DiagnosticTag.Deprecated],
])

/** What cannot be known of a part of a configuration: its main file loads the modules and has the other routes. */
const ofWholes: ReadonlySet<string> = new Set([
  checkCodes.unknownFunction,
  checkCodes.unknownVariable,
  checkCodes.unknownTransformation,
  checkCodes.unknownModule,
  checkCodes.unknownRoute,
  checkCodes.unknownEvent,
  checkCodes.unusedRoute,
  langCodes.bareWord,
  moduleCodes.needs,
])

/** True for what is worth saying about a part of a configuration whose main file is not known. */
export function countsForParts({ code }: Diagnostic): boolean {
  return !ofWholes.has(code)
}

/** The file a diagnostic belongs to: the main file, where it has no place. */
export function fileOf({ position }: Diagnostic, root: string): string {
  return position.file === '' ? root : position.file
}

/** A diagnostic as the protocol has it. */
export function shownDiagnostic(found: Diagnostic, root: string, texts: TextFinder): Shown {
  const related: DiagnosticRelatedInformation[] = []
  const lines = [decoded(found.message)]
  for (const { message, position } of found.notes) {
    if (position === null || position.file === '') lines.push(`note: ${decoded(message)}`)
    else {
      const range = rangeOf(position, texts)
      related.push({ message: decoded(message), location: { uri: uriOf(position.file), range } })
    }
  }
  if (found.help !== null) lines.push(`help: ${decoded(found.help)}`)
  const tag = tags.get(found.code)
  return {
    severity: severities[found.severity],
    range: rangeOf({ ...found.position, file: fileOf(found, root) }, texts),
    message: lines.join('\n'),
    code: found.code,
    source: 'siprose',
    ...(related.length > 0 && { relatedInformation: related }),
    ...(tag !== undefined && { tags: [tag] }),
  }
}

function rangeOf({ file, line, column, offset, length }: Position, texts: TextFinder) {
  const text = texts(file)
  if (text !== null) return text.range(offset, offset + length)
  const start = { line: line - 1, character: column - 1 }
  return { start, end: { line: line - 1, character: column - 1 + length } }
}
