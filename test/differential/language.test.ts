/** The same questions about the language to Kamailio and to us: the same answers, or the sentence that says why not. */

import { setTimeout as sleep } from 'node:timers/promises'

import t from 'tap'

import { startKamailio } from '../support/kamailio-process.ts'
import { installed, startServer } from '../support/server-process.ts'
import { ask } from './ask.ts'
import { answersIn, IN_ONE_ROUTE, languageConfiguration } from './language/configuration.ts'
import { endings } from './language/endings.ts'
import { comparisonRows, literalRows } from './language/literals.ts'
import { operatorRows, shiftRows, singleRows } from './language/operators.ts'
import { preprocessorRows, substitutionRows } from './language/preprocessor.ts'
import type { Row } from './language/row.ts'
import { statementRows } from './language/statements.ts'
import { variableRows } from './language/variables.ts'

const rows: readonly Row[] = [
  ...operatorRows,
  ...singleRows,
  ...shiftRows,
  ...literalRows,
  ...comparisonRows,
  ...statementRows,
  ...variableRows,
  ...preprocessorRows,
  ...substitutionRows,
]

const message = (user: string) =>
  `OPTIONS sip:${user}@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:9;branch=z9hG4bK${user};rport\r\n` +
  'From: <sip:p@example.com>;tag=p\r\nTo: <sip:probe@127.0.0.1>\r\nCall-ID: all\r\nCSeq: 1 OPTIONS\r\n' +
  'Content-Length: 0\r\n\r\n'

/** Asks, and waits until the last answer to each message is in the log. */
async function answersOf(port: number, log: () => string): Promise<ReadonlyMap<number, string>> {
  for (let from = 0; from < rows.length; from += IN_ONE_ROUTE) {
    await ask(port, [message(`ask${from / IN_ONE_ROUTE}`)])
    const last = Math.min(from + IN_ONE_ROUTE, rows.length) - 1
    for (let wait = 0; wait < 100 && !answersIn(log()).has(last); wait++) await sleep(20)
  }
  return answersIn(log())
}

/** The status of the answer to each piece that may end the script, null where none comes. */
async function statusesOf(port: number): Promise<readonly (string | null)[]> {
  const answers = await ask(
    port,
    endings.map((_, at) => message(`end${at}`)),
  )
  return answers.map((bytes) => bytes?.toString('latin1', 8, 11) ?? null)
}

const skip = installed('kamailio') ? false : 'kamailio is not installed'

t.test('Kamailio and Siprose mean the same by a configuration', { skip }, async (t) => {
  t.ok(rows.length >= 600, `${rows.length} questions`)
  const configuration = languageConfiguration(rows)
  const kamailio = await startKamailio(configuration)
  t.teardown(async () => kamailio.stop())
  const server = await startServer(configuration)
  t.teardown(async () => server.stop())
  const theirs = await answersOf(kamailio.port, () => kamailio.log())
  const ours = await answersOf(server.ports.udp, () => server.log())
  t.equal(theirs.size, rows.length, 'Kamailio answers all')
  t.equal(ours.size, rows.length, 'Siprose answers all')
  for (const [id, { script, differs, noNumber }] of rows.entries()) {
    const answer = ours.get(id)
    // see `lang/not-a-number`: an assignment that is not made, a condition that is false, or no difference
    const nothing = noNumber === true && (answer === 's unset' || answer === 's no')
    const wanted = nothing ? answer : (differs?.ours ?? theirs.get(id))
    t.equal(answer, wanted, script)
    if (differs !== undefined)
      t.not(theirs.get(id), differs.ours, `${script}: still another answer`)
  }
  const theirEndings = await statusesOf(kamailio.port)
  const ourEndings = await statusesOf(server.ports.udp)
  for (const [at, script] of endings.entries()) {
    t.equal(ourEndings[at], theirEndings[at], `what ends: ${script} (${ourEndings[at]})`)
  }
})
