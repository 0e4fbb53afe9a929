/** Ladder diagrams: who sends what to whom, drawn from the transcript of an example. */

import { printDuration } from '../../src/docs/player/grammar/duration.ts'
import type { Step, WrittenMessage } from '../../src/docs/player/grammar/step.ts'

const COLUMN = 168
const ROW = 38
const HEAD = 44
const MARGIN = 64
const LABEL = 26

/** A line of the diagram. */
type Line =
  | { readonly kind: 'arrow'; readonly from: string; readonly to: string; readonly label: string }
  | { readonly kind: 'note'; readonly label: string }

/**
 * Draws a transcript as SVG.
 *
 * @param steps - the transcript, or several one after the other
 * @returns null where nothing is sent
 */
export function ladder(steps: readonly Step[]): string | null {
  const lines = steps.flatMap(lineOf)
  const arrows = lines.filter((line) => line.kind === 'arrow')
  if (arrows.length === 0) return null
  const columns = columnsOf(arrows)
  const x = new Map(columns.map((name, index) => [name, MARGIN + index * COLUMN]))
  const width = MARGIN * 2 + (columns.length - 1) * COLUMN
  const height = HEAD + lines.length * ROW + 14
  const parts = columns.map((name) => column(name, x.get(name) ?? 0, height))
  for (const [index, line] of lines.entries()) {
    const y = HEAD + index * ROW + 26
    parts.push(line.kind === 'note' ? note(line.label, width, y) : arrow(line, x, y))
  }
  const told = arrows.map(({ from, to, label }) => `${from} to ${to}: ${label}`).join('; ')
  return `<svg class="ladder" role="img" aria-label="${escaped(told)}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" style="min-width:${columns.length * 104}px">${parts.join('')}</svg>`
}

function lineOf(step: Step): Line[] {
  switch (step.kind) {
    case 'send':
      return [{ kind: 'arrow', from: step.actor, to: 'server', label: labelOf(step) }]
    case 'receive':
      return [{ kind: 'arrow', from: 'server', to: step.actor, label: labelOf(step) }]
    case 'pass':
      return [{ kind: 'arrow', from: step.actor, to: step.to, label: labelOf(step) }]
    case 'clock':
    case 'quiet': {
      const time = printDuration(step.ms)
      return [{ kind: 'note', label: step.kind === 'quiet' ? `${time}, nothing is sent` : time }]
    }
    default:
      return []
  }
}

function labelOf({ start }: WrittenMessage): string {
  const times = start.again === null ? '' : start.again > 1 ? ` again ×${start.again}` : ' again'
  if (start.kind === 'request') return `${start.method}${times}`
  const reason = start.reason?.source.replaceAll(/\{[^}]*\}/g, '…') ?? ''
  return `${start.status} ${reason === '…' ? '' : reason}${times}`.replace(/ +/g, ' ').trim()
}

/** Who sends first stands at the left of the server, all others at its right. */
function columnsOf(arrows: readonly Extract<Line, { kind: 'arrow' }>[]): string[] {
  const names: string[] = []
  for (const { from, to } of arrows) {
    for (const name of [from, to]) {
      if (name !== 'server' && !names.includes(name)) names.push(name)
    }
  }
  const [first = 'alice', ...others] = names
  return [first, 'server', ...others]
}

function column(name: string, x: number, height: number): string {
  const text = name === 'server' ? 'server' : name
  return `<line class="life" x1="${x}" x2="${x}" y1="${HEAD - 8}" y2="${height - 4}"/><text class="who" x="${x}" y="22">${escaped(text)}</text>`
}

function arrow(
  { from, to, label }: Extract<Line, { kind: 'arrow' }>,
  x: ReadonlyMap<string, number>,
  y: number,
): string {
  const start = x.get(from) ?? 0
  const end = x.get(to) ?? 0
  const tip = end > start ? -7 : 7
  const middle = (start + end) / 2
  const room = Math.floor((Math.abs(end - start) / COLUMN) * LABEL)
  const shown = label.length > room ? `${label.slice(0, room - 1)}…` : label
  const kind = /^\d/.test(label) ? `reply s${label.charAt(0)}` : 'request'
  return `<g class="${kind}"><line x1="${start}" x2="${end + tip}" y1="${y}" y2="${y}"/><path d="M${end} ${y}l${tip} -4v8z"/><text x="${middle}" y="${y - 6}">${escaped(shown)}</text></g>`
}

function note(label: string, width: number, y: number): string {
  return `<g class="time"><line x1="10" x2="${width - 10}" y1="${y - 4}" y2="${y - 4}"/><text x="${width / 2}" y="${y}">${escaped(label)}</text></g>`
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('{', '&#123;')
}
