import t from 'tap'

import { Stage } from '../../../test/support/stage.ts'

t.test('prefix_route ends where routes lead to one another in a circle', async (t) => {
  const stage = await Stage.open(
    t,
    `
loadmodule "sl.so"
loadmodule "db_sqlite.so"
loadmodule "sqlops.so"
loadmodule "prefix_route.so"
modparam("sqlops", "sqlcon", "ca=>sqlite:///siprose.db")
modparam("prefix_route", "db_url", "sqlite:///siprose.db")
modparam("prefix_route", "exit", 0)
request_route {
    if (method == "INFO") {
        sql_query("ca", "insert into prefix_route (prefix, route) values ('49', 'THERE'), ('358', 'BACK')");
        sl_send_reply("200", "OK");
        exit;
    }
    prefix_route();
    sl_send_reply("404", "No Route");
}
route[THERE] { prefix_route("3581"); }
route[BACK] { prefix_route("491"); return -1; }
`,
  )
  await stage.play('alice > INFO sip:example.com\nalice < 200')
  await stage.command('prefix_route.reload')
  await stage.play('alice > OPTIONS sip:491@example.com\nalice < 404')
  await stage.play('alice > OPTIONS sip:491@example.com\nalice < 404')
  await stage.close()
})
