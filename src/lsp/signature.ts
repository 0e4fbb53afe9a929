/** The forms of the call that is being written. */

import type { SignatureHelp } from 'vscode-languageserver'

import { plainLinks } from './describe.ts'
import { callAround, type Place, type Workspace } from './workspace.ts'

/** How `modparam` is written, which is no function. */
const MODPARAM = ['modparam("module", "name", value)']

/** The forms of the call around a place, the one that fits its arguments first; null outside of calls. */
export function signatures(workspace: Workspace, place: Place): SignatureHelp | null {
  const call = callAround(place)
  if (call === null) return null
  const { text } = call.name
  const all = /^modparamx?$/.test(text)
    ? MODPARAM.map((label) => ({ label, parameters: labels(label), documentation: '' }))
    : workspace.names.find('functions', text, place.project.modules).flatMap(({ entry }) =>
        entry.forms.map((label) => ({
          label,
          documentation: { kind: 'markdown' as const, value: plainLinks(entry.summary) },
          parameters: labels(label).map(({ label: name }) => {
            const argument = entry.arguments.find((one) => one.name === name.replace('…', ''))
            return {
              label: name,
              documentation: {
                kind: 'markdown' as const,
                value: plainLinks(argument?.text ?? ''),
              },
            }
          }),
        })),
      )
  if (all.length === 0) return null
  const fitting = all.findIndex(({ parameters }) => parameters.length > call.argument)
  const active = fitting < 0 ? all.length - 1 : fitting
  const last = (all[active]?.parameters.length ?? 1) - 1
  return {
    signatures: all,
    activeSignature: active,
    // what may come any number of times comes last
    activeParameter: Math.max(0, Math.min(call.argument, last)),
  }
}

/** What stands between the brackets of a form, piece by piece. */
function labels(form: string): { label: string }[] {
  const inner = form.slice(form.indexOf('(') + 1, form.lastIndexOf(')'))
  return inner.trim() === '' ? [] : inner.split(',').map((part) => ({ label: part.trim() }))
}
