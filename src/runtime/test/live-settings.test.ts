import { defineModule, intParam } from 'siprose'
import t from 'tap'

import type { Host } from '../host.ts'
import { ModuleInstance } from '../instance.ts'
import { Log } from '../log.ts'
import { LogLevels } from '../log-levels.ts'
import { LiveSettings, type SettingValue } from '../live-settings.ts'
import { nowhere } from '../../lang/position.ts'

const demo = defineModule('demo', {
  params: { limit: intParam(5, { min: 1, max: 9, live: 'demo.limit' }), fixed: intParam(1) },
})

function settings() {
  const live = new LiveSettings()
  const host = { logLevels: new LogLevels(new Log(() => undefined)) } as Host
  const instance = new ModuleInstance({ default: demo }, 'demo', host, () => null)
  live.addModule(instance)
  const custom = new Map<string, SettingValue>()
  const made = (name: string, value: SettingValue, number: number | null) =>
    ({
      kind: 'custom-parameter',
      group: 'my',
      name,
      instance: number,
      value: { value },
      description: null,
      namePosition: nowhere,
      position: nowhere,
    }) as never
  live.addCustom([made('size', 1, null), made('size', 2, null), made('size', 7, 3)], custom)
  return { live, instance, custom }
}

const at = (group: string, name: string, instance: number | null = null) => ({
  group,
  name,
  instance,
})

t.test('LiveSettings changes what may change, within its limits', async (t) => {
  const { live, instance, custom } = settings()
  live.change({ ...at('demo', 'limit'), value: '9' })
  t.equal(instance.params['limit'], 9)
  t.throws(() => live.change({ ...at('demo', 'limit'), value: 10 }), { code: 'setting/value' })
  t.throws(() => live.change({ ...at('demo', 'fixed'), value: 2 }), { code: 'setting/unknown' })
  t.throws(() => live.read(at('__proto__', 'limit')), { code: 'setting/unknown' })
  t.equal(custom.get('my.size'), 2, 'the last one counts')
  t.throws(() => live.change({ ...at('my', 'size'), value: '0x5' }), { code: 'setting/value' })
  t.throws(() => live.change({ ...at('my', 'size'), value: '1e999' }), { code: 'setting/value' })
  t.equal(instance.params['limit'], 9)
})

t.test('LiveSettings has instances of the groups of a configuration', async (t) => {
  const { live } = settings()
  t.equal(live.read(at('my', 'size', 3)), 7)
  t.throws(() => live.read(at('my', 'size', 4)), { code: 'setting/no-instance' })
  t.throws(() => live.change({ ...at('my', 'size', 4), value: 1 }), { code: 'setting/no-instance' })
  for (let n = 4; n < 1003; n++) live.addInstance('my', n)
  t.throws(() => live.addInstance('my', 2000), { code: 'setting/too-many' })
})

t.test('LiveSettings.commit makes all prepared changes or none', async (t) => {
  const { live } = settings()
  live.addInstance('my', 4)
  live.prepare({ ...at('my', 'size'), value: 5 })
  live.prepare({ ...at('my', 'size', 4), value: 6 })
  live.removeInstance('my', 4)
  t.throws(() => live.commit(), { code: 'setting/no-instance' })
  t.equal(live.read(at('my', 'size')), 2)
  t.equal(live.prepared.length, 2)
  live.addInstance('my', 4)
  live.commit()
  t.equal(live.read(at('my', 'size')), 5)
  t.equal(live.read(at('my', 'size', 4)), 6)
  t.equal(live.prepared.length, 0)
  t.throws(
    () => {
      for (let n = 0; n < 1001; n++) live.prepare({ ...at('my', 'size'), value: n })
    },
    { code: 'setting/too-many' },
  )
})

t.test('LiveSettings tells of changes, once each', async (t) => {
  const { live } = settings()
  let told = 0
  live.watch('demo', () => told++)
  live.change({ ...at('demo', 'limit'), value: 2 })
  live.change({ ...at('my', 'size'), value: 2 })
  live.reset('demo')
  t.equal(told, 2)
})
