/**
 * Lets work wait in line: one message adds it, a timer takes it out.
 *
 * What takes long, telling a billing system or writing to a file, should not hold up a call. The route of the call adds a name and a
 * text to a queue and goes on; a route that a timer runs (module `rtimer`) fetches them when there is time.
 *
 * @module mqueue
 */
import { DataSource, dbUrlParam, defineModule, intParam, SiproseError, strListParam } from 'siprose'

import { addMode } from './definition.ts'
import { QueueStore } from './queue-store.ts'
import { Queues } from './queues.ts'

import { parseDefinition } from './definition.ts'

export const mqueue = defineModule('mqueue', {
  params: {
    /**
     * A queue: attributes with semicolons between, of which `name` is needed.
     *
     * `size` is how many items can wait: one more pushes the oldest out. Without it `max_items` bounds the queue, and then nothing more is
     * taken. `addmode` says what happens to an item whose key is waiting already: 0 adds it as any other, 1 keeps the one that waits, 2 puts the new one
     * at the end in its place. `dbmode` keeps the queue in the database of `db_url`: 1 reads it at the start and writes it when the server stops, 2 only writes
     * it, 3 only reads it.
     *
     * @example The newest state of each phone, and no more than that
     * ```kamailio
     * loadmodule "pv.so"
     * loadmodule "sl.so"
     * loadmodule "mqueue.so"
     * modparam("mqueue", "mqueue", "name=states;size=100;addmode=2")
     * request_route {
     *     if ($rm == "PUBLISH") {
     *         mq_add("states", "$fU", "$hdr(Event)");
     *         sl_send_reply("200", "$mq_size(states) waiting");
     *         exit;
     *     }
     *     mq_fetch("states");
     *     sl_send_reply("200", "$mqk(states) is $mqv(states)");
     * }
     * ```
     * ```sip
     * alice > PUBLISH sip:example.com
     *         Event: busy
     * alice < 200 1 waiting
     * bob   > PUBLISH sip:example.com
     *         Event: busy
     * bob   < 200 2 waiting
     * alice > PUBLISH sip:example.com
     *         Event: idle
     * alice < 200 2 waiting
     * carol > OPTIONS sip:example.com
     * carol < 200 bob is busy
     * carol > OPTIONS sip:example.com
     * carol < 200 alice is idle
     * ```
     */
    mqueue: strListParam({ check: parseDefinition }),

    /**
     * A queue of which there is nothing to say but its name.
     *
     * `mqueue_size` and `mqueue_addmode` count for all of these.
     *
     * @example Two queues alike
     * ```kamailio
     * loadmodule "pv.so"
     * loadmodule "sl.so"
     * loadmodule "mqueue.so"
     * modparam("mqueue", "mqueue_size", 1)
     * modparam("mqueue", "mqueue_name", "calls")
     * modparam("mqueue", "mqueue_name", "texts")
     * request_route {
     *     mq_add("calls", "1", "first");
     *     mq_add("calls", "2", "second");
     *     mq_fetch("calls");
     *     sl_send_reply("200", "$mqv(calls), $mq_size(texts) texts");
     * }
     * ```
     * ```sip
     * alice > OPTIONS sip:example.com
     * alice < 200 second, 0 texts
     * ```
     *
     * @compat Where `mqueue_size` and `mqueue_addmode` stand does not matter; Kamailio wants them above the names.
     */
    mqueue_name: strListParam(),

    /**
     * How many items can wait in a queue of `mqueue_name`: one more pushes the oldest out.
     *
     * 0 leaves it to `max_items`.
     *
     * @example No more than three
     * ```kamailio
     * loadmodule "pv.so"
     * loadmodule "sl.so"
     * loadmodule "mqueue.so"
     * modparam("mqueue", "mqueue_size", 3)
     * modparam("mqueue", "mqueue_name", "calls")
     * request_route {
     *     $var(i) = 0;
     *     while ($var(i) < 5) { mq_add("calls", "$var(i)", "call"); $var(i) = $var(i) + 1; }
     *     mq_fetch("calls");
     *     sl_send_reply("200", "the oldest is $mqk(calls)");
     * }
     * ```
     * ```sip
     * alice > OPTIONS sip:example.com
     * alice < 200 the oldest is 2
     * ```
     */
    mqueue_size: intParam(0, { min: 0 }),

    /**
     * What queues of `mqueue_name` do with an item whose key is waiting already.
     *
     * 0 adds it as any other, 1 keeps the old item, 2 the new one.
     *
     * @example Ring once, however often the button is pressed
     * ```kamailio
     * loadmodule "pv.so"
     * loadmodule "sl.so"
     * loadmodule "mqueue.so"
     * modparam("mqueue", "mqueue_addmode", 1)
     * modparam("mqueue", "mqueue_name", "doorbell")
     * request_route {
     *     mq_add("doorbell", "$si", "ring");
     *     sl_send_reply("200", "$mq_size(doorbell)");
     * }
     * ```
     * ```sip
     * alice > MESSAGE sip:door@example.com
     * alice < 200 1
     * alice > MESSAGE sip:door@example.com
     * alice < 200 1
     * ```
     */
    mqueue_addmode: intParam(0, { min: 0, max: 2 }),

    /**
     * How many items can wait in a queue that has no size of its own; `mq_add()` fails then.
     *
     * A queue that nobody fetches from would otherwise fill the memory. The log says once that one is full.
     *
     * @example Nobody fetches
     * ```kamailio
     * loadmodule "pv.so"
     * loadmodule "sl.so"
     * loadmodule "mqueue.so"
     * modparam("mqueue", "mqueue", "name=calls")
     * modparam("mqueue", "max_items", 1)
     * request_route {
     *     if (mq_add("calls", "$fU", "$ru")) sl_send_reply("200", "Noted");
     *     else sl_send_reply("503", "Too much to do");
     * }
     * ```
     * ```sip
     * alice > OPTIONS sip:example.com
     * alice < 200
     * alice > OPTIONS sip:example.com
     * alice < 503 Too much to do
     * ```
     *
     * @compat Kamailio has no such limit.
     */
    max_items: intParam(100_000, { min: 1, max: 10_000_000 }),

    /**
     * The database that queues with a `dbmode` are kept in while the server is down.
     *
     * Each queue has a table of its own name, with the columns `id`, which counts up by itself, `key` and `val`. A kill loses what has changed since the
     * start.
     *
     * @example Go on with what was left to do
     * ```kamailio
     * loadmodule "pv.so"
     * loadmodule "sl.so"
     * loadmodule "db_sqlite.so"
     * loadmodule "mqueue.so"
     * modparam("mqueue", "db_url", "sqlite:///siprose.db")
     * modparam("mqueue", "mqueue", "name=calls;dbmode=1")
     * request_route {
     *     mq_fetch("calls");
     *     sl_send_reply("200", "$mqk(calls): $mqv(calls)");
     * }
     * ```
     * ```db
     * given calls
     * | id | key | val              |
     * | 1  | bob | alice called bob |
     * | 2  | eve | alice called eve |
     * ```
     * ```sip
     * alice > OPTIONS sip:example.com
     * alice < 200 bob: alice called bob
     * ```
     */
    db_url: dbUrlParam(''),
  },
  state(self) {
    const { mqueue, mqueue_name, mqueue_size, mqueue_addmode, max_items, db_url } = self.params
    const common = { size: mqueue_size, mode: addMode(mqueue_addmode), stored: 'never' } as const
    const named = mqueue_name.map((name) => ({ name, ...common }))
    const queues = new Queues(self.log, mqueue, named, max_items)
    const stored = queues.definitions.find((definition) => definition.stored !== 'never')
    if (stored === undefined) return queues
    if (db_url === '') {
      throw new SiproseError(
        'mqueue/no-database',
        `queue \`${stored.name}\` has a \`dbmode\`, and there is no database; write modparam("mqueue", "db_url", "sqlite:///…")`,
      )
    }
    queues.store = new QueueStore(new DataSource(self, db_url), queues, self.log)
    return queues
  },
  start: ({ state }) => state.store?.start(),
  stop: ({ state }) => state.store?.stop(),
})
