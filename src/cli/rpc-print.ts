/** Answers to commands, for people. */

type Row = Readonly<Record<string, unknown>>

const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isPlain = (value: unknown): boolean => typeof value !== 'object' || value === null

/**
 * A result as text: a list of like rows is a table, a map its names and values, anything deeper is indented.
 *
 * @param result - the result of an answer
 */
export function printResult(result: unknown): string {
  return lines(result, '').join('\n')
}

function lines(value: unknown, indent: string): readonly string[] {
  if (Array.isArray(value)) return listLines(value, indent)
  if (isRow(value)) return mapLines(value, indent)
  return [`${indent}${String(value)}`]
}

function listLines(list: readonly unknown[], indent: string): readonly string[] {
  const rows = list.filter(isRow)
  if (rows.length === list.length && rows.length > 0 && rows.every(isFlat)) {
    return table(rows).map((line) => indent + line)
  }
  return list.flatMap((each) => {
    if (isPlain(each)) return [`${indent}${String(each)}`]
    const [first = '', ...rest] = lines(each, `${indent}  `)
    return [`${indent}- ${first.trimStart()}`, ...rest]
  })
}

const isFlat = (row: Row): boolean => Object.values(row).every(isPlain)

function mapLines(row: Row, indent: string): readonly string[] {
  const names = Object.keys(row)
  const width = Math.max(0, ...names.map((name) => name.length))
  return names.flatMap((name) => {
    const value = row[name]
    if (isPlain(value)) return [`${indent}${name.padEnd(width)}  ${String(value)}`]
    const inner = lines(value, `${indent}  `)
    return [`${indent}${name}${inner.length === 0 ? '  none' : ''}`, ...inner]
  })
}

/** Columns as wide as their widest value; numbers stand on the right. */
function table(rows: readonly Row[]): readonly string[] {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const cells = rows.map((row) => names.map((name) => String(row[name] ?? '')))
  const widths = names.map((name, at) =>
    Math.max(name.length, ...cells.map((row) => row[at]?.length ?? 0)),
  )
  const right = names.map((name) => rows.every((row) => typeof row[name] === 'number'))
  const line = (row: readonly string[]): string =>
    row
      .map((cell, at) => {
        const width = widths[at] ?? 0
        return right[at] === true ? cell.padStart(width) : cell.padEnd(width)
      })
      .join('  ')
      .trimEnd()
  return [line(names), ...cells.map(line)]
}
