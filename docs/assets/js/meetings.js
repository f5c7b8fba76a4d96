// The next dates of meetings from their rules, as generator/meetings.py counts them. Pure: no DOM, no clock, no zone.
// A moment is a wall clock's reading: {year, month (1 to 12), day, minutes since midnight}.

/** @typedef {{rule: string, from: string, to?: string, at?: string, starting?: string}} Rule */
/** @typedef {{year: number, month: number, day: number, minutes: number}} Moment */
/** @typedef {{words: string, iso: string, at: string}} Occurrence */

const DAY = 86_400_000
const FURTHEST = 400
const ANCHOR = Date.UTC(2024, 0, 1)
const CODES = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"]
const WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

/** The next `most` dates of all the rules together. @param {Rule[]} rules @param {Moment} now @param {number} most @returns {Occurrence[]} */
export function nextDates(rules, now, most) {
  const today = Date.UTC(now.year, now.month - 1, now.day)
  const found = []
  for (let ahead = 0; ahead <= FURTHEST && found.length < most; ahead += 1) {
    const day = today + ahead * DAY
    const held = rules
      .filter(rule => falls(rule, day) && (ahead > 0 || minutes(rule.to ?? rule.from) >= now.minutes))
      .sort((a, b) => minutes(a.from) - minutes(b.from) || ((a.at ?? "") < (b.at ?? "") ? -1 : 1))
    found.push(...held.map(rule => occurrence(rule, day)))
  }
  return found.slice(0, most)
}

/** Whether a day, given in UTC milliseconds, is one of the rule's. @param {Rule} rule @param {number} day */
function falls({rule, starting}, day) {
  const parts = Object.fromEntries(rule.split(";").map(part => part.split("=")))
  const date = new Date(day)
  const first = starting ? Date.parse(`${starting}T00:00Z`) : ANCHOR
  if (day < first) return false
  if (parts.BYMONTH && !parts.BYMONTH.split(",").includes(String(date.getUTCMonth() + 1))) return false
  const code = CODES[date.getUTCDay()]
  if (parts.FREQ === "MONTHLY") return parts.BYDAY.split(",").some(by => by.endsWith(code) && isNth(date, Number(by.slice(0, -2))))
  const weeks = Math.round((monday(day) - monday(first)) / (7 * DAY))
  return parts.BYDAY.split(",").includes(code) && weeks % Number(parts.INTERVAL ?? 1) === 0
}

/** Whether the date is the nth of its weekday in its month; -1 is the last. @param {Date} date @param {number} nth */
function isNth(date, nth) {
  const day = date.getUTCDate()
  if (nth > 0) return Math.ceil(day / 7) === nth
  const days = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  return day > days - 7
}

const monday = day => day - ((new Date(day).getUTCDay() + 6) % 7) * DAY
const minutes = clock => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))

/** @param {Rule} rule @param {number} day @returns {Occurrence} */
function occurrence(rule, day) {
  const date = new Date(day)
  const words = `${WEEKDAYS[date.getUTCDay()]} ${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`
  return {
    words: `${words}, ${clockRange(rule.from, rule.to)}`,
    iso: `${date.toISOString().slice(0, 10)}T${rule.from}`,
    at: rule.at ?? "",
  }
}

/** "9:00–11:30 am", "11:30 am–1:00 pm", "6:00 pm". @param {string} from @param {string} [to] */
export function clockRange(from, to) {
  const [first, last] = [american(from), to ? american(to) : ""]
  if (!last) return first
  return `${first.slice(-2) === last.slice(-2) ? first.slice(0, -3) : first}–${last}`
}

function american(clock) {
  const hour = Number(clock.slice(0, 2))
  return `${hour % 12 || 12}:${clock.slice(3, 5)} ${hour < 12 ? "am" : "pm"}`
}
