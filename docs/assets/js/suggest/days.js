// The days of a meeting, as people say them and as an entry writes them: "tuesday", "2nd tuesday", "last friday". Pure.

export const WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split(" ")
export const WHICH = "1st 2nd 3rd 4th 5th last".split(" ")

/** @param {string} word */
export const capital = word => word.charAt(0).toUpperCase() + word.slice(1)

/** A day of a month in its two halves; either may be empty. @param {string} day @returns {[string, string]} */
export function halves(day) {
  const [which, weekday] = day.includes(" ") || WHICH.includes(day) ? day.split(" ") : ["", day]
  return [which, weekday ?? ""]
}

/** @param {string} which @param {string} weekday */
export const joined = (which, weekday) => `${which} ${weekday}`.trim()

/** The days that still make sense when people meet otherwise than before. @param {string[]} days @param {string} every */
export const fitting = (days, every) => days.filter(day => (every === "month") === day.includes(" "))
