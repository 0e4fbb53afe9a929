/**
 * Diagrams: boxes and arrows, written as a flowchart of Mermaid, which hosts of Markdown draw by themselves, and drawn as SVG here,
 * for the site and for print.
 *
 *     flowchart TD
 *       socket["socket: bytes arrive"] --> message["Message<br>lines are found"]
 *       message -->|a request| route
 *       message -.-> reply
 */

const LINE = 18
const SIGN = 7.3
const PAD = 12
const GAP = { along: 46, across: 26 }

/** A box. */
interface Box {
  readonly id: string
  lines: readonly string[]
  layer: number
  x: number
  y: number
}

/** An arrow. */
interface Arrow {
  readonly from: string
  readonly to: string
  readonly label: string
  readonly dotted: boolean
}

/** A flowchart as it was read. */
interface Chart {
  readonly down: boolean
  readonly boxes: ReadonlyMap<string, Box>
  readonly arrows: readonly Arrow[]
}

const HEAD = /^flowchart\s+(TD|TB|LR)$/
const NODE = /^([A-Za-z]\w*)(?:\["([^"]*)"\]|\[([^\]"]*)\]|\("([^"]*)"\)|\(([^)"]*)\))?/
const LINK = /^\s*(-->|-\.->)(?:\|([^|]*)\|)?\s*/

/**
 * Draws a flowchart.
 *
 * @param text - lines of Mermaid: the head, boxes, and chains of boxes with arrows between
 * @returns the SVG, or what is wrong with the text
 */
export function diagram(text: string): { readonly svg: string } | { readonly problem: string } {
  const chart = readChart(text)
  if ('problem' in chart) return chart
  layer(chart)
  place(chart)
  return { svg: draw(chart) }
}

const STYLE =
  'text{font:13px sans-serif;text-anchor:middle;fill:#444}.name{font-weight:bold;fill:#111}rect{fill:#f6f6f7;stroke:#0b6e4f}.line{fill:none;stroke:#1d4ed8;stroke-width:1.5}.dotted .line{stroke-dasharray:5 3}.tip{fill:#1d4ed8}.arrow text{paint-order:stroke;stroke:#fff;stroke-width:6px}'

/** A drawing with its colors, for a file of its own. */
export function standalone(svg: string): string {
  return svg.replace('>', `><style>${STYLE}</style>`).replaceAll('&#123;', '{')
}

function readChart(text: string): Chart | { readonly problem: string } {
  const [first = '', ...lines] = text.split('\n').filter((line) => !/^\s*(?:%%.*)?$/.test(line))
  const head = HEAD.exec(first.trim())
  if (!head) return { problem: 'a diagram begins with `flowchart TD` or `flowchart LR`' }
  const boxes = new Map<string, Box>()
  const arrows: Arrow[] = []
  for (const line of lines) {
    if (!readLine(line.trim(), boxes, arrows))
      return { problem: `\`${line.trim()}\` is no chain of boxes` }
  }
  return { down: head[1] !== 'LR', boxes, arrows }
}

function readLine(line: string, boxes: Map<string, Box>, arrows: Arrow[]): boolean {
  let rest = line
  let before: { readonly id: string; readonly link: RegExpExecArray } | null = null
  for (;;) {
    const node = NODE.exec(rest)
    if (!node) return false
    const [whole, id = '', ...labels] = node
    const label = labels.find((one) => one !== undefined)
    const box = boxes.get(id) ?? { id, lines: [id], layer: 0, x: 0, y: 0 }
    if (label !== undefined) box.lines = label.split(/<br\s*\/?>/)
    boxes.set(id, box)
    if (before) {
      const [, kind, told = ''] = before.link
      arrows.push({ from: before.id, to: id, label: told.trim(), dotted: kind === '-.->' })
    }
    rest = rest.slice(whole.length)
    if (rest === '') return true
    const link = LINK.exec(rest)
    if (!link) return false
    before = { id, link }
    rest = rest.slice(link[0].length)
  }
}

/** Each box stands behind all that lead to it, and right before what it leads to; an arrow back to an earlier box does not count. */
function layer({ boxes, arrows }: Chart): void {
  const order = [...boxes.keys()]
  const forward = arrows.filter(({ from, to }) => order.indexOf(from) < order.indexOf(to))
  for (const id of order) {
    const box = boxes.get(id)
    if (!box) continue
    for (const { from, to } of forward) {
      if (to === id) box.layer = Math.max(box.layer, (boxes.get(from)?.layer ?? 0) + 1)
    }
  }
  for (const id of order.toReversed()) {
    const box = boxes.get(id)
    const behind = forward
      .filter(({ from }) => from === id)
      .map(({ to }) => boxes.get(to)?.layer ?? 0)
    if (box && behind.length > 0) box.layer = Math.min(...behind) - 1
  }
}

function widthOf({ lines }: Box): number {
  const signs = lines.map((line, at) => line.length * (at === 0 ? SIGN * 1.1 : SIGN))
  return Math.max(56, Math.max(...signs) + PAD * 2)
}

function heightOf({ lines }: Box): number {
  return lines.length * LINE + PAD * 1.4
}

/** The boxes of a layer side by side, each layer centered over the others. */
function place({ boxes, down }: Chart): void {
  const layers: Box[][] = []
  for (const box of boxes.values()) (layers[box.layer] ??= []).push(box)
  const long = (box: Box) => (down ? widthOf(box) : heightOf(box))
  const deep = (box: Box) => (down ? heightOf(box) : widthOf(box))
  const spans = layers.map(
    (row) => row.reduce((sum, box) => sum + long(box), 0) + GAP.across * (row.length - 1),
  )
  const most = Math.max(...spans)
  let along = 4
  for (const [index, row] of layers.entries()) {
    const depth = Math.max(...row.map(deep))
    let across = 4 + (most - (spans[index] ?? 0)) / 2
    for (const box of row) {
      const middle = { across: across + long(box) / 2, along: along + depth / 2 }
      box.x = down ? middle.across : middle.along
      box.y = down ? middle.along : middle.across
      across += long(box) + GAP.across
    }
    along += depth + GAP.along
  }
}

function draw({ boxes, arrows, down }: Chart): string {
  const all = [...boxes.values()]
  const width = Math.ceil(Math.max(...all.map((box) => box.x + widthOf(box) / 2)) + 4)
  const height = Math.ceil(Math.max(...all.map((box) => box.y + heightOf(box) / 2)) + 4)
  const lines = arrows.map((arrow) => drawArrow(arrow, boxes, down))
  const told = arrows.map(({ from, to, label }) => {
    const [a, b] = [boxes.get(from), boxes.get(to)].map((box) => box?.lines[0] ?? '')
    return label === '' ? `${a} to ${b}` : `${a} to ${b}: ${label}`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" class="diagram" role="img" aria-label="${escaped(told.join('; '))}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${all.map(drawBox).join('')}${lines.join('')}</svg>`
}

function drawBox(box: Box): string {
  const [width, height] = [widthOf(box), heightOf(box)]
  const top = box.y - ((box.lines.length - 1) * LINE) / 2 + 5
  const texts = box.lines.map(
    (line, at) =>
      `<text${at === 0 ? ' class="name"' : ''} x="${short(box.x)}" y="${short(top + at * LINE)}">${escaped(line)}</text>`,
  )
  return `<g class="box"><rect x="${short(box.x - width / 2)}" y="${short(box.y - height / 2)}" width="${short(width)}" height="${short(height)}" rx="6"/>${texts.join('')}</g>`
}

function drawArrow(arrow: Arrow, boxes: ReadonlyMap<string, Box>, down: boolean): string {
  const from = boxes.get(arrow.from)
  const to = boxes.get(arrow.to)
  if (!from || !to) return ''
  const back = to.layer <= from.layer
  const [x1, y1, x2, y2] = down
    ? [from.x, from.y + heightOf(from) / 2, to.x, to.y - heightOf(to) / 2]
    : [from.x + widthOf(from) / 2, from.y, to.x - widthOf(to) / 2, to.y]
  const bend = (down ? y2 - y1 : x2 - x1) / 2
  // an arrow back leaves and arrives at the side
  const side = Math.max(from.x + widthOf(from) / 2, to.x + widthOf(to) / 2)
  const path = back
    ? `M${short(from.x + widthOf(from) / 2)} ${short(from.y)}C${short(side + 40)} ${short(from.y)} ${short(side + 40)} ${short(to.y)} ${short(to.x + widthOf(to) / 2 + 7)} ${short(to.y)}`
    : down
      ? `M${short(x1)} ${short(y1)}C${short(x1)} ${short(y1 + bend)} ${short(x2)} ${short(y2 - bend)} ${short(x2)} ${short(y2 - 7)}`
      : `M${short(x1)} ${short(y1)}C${short(x1 + bend)} ${short(y1)} ${short(x2 - bend)} ${short(y2)} ${short(x2 - 7)} ${short(y2)}`
  const head = back
    ? `M${short(to.x + widthOf(to) / 2)} ${short(to.y)}l8 -4v8z`
    : down
      ? `M${short(x2)} ${short(y2)}l-4 -8h8z`
      : `M${short(x2)} ${short(y2)}l-8 -4v8z`
  const label =
    arrow.label === ''
      ? ''
      : `<text x="${short(back ? side + 24 : (x1 + x2) / 2)}" y="${short(back ? (from.y + to.y) / 2 : (y1 + y2) / 2 + 4)}">${escaped(arrow.label)}</text>`
  return `<g class="${arrow.dotted ? 'arrow dotted' : 'arrow'}"><path class="line" d="${path}"/><path class="tip" d="${head}"/>${label}</g>`
}

function short(value: number): string {
  return String(Math.round(value * 10) / 10)
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('{', '&#123;')
}
