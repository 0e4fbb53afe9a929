/** The same messages to Kamailio and to us: the same variables, or a reason. */

import t from 'tap'

import { startKamailio } from '../support/kamailio-process.ts'
import { installed, startServer } from '../support/server-process.ts'
import { ask } from './ask.ts'
import { readAnswer } from './transformations/configuration.ts'
import { configuration, question, shownBy, variableGroups } from './variables/configuration.ts'
import { containers, type Message, messages } from './variables/rows.ts'

const skip = installed('kamailio') ? false : 'kamailio is not installed'

/** What a server shows of groups of variables for a message, by the variable. */
async function shown(
  port: number,
  message: Message,
  groups: readonly number[],
): Promise<ReadonlyMap<string, string>> {
  const asked = groups.map((group) => question(message, group, group))
  const answers = await ask(port, asked)
  const values = new Map<string, string>()
  for (const [place, group] of groups.entries()) {
    const read = readAnswer(answers[place] ?? null)
    for (const [at, variable] of shownBy(group).entries()) {
      const value = read.get(at)
      // the header that names the group differs from one question to the next, not from one server to the other
      if (value !== undefined) values.set(variable, value)
    }
    if (answers[place] === null) values.set(`group ${group}`, 'not answered')
  }
  return values
}

function differing(
  ours: ReadonlyMap<string, string>,
  theirs: ReadonlyMap<string, string>,
): Record<string, readonly [ours: string | null, theirs: string | null]> {
  const names = new Set([...ours.keys(), ...theirs.keys()])
  const different = [...names].filter((name) => ours.get(name) !== theirs.get(name))
  return Object.fromEntries(
    different.map((name) => [name, [ours.get(name) ?? null, theirs.get(name) ?? null]]),
  )
}

t.test('variables, here and in Kamailio', { skip }, async (t) => {
  const config = configuration()
  const kamailio = await startKamailio(config)
  t.teardown(async () => kamailio.stop())
  const siprose = await startServer(config, {}, ['-l', 'udp:127.0.0.1:0'])
  t.teardown(async () => siprose.stop())
  const both = async (message: Message, groups: readonly number[]) => {
    const [theirs, ours] = await Promise.all([
      shown(kamailio.port, message, groups),
      shown(siprose.ports.udp, message, groups),
    ])
    return { theirs, ours }
  }

  const all = Array.from({ length: variableGroups }, (_, group) => group)
  for (const message of messages) {
    const { ours, theirs } = await both(message, all)
    const found = differing(ours, theirs)
    for (const name of message.differences.keys()) {
      t.ok(Object.hasOwn(found, name), `${message.name}: ${name} differs`)
      delete found[name]
    }
    t.ok(ours.size > 50, `${message.name}: variables were shown`)
    t.same(found, {}, message.name)
  }

  const [plain] = messages.slice(1)
  for (const [place, { name }] of containers.entries()) {
    if (plain === undefined) break
    const { ours, theirs } = await both(plain, [variableGroups + place])
    t.ok(ours.size > 0, `${name}: values were shown`)
    t.same(differing(ours, theirs), {}, name)
  }
})
