/** Pipes that are kept in a database: read once, at the start. */

import { column, type DataSource, SiproseError } from 'siprose'

import { type DeclaredPipe, parsePipe } from './pipe-text.ts'
import type { Pipes } from './pipes.ts'

/** Where they are. */
export interface PipeTable {
  readonly plp_table_name: string
  readonly plp_pipeid_column: string
  readonly plp_algorithm_column: string
  readonly plp_limit_column: string
}

/**
 * Adds the pipes of a table.
 *
 * @throws SiproseError for a row that is no pipe, or more pipes than there may be
 */
export async function readPipes(source: DataSource, table: PipeTable, pipes: Pipes): Promise<void> {
  const columns = [
    column(table.plp_pipeid_column, 'string'),
    column(table.plp_algorithm_column, 'string'),
    column(table.plp_limit_column, 'int'),
  ] as const
  for await (const rows of source.database.fetch({ from: table.plp_table_name, columns })) {
    for (const [name, word, limit] of rows) {
      const text = `${name ?? ''}:${word ?? ''}:${limit ?? ''}`
      add(pipes, declared(text, table.plp_table_name))
    }
  }
}

function declared(text: string, table: string): DeclaredPipe {
  try {
    return parsePipe(text)
  } catch (error) {
    const fact = `table \`${table}\` has a row that is no pipe: \`${text}\``
    throw new SiproseError('pipelimit/row', fact, {}, error)
  }
}

function add(pipes: Pipes, { name, algorithm, limit }: DeclaredPipe): void {
  const known = pipes.find(name)
  if (known !== null) {
    known.algorithm = algorithm
    known.limit = limit
  } else if (pipes.add(name, algorithm, limit) === null) {
    throw new SiproseError(
      'pipelimit/too-many-pipes',
      'the table has more pipes than `max_pipes` lets there be',
    )
  }
}
