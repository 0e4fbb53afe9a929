/** Times as scripts give them and people read them, in the zone of the machine. */

/** `20260101201500`, in seconds since 1970; null for what is no such time. */
export function sendTime(text: string): number | null {
  if (!/^\d{14}$/.test(text)) return null
  const part = (from: number, to: number): number => Number(text.slice(from, to))
  const [month, day, hour, minute, second] = [4, 6, 8, 10, 12].map((at) => part(at, at + 2))
  if (month === undefined || day === undefined || month < 1 || month > 12) return null
  const date = new Date(part(0, 4), month - 1, day, hour, minute, second)
  // the 31st of February would be some day of March
  return date.getDate() === day ? Math.floor(date.getTime() / 1000) : null
}

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `Thu Nov 26 07:05:35 2026`. */
export function shownTime(seconds: number): string {
  const date = new Date(seconds * 1000)
  const clock = [date.getHours(), date.getMinutes(), date.getSeconds()].map((value) =>
    String(value).padStart(2, '0'),
  )
  const day = String(date.getDate()).padStart(2, ' ')
  return `${DAYS[date.getDay()]} ${MONTHS[date.getMonth()]} ${day} ${clock.join(':')} ${date.getFullYear()}`
}
