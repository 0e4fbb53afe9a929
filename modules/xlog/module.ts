/**
 * Writes lines with variables in them to the log, at the level and to the place you choose.
 *
 * A line whose level is not shown costs next to nothing: its variables are not looked at. So a script can say much at
 * `L_DBG` and be silent in daily work.
 *
 * @module xlog
 */
import { defineModule } from 'siprose'

import { params } from './params.ts'
import { Writer } from './writer.ts'

export const xlogModule = defineModule('xlog', {
  params,
  state: (self) => {
    const { buf_size, prefix, prefix_mode, long_format, log_facility, log_colors, force_color } =
      self.params
    return new Writer(self.server, self.log, {
      maxBytes: buf_size,
      prefix,
      prefixIsFormat: prefix_mode === 1,
      fileNames: long_format === 1,
      facility: log_facility,
      levelColors: log_colors,
      alwaysColors: force_color === 1,
    })
  },
  start(self) {
    self.state.start()
  },
})
