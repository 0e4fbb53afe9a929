/** Conditions in MongoDB's language. */

import type { Filter, Document } from 'mongodb'
import { columnName, DbCode, DbError, toUnicode, type Condition } from 'siprose'

import type { Columns } from './columns.ts'
import { kept, type Types } from './values.ts'

const comparisons = { '<': '$lt', '>': '$gt', '<=': '$lte', '>=': '$gte' } as const

/** The documents that fulfil conditions. */
export function filterOf(
  types: Types,
  columns: Columns,
  table: string,
  where: readonly Condition[],
): Filter<Document> {
  if (where.length === 0) return {}
  return {
    $and: where.map(([column, operator, value]) => {
      const type = columns.type(table, column)
      return { [columnName(column.name)]: comparison(types, type, column.name, operator, value) }
    }),
  }
}

function comparison(
  types: Types,
  type: Parameters<typeof kept>[1],
  name: string,
  operator: Condition[1],
  value: Condition[2],
): Document {
  if (value === null) {
    if (operator === '=') return { $eq: null }
    if (operator === '!=') return { $ne: null }
    throw new DbError(
      DbCode.REFUSED,
      `\`${name}\` is compared with null by ${operator}; that can be = or !=`,
    )
  }
  switch (operator) {
    case 'LIKE':
      return { $regex: pattern(toUnicode(String(value))) }
    case '=':
      return { $eq: kept(types, type, value) }
    case '!=':
      // null is neither equal nor unequal to anything
      return { $nin: [kept(types, type, value), null] }
    default:
      return { [comparisons[operator]]: kept(types, type, value) }
  }
}

/** `%` is any text, `_` any sign, and all else stands for itself. */
function pattern(like: string): string {
  let text = '^'
  for (const sign of like) {
    if (sign === '%') text += '[\\s\\S]*'
    else if (sign === '_') text += '[\\s\\S]'
    else if (sign === '\0') text += '\\x00'
    else text += /[\\^$.|?*+()[\]{}/#\s-]/.test(sign) ? `\\${sign}` : sign
  }
  return `${text}$(?!\\n)`
}
