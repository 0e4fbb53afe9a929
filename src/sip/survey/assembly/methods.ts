/** Which method a token is. */

import { byte } from './memory'

// letters as a number, the first one lowest
const ACK: u32 = 0x004b4341
const BYE: u32 = 0x00455942
const CANC: u32 = 0x434e4143
const INFO: u32 = 0x4f464e49
const INVI: u32 = 0x49564e49
const MESS: u32 = 0x5353454d
const NOTI: u32 = 0x49544f4e
const OPTI: u32 = 0x4954504f
const PRAC: u32 = 0x43415250
const PUBL: u32 = 0x4c425550
const REFE: u32 = 0x45464552
const REGI: u32 = 0x49474552
const SUBS: u32 = 0x53425553
const UPDA: u32 = 0x41445055
const TE: u32 = 0x4554
const EL: u32 = 0x4c45
const AGE_: u32 = 0x00454741
const FY: u32 = 0x5946
const ONS_: u32 = 0x00534e4f
const ISH_: u32 = 0x00485349
const STER: u32 = 0x52455453
const CRIB: u32 = 0x42495243

/** The bit of the method that stands from `start` to `end`, see `MethodId`; 0 for one that is not told apart here. */
export function methodId(start: usize, end: usize): i32 {
  const four = load<u32>(start)
  const three = load<u32>(start + 4) & 0xffffff
  const two = three & 0xffff
  switch (<u32>(end - start)) {
    case 3:
      return (four & 0xffffff) == ACK ? 4 : (four & 0xffffff) == BYE ? 8 : 0
    case 4:
      return four == INFO ? 16 : 0
    case 5:
      if (four == PRAC && byte(start + 4) == 75) return 1024
      return four == REFE && byte(start + 4) == 82 ? 4096 : 0
    case 6:
      if (four == INVI && two == TE) return 1
      if (four == CANC && two == EL) return 2
      if (four == NOTI && two == FY) return 128
      return four == UPDA && two == TE ? 2048 : 0
    case 7:
      if (four == OPTI && three == ONS_) return 512
      if (four == MESS && three == AGE_) return 256
      return four == PUBL && three == ISH_ ? 8192 : 0
    case 8:
      return four == REGI && load<u32>(start + 4) == STER ? 32 : 0
    case 9:
      return four == SUBS && load<u32>(start + 4) == CRIB && byte(start + 8) == 69 ? 64 : 0
    default:
      return 0
  }
}
