import t from 'tap'

import { systemProcess } from '../host-process.ts'

t.test('systemProcess shows the process that runs', async (t) => {
  const { limit, used, resident, peak, spaces } = systemProcess.memory()
  t.equal(systemProcess.pid, process.pid)
  t.equal(systemProcess.directory(), process.cwd())
  t.ok(used > 0 && used < limit, 'the heap is below its limit')
  t.ok(peak >= resident / 2, 'both are bytes')
  t.ok(spaces.some(({ name, used: bytes }) => name === 'old_space' && bytes > 0))
  t.match(systemProcess.command.join(' '), /\.test\.ts/)
})
