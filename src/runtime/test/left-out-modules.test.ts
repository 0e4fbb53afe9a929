import t from 'tap'

import { insteadOf } from '../left-out-modules.ts'

t.test('insteadOf says what does the work of modules that are left out', async (t) => {
  t.match(insteadOf('db_unixodbc'), /`db_mysql` or `db_postgres`/)
  t.match(insteadOf('db2_ops'), /`sqlops`/)
  t.equal(insteadOf('sl'), null)
})
