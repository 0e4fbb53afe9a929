/** Small changes of sources: an import more, an export more, a row of a table more. */

/** A source with names imported from `siprose`. */
export function withImports(text: string, names: readonly string[]): string {
  const missing = names.filter((name) => !new RegExp(`\\b${name}\\b`).test(importList(text)))
  if (missing.length === 0) return text
  const pattern = /import \{([^}]*)\} from 'siprose'/
  if (!pattern.test(text)) {
    const at = text.indexOf('*/') < 0 ? 0 : text.indexOf('*/') + 3
    return `${text.slice(0, at)}import { ${missing.join(', ')} } from 'siprose'\n${text.slice(at)}`
  }
  return text.replace(pattern, (_, list: string) => {
    const all = [...list.split(','), ...missing]
      .map((one) => one.trim())
      .filter((one) => one !== '')
    return `import { ${all.join(', ')} } from 'siprose'`
  })
}

function importList(text: string): string {
  return /import \{([^}]*)\} from 'siprose'/.exec(text)?.[1] ?? ''
}

/** A source with a row at the head of its module's table of parameters; null where there is no place for it. */
export function withParameter(text: string, module: string, row: string): string | null {
  const table = /\n {2}params: \{\n/
  if (table.test(text)) return text.replace(table, (head) => `${head}${row}\n`)
  const line = /\n {2}params: \{ /
  if (line.test(text)) return text.replace(line, `\n  params: {\n${row}    `)
  const bare = new RegExp(`defineModule\\('${module}'(?:, \\{\\})?\\)`)
  if (bare.test(text))
    return text.replace(bare, `defineModule('${module}', {\n  params: {\n${row}  },\n})`)
  const open = new RegExp(`defineModule\\('${module}', \\{\\n`)
  if (open.test(text) && !/\n {2}params\b/.test(text)) {
    return text.replace(open, (head) => `${head}  params: {\n${row}  },\n`)
  }
  return null
}

/** A file of nothing but parameters with a row more; null where it is none. */
export function withRow(text: string, row: string): string | null {
  const head = /export const \w+ = \{\n/
  return head.test(text)
    ? text.replace(head, (found) => `${found}${row.replaceAll(/^ {4}/gm, '  ')}\n`)
    : null
}

/** The name of a module's handle in its sources, or null. */
export function handleIn(text: string, module: string): string | null {
  return new RegExp(`const (\\w+) = defineModule\\(\\s*'${module}'`).exec(text)?.[1] ?? null
}

/** A guide with a section more, before its end. */
export function withSection(text: string, section: string): string {
  return text.replace(/\n?<\/article>\s*$/, `${section}</article>\n`)
}

/** An index with an export more. */
export function withExport(text: string, line: string): string {
  return text.includes(line) ? text : `${text.trimEnd()}\n${line}\n`
}
