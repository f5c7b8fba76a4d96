// The next date of a meeting, in the zone where it takes place. Pure: now is an argument.

/** @typedef {{every: "WEEKLY"|"MONTHLY", two: boolean, days: {nth: number, weekday: number}[], months: Set<number>|null, from: string, to: string, online: boolean, start: string}} Meeting */

const WEEKDAYS = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];
const DAY = 86_400_000;
const FURTHEST = 366;

/**
 * The meeting that generator/search/rows.py wrote: "FREQ=MONTHLY;BYDAY=2TU,-1FR|0900-1130|o|2026-01-06".
 * @param {string} text @returns {Meeting}
 */
export function meetingOf(text) {
  const [rule, clock = "", place = "", start = ""] = text.split("|");
  const values = Object.fromEntries(rule.split(";").map(part => part.split("=")));
  const [from, to = ""] = clock.split("-");
  return {
    every: values.FREQ,
    two: values.INTERVAL === "2",
    days: (values.BYDAY ?? "").split(",").map((/** @type {string} */ day) => ({nth: parseInt(day, 10) || 0, weekday: WEEKDAYS.indexOf(day.slice(-2))})),
    months: values.BYMONTH ? new Set(values.BYMONTH.split(",").map(Number)) : null,
    from, to, online: place === "o", start,
  };
}

/**
 * The next date of a row's meetings that is not over, or null.
 * @param {string[]} zoned its zone, then its meetings @param {Date} now
 * @returns {{words: string, iso: string, online: boolean}|null}
 */
export function nextDate([zone, ...texts], now) {
  if (!zone || !texts.length) return null;
  const local = localTime(now, zone);
  let best = null;
  for (const meeting of texts.map(meetingOf)) {
    const day = nextDay(meeting, local);
    if (day !== null && (best === null || day < best.day || (day === best.day && meeting.from < best.meeting.from))) best = {day, meeting};
  }
  return best && inWords(best.day, best.meeting, zone);
}

/** The day and clock in a zone: days since 1970, "0930". @param {Date} now @param {string} zone */
export function localTime(now, zone) {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone: zone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit",
  }).formatToParts(now);
  const value = Object.fromEntries(parts.map(part => [part.type, part.value]));
  return {day: Date.UTC(Number(value.year), Number(value.month) - 1, Number(value.day)) / DAY, clock: `${value.hour}${value.minute}`};
}

/** @param {Meeting} meeting @param {{day: number, clock: string}} local */
function nextDay(meeting, local) {
  for (let day = local.day; day < local.day + FURTHEST; day++) {
    if (isOn(meeting, day) && (day > local.day || (meeting.to || meeting.from) >= local.clock)) return day;
  }
  return null;
}

/** @param {Meeting} meeting @param {number} day since 1970 */
function isOn(meeting, day) {
  const date = new Date(day * DAY);
  if (meeting.months && !meeting.months.has(date.getUTCMonth() + 1)) return false;
  if (meeting.two) {
    const first = Date.parse(meeting.start) / DAY;
    if (Math.floor((day - monday(first)) / 7) % 2 !== 0) return false;
  }
  return meeting.days.some(({nth, weekday}) => date.getUTCDay() === weekday && (!nth || nthOf(date) === nth || (nth < 0 && isLast(date))));
}

/** The Monday of a day's week. @param {number} day */
function monday(day) {
  return day - ((new Date(day * DAY).getUTCDay() + 6) % 7);
}

/** @param {Date} date */
function nthOf(date) {
  return Math.ceil(date.getUTCDate() / 7);
}

/** @param {Date} date */
function isLast(date) {
  return new Date(date.getTime() + 7 * DAY).getUTCMonth() !== date.getUTCMonth();
}

/** @param {number} day @param {Meeting} meeting @param {string} zone */
function inWords(day, meeting, zone) {
  const date = new Date(day * DAY);
  const words = new Intl.DateTimeFormat("en-US", {timeZone: "UTC", weekday: "short", month: "short", day: "numeric"}).format(date);
  const clock = `${meeting.from.slice(0, 2)}:${meeting.from.slice(2)}`;
  return {words: `${words}, ${clockRange(meeting.from, meeting.to)}`, iso: `${date.toISOString().slice(0, 10)}T${clock}${offset(date, clock, zone)}`, online: meeting.online};
}

/** "9:00–11:30 am", "11:30 am–1:00 pm", "6:00 pm". @param {string} from "0900" @param {string} to */
export function clockRange(from, to) {
  const first = american(from);
  if (!to) return first;
  const last = american(to);
  return `${first.slice(-2) === last.slice(-2) ? first.slice(0, -3) : first}–${last}`;
}

/** @param {string} clock */
function american(clock) {
  const hour = Number(clock.slice(0, 2));
  return `${hour % 12 || 12}:${clock.slice(2)} ${hour < 12 ? "am" : "pm"}`;
}

/** The zone's distance from UTC then, "-08:00". @param {Date} date @param {string} clock @param {string} zone */
function offset(date, clock, zone) {
  const wall = date.getTime() + Number(clock.slice(0, 2)) * 3_600_000 + Number(clock.slice(3)) * 60_000;
  let moment = wall;
  for (let i = 0; i < 2; i++) {
    const {day, clock: seen} = localTime(new Date(moment), zone);
    moment += wall - (day * DAY + Number(seen.slice(0, 2)) * 3_600_000 + Number(seen.slice(2)) * 60_000);
  }
  const minutes = Math.round((wall - moment) / 60_000);
  const two = (/** @type {number} */ number) => String(Math.floor(number)).padStart(2, "0");
  return `${minutes < 0 ? "-" : "+"}${two(Math.abs(minutes) / 60)}:${two(Math.abs(minutes) % 60)}`;
}
