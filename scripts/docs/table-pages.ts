/** The chapter about tables, compiled from their declarations. */

import { identityTables, usualTables } from '../../src/db/schema/tables.ts'
import type { TableColumn, TableSchema } from '../../src/db/schema/table.ts'

/** Where it is, from the root of the project. */
export const TABLES_FILE = 'docbook/admin-guide/tables.xml'
/** The book that it belongs to. */
export const TABLES_BOOK = 'docbook/admin-guide/book.xml'

/** The chapter, in DocBook. */
export function tablesChapter(): string {
  const tables = [...usualTables, ...identityTables].toSorted((one, other) =>
    one.name < other.name ? -1 : 1,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<!-- Generated from src/db/schema: do not edit. Edit that, then run \`make modules-readme\`. -->
<chapter xmlns="http://docbook.org/ns/docbook" version="5.0" xml:id="admin-guide.tables">
  <title>Tables</title>
  <para>
    These are the tables that <command>siprose db create</command> makes, with the version that table
    <literal>version</literal> tells of each. Names and types are those that operators have. A column that may be empty is
    marked with “null”; what a row gets that says nothing stands under “default”. Column <literal>id</literal> numbers rows.
    Those whose names begin with <literal>uid_</literal> are made with <literal>--identities</literal>.
  </para>
${tables.map(section).join('\n')}
</chapter>
`
}

function section(table: TableSchema): string {
  const rows = Object.entries(table.columns).map(
    ([name, column]) => `        <row>
          <entry><literal>${name}</literal></entry>
          <entry>${typeText(column)}</entry>
          <entry>${defaultText(column)}</entry>
        </row>`,
  )
  const unique = Object.values(table.unique).map((columns) =>
    columns.map((name) => `<literal>${name}</literal>`).join(', '),
  )
  const keys =
    unique.length === 0
      ? ''
      : `\n    <para>No two rows have the same ${unique.join('; nor the same ')}.</para>`
  return `  <section xml:id="admin-guide.tables.${table.name}">
    <title>${table.name}</title>
    <para>${marked(table.about)} Version ${table.version}.</para>
    <informaltable>
      <tgroup cols="3">
      <colspec/>
      <colspec/>
      <colspec/>
      <thead>
        <row>
          <entry>column</entry>
          <entry>type</entry>
          <entry>default</entry>
        </row>
      </thead>
      <tbody>
${rows.join('\n')}
      </tbody>
      </tgroup>
    </informaltable>${keys}
  </section>`
}

function typeText({ kept, length, unsigned, nullable }: TableColumn): string {
  const size = kept === 'varchar' ? `text of ${length}` : words[kept]
  const from = unsigned && kept !== 'serial' ? ', from 0' : ''
  return `${size}${from}${nullable ? ', null' : ''}`
}

const words: Readonly<Record<Exclude<TableColumn['kept'], 'varchar'>, string>> = {
  serial: 'number of the row',
  tiny: 'number of 8 bits',
  small: 'number of 16 bits',
  int: 'number of 32 bits',
  bigint: 'number of 64 bits',
  double: 'number with a fraction',
  text: 'text of 64 kB',
  'medium-text': 'text of 16 MB',
  blob: '64 kB',
  'medium-blob': '16 MB',
  datetime: 'date',
}

function defaultText({ otherwise, kept }: TableColumn): string {
  if (otherwise === undefined) return ''
  if (otherwise === '') return 'empty'
  return kept === 'varchar' ? `<literal>${escaped(String(otherwise))}</literal>` : String(otherwise)
}

/** What stands between backticks is a name. */
function marked(text: string): string {
  return escaped(text).replaceAll(/\u0060([^\u0060]*)\u0060/g, '<literal>$1</literal>')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
