/** Parameters: records in tables. */

import { boolParam, intParam, optionalStrParam, parseDbUrl, strParam, tableName } from 'siprose'

import { parseColumns } from '../extras.ts'
import { flagParam } from './flag.ts'

function checkUrl(text: string): void {
  if (text !== '') parseDbUrl(text)
}

/** A name with variables in it is only known later. */
function checkTable(text: string): void {
  if (!text.includes('$')) tableName(text)
}

/** The rows of the table. */
export const databaseParams = {
  /**
   * The flag of requests that are noted in a table.
   *
   * @example A row for each
   * ```kamailio
   * loadmodule "tm.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "acc.so"
   * modparam("acc", "db_url", "sqlite:///siprose.db")
   * modparam("acc", "db_flag", 1)
   * request_route { setflag(1); t_relay(); }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@192.0.2.20
   *         From: <sip:alice@example.com>;tag=a
   *         Call-ID: 1
   * bob   < MESSAGE sip:bob@192.0.2.20
   * bob   > 200 Fine
   *         To: <sip:bob@192.0.2.20>;tag=b
   * alice < 200
   * ```
   * ```db
   * acc
   * | method  | from_tag | to_tag | callid | sip_code | sip_reason | time                |
   * | MESSAGE | a        | b      | 1      | 200      | Fine       | 2000-01-01 00:00:00 |
   * ```
   */
  db_flag: flagParam(),

  /**
   * The flag of calls that are noted in a table when nobody answers.
   *
   * Each attempt is noted that fails, and takes the flag away.
   *
   * @example Show what was missed
   * ```kamailio
   * loadmodule "tm.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "acc.so"
   * modparam("acc", "db_url", "sqlite:///siprose.db")
   * modparam("acc", "db_missed_flag", 1)
   * request_route { setflag(1); t_relay(); }
   * ```
   * ```sip
   * alice > INVITE sip:bob@192.0.2.20
   *         From: <sip:alice@example.com>;tag=a
   *         Call-ID: 1
   * alice < 100
   * bob   < INVITE sip:bob@192.0.2.20
   * bob   > 486 Busy Here
   *         To: <sip:bob@192.0.2.20>;tag=b
   * bob   < ACK sip:bob@192.0.2.20
   * alice < 486
   * ```
   * ```db
   * missed_calls
   * | method | sip_code | sip_reason |
   * | INVITE | 486      | Busy Here  |
   * ```
   */
  db_missed_flag: flagParam(),

  /**
   * Where the tables are; without it there is no database.
   *
   * Rows that it is not there for wait until it is back; no call waits for it, and none fails because of it.
   *
   * @example A file of SQLite
   * ```kamailio
   * loadmodule "tm.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "acc.so"
   * modparam("acc", "db_url", "sqlite:///siprose.db")
   * modparam("acc", "db_flag", 1)
   * request_route { setflag(1); t_relay(); }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@192.0.2.20
   *         From: <sip:alice@example.com>;tag=a
   *         Call-ID: 1
   * bob   < MESSAGE sip:bob@192.0.2.20
   * bob   > 200 Fine
   *         To: <sip:bob@192.0.2.20>;tag=b
   * alice < 200
   * ```
   * ```db
   * acc
   * | callid | sip_code |
   * | 1      | 200      |
   * ```
   */
  db_url: strParam('', { check: checkUrl }),

  /**
   * The table for requests that were answered; variables in it are replaced.
   *
   * @example A table a month
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "tm.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "acc.so"
   * modparam("acc", "db_url", "sqlite:///siprose.db")
   * modparam("acc", "db_flag", 1)
   * modparam("acc", "db_table_acc", "acc_$time(year)_$time(mon)")
   * modparam("acc", "db_version_check", 0)
   * request_route { setflag(1); t_relay(); }
   * ```
   * ```db
   * given acc_2000_1
   * | method | from_tag | to_tag | callid | sip_code | sip_reason | time |
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@192.0.2.20
   *         From: <sip:alice@example.com>;tag=a
   *         Call-ID: 1
   * bob   < MESSAGE sip:bob@192.0.2.20
   * bob   > 200 Fine
   *         To: <sip:bob@192.0.2.20>;tag=b
   * alice < 200
   * ```
   * ```db
   * acc_2000_1
   * | method  | sip_code |
   * | MESSAGE | 200      |
   * ```
   */
  db_table_acc: strParam('acc', { check: checkTable, format: true }),

  /**
   * The table for calls that nobody answered; variables in it are replaced.
   *
   * @example One table for all
   * ```kamailio
   * loadmodule "tm.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "acc.so"
   * modparam("acc", "db_url", "sqlite:///siprose.db")
   * modparam("acc", "db_missed_flag", 1)
   * modparam("acc", "db_table_missed_calls", "acc")
   * modparam("acc", "db_version_check", 0)
   * request_route { setflag(1); t_relay(); }
   * ```
   * ```sip
   * alice > INVITE sip:bob@192.0.2.20
   *         From: <sip:alice@example.com>;tag=a
   *         Call-ID: 1
   * alice < 100
   * bob   < INVITE sip:bob@192.0.2.20
   * bob   > 486 Busy Here
   *         To: <sip:bob@192.0.2.20>;tag=b
   * bob   < ACK sip:bob@192.0.2.20
   * alice < 486
   * ```
   * ```db
   * acc
   * | method | sip_code |
   * | INVITE | 486      |
   * ```
   */
  db_table_missed_calls: strParam('missed_calls', { check: checkTable, format: true }),

  /**
   * What the rows have besides, as `column=$variable;…`.
   *
   * The variables are those of the request, as it was when it was relayed. The table has to have the columns.
   *
   * @example Who calls whom
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "tm.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "acc.so"
   * modparam("acc", "db_url", "sqlite:///siprose.db")
   * modparam("acc", "db_flag", 1)
   * modparam("acc", "db_table_acc", "calls")
   * modparam("acc", "db_version_check", 0)
   * modparam("acc", "db_extra", "src_user=$fU;dst_user=$rU;account=$avp(account)")
   * request_route { setflag(1); t_relay(); }
   * ```
   * ```db
   * given calls
   * | method | from_tag | to_tag | callid | sip_code | sip_reason | time | src_user | dst_user | account |
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@192.0.2.20
   *         From: <sip:alice@example.com>;tag=a
   *         Call-ID: 1
   * bob   < MESSAGE sip:bob@192.0.2.20
   * bob   > 200 Fine
   *         To: <sip:bob@192.0.2.20>;tag=b
   * alice < 200
   * ```
   * ```db
   * calls
   * | method  | src_user | dst_user | account |
   * | MESSAGE | alice    | bob      | ""      |
   * ```
   */
  db_extra: optionalStrParam({ check: parseColumns, format: true }),

  /**
   * Whether a value that is not there is NULL in a row, in the place of a text without signs.
   *
   * @example Nobody is charged
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "tm.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "acc.so"
   * modparam("acc", "db_url", "sqlite:///siprose.db")
   * modparam("acc", "db_flag", 1)
   * modparam("acc", "db_table_acc", "calls")
   * modparam("acc", "db_version_check", 0)
   * modparam("acc", "acc_extra_nullable", 1)
   * modparam("acc", "db_extra", "account=$avp(account)")
   * request_route { setflag(1); t_relay(); }
   * ```
   * ```db
   * given calls
   * | method | from_tag | to_tag | callid | sip_code | sip_reason | time | account |
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@192.0.2.20
   *         From: <sip:alice@example.com>;tag=a
   *         Call-ID: 1
   * bob   < MESSAGE sip:bob@192.0.2.20
   * bob   > 200 Fine
   *         To: <sip:bob@192.0.2.20>;tag=b
   * alice < 200
   * ```
   * ```db
   * calls
   * | method  | account |
   * | MESSAGE | NULL    |
   * ```
   *
   * @compat With SQLite, Kamailio writes NULL whatever it says.
   */
  acc_extra_nullable: boolParam(false),

  /**
   * How rows are added: 1 lets the database delay them, 2 lets a process of its own do it.
   *
   * @example A setting that changes nothing
   * ```kamailio
   * loadmodule "tm.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "acc.so"
   * modparam("acc", "db_url", "sqlite:///siprose.db")
   * modparam("acc", "db_flag", 1)
   * modparam("acc", "db_insert_mode", 2)
   * request_route { setflag(1); t_relay(); }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@192.0.2.20
   *         From: <sip:alice@example.com>;tag=a
   *         Call-ID: 1
   * bob   < MESSAGE sip:bob@192.0.2.20
   * bob   > 200 Fine
   *         To: <sip:bob@192.0.2.20>;tag=b
   * alice < 200
   * ```
   * ```db
   * acc
   * | method  | sip_code |
   * | MESSAGE | 200      |
   * ```
   */
  db_insert_mode: intParam(0, { idle: 'nothing waits for a row, whatever it says' }),

  /**
   * Whether the versions of the tables are looked at when the server starts.
   *
   * Tables whose names have variables in them are not.
   *
   * @example Tables of another make
   * ```kamailio
   * loadmodule "tm.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "acc.so"
   * modparam("acc", "db_url", "sqlite:///siprose.db")
   * modparam("acc", "db_flag", 1)
   * modparam("acc", "db_table_acc", "billing")
   * modparam("acc", "db_version_check", 0)
   * request_route { setflag(1); t_relay(); }
   * ```
   * ```db
   * given billing
   * | method | from_tag | to_tag | callid | sip_code | sip_reason | time |
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@192.0.2.20
   *         From: <sip:alice@example.com>;tag=a
   *         Call-ID: 1
   * bob   < MESSAGE sip:bob@192.0.2.20
   * bob   > 200 Fine
   *         To: <sip:bob@192.0.2.20>;tag=b
   * alice < 200
   * ```
   * ```db
   * billing
   * | method  | sip_code |
   * | MESSAGE | 200      |
   * ```
   */
  db_version_check: boolParam(true),

  /**
   * How many rows may wait for the database; more are lost, and counted.
   *
   * @example Keep a whole night
   * ```kamailio
   * loadmodule "tm.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "acc.so"
   * modparam("acc", "db_url", "sqlite:///siprose.db")
   * modparam("acc", "db_flag", 1)
   * modparam("acc", "db_queue_limit", 500000)
   * request_route { setflag(1); t_relay(); }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@192.0.2.20
   *         From: <sip:alice@example.com>;tag=a
   *         Call-ID: 1
   * bob   < MESSAGE sip:bob@192.0.2.20
   * bob   > 200 Fine
   *         To: <sip:bob@192.0.2.20>;tag=b
   * alice < 200
   * ```
   * ```db
   * acc
   * | method  | sip_code |
   * | MESSAGE | 200      |
   * ```
   *
   * @compat Kamailio has no such parameter: there, a row that the database is not there for is lost.
   */
  db_queue_limit: intParam(10_000, { min: 1, max: 10_000_000 }),
}
