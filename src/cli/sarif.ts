/** What a check found as SARIF 2.1.0, which code hosts and editors show beside the lines. */

import { pathToFileURL } from 'node:url'

import type { DiagnosticJson, PositionJson } from '../lang/diagnostic.ts'
import { versionText } from './version.ts'

const levels = { error: 'error', warning: 'warning', hint: 'note' } as const

/** The log of one run. */
export function sarifLog(found: readonly DiagnosticJson[]): object {
  const codes = [...new Set(found.map(({ code }) => code))]
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'siprose check',
            semanticVersion: /\d+\.\d+\.\d+/.exec(versionText())?.[0] ?? '0.0.0',
            rules: codes.map((id) => ({ id, help: { text: `siprose doc ${id}` } })),
          },
        },
        // columns count bytes: of text beyond ASCII only the byte offset is exact
        columnKind: 'utf16CodeUnits',
        results: found.map((one) => result(one, codes.indexOf(one.code))),
      },
    ],
  }
}

function result(found: DiagnosticJson, ruleIndex: number): object {
  const { severity, code, message, position, notes, help } = found
  const text = help === null ? message : `${message}; ${help}`
  const related = notes.flatMap((note) =>
    note.position === null || note.position.file === ''
      ? []
      : [{ ...location(note.position), message: { text: note.message } }],
  )
  return {
    ruleId: code,
    ruleIndex,
    level: levels[severity],
    message: { text },
    ...(position.file === '' ? {} : { locations: [location(position)] }),
    ...(related.length === 0 ? {} : { relatedLocations: related }),
  }
}

function location({ file, line, column, offset, length }: PositionJson): object {
  const region = { startLine: line, startColumn: column, byteOffset: offset, byteLength: length }
  return { physicalLocation: { artifactLocation: { uri: uriOf(file) }, region } }
}

/** A path as a reference: relative ones stay so. */
function uriOf(file: string): string {
  return file.startsWith('/')
    ? pathToFileURL(file).href
    : file.split('/').map(encodeURIComponent).join('/')
}
