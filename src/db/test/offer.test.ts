import t from 'tap'

import { parseDbUrl } from '../url.ts'
import { databaseAt, driverModule } from '../offer.ts'

// nothing of a server is asked where no driver is loaded
const self = { find: () => null } as unknown as Parameters<typeof databaseAt>[0]

t.test(
  'a database that no loaded module knows is an error that says which one to load',
  async (t) => {
    for (const [url, why] of [
      ['mysql://u:hunter2@h/d', /write loadmodule "db_mysql.so"/],
      ['mariadb://u:hunter2@h/d', /write loadmodule "db_mysql.so"/],
      ['postgresql://h/d', /write loadmodule "db_postgres.so"/],
      ['rediss://h/1', /write loadmodule "db_redis.so"/],
      ['own://h/1', /write loadmodule "db_own.so"/],
      ['unixodbc://u:hunter2@h/d', /no driver for ODBC/],
      ['mongodb://u:hunter2@h/d', /write loadmodule "db_mongodb.so"/],
    ] as const) {
      t.throws(() => databaseAt(self, url), { code: 'db/no-driver', message: why }, url)
    }
    t.equal(driverModule(parseDbUrl('sqlite3:///a')), 'db_sqlite')
  },
)
