// What every page does beyond its HTML, none of it needed: the button for light and dark, and dates counted from today
// instead of from the day the site was built.

import {nextDates} from "./meetings.js"

const root = document.documentElement
const prefersDark = matchMedia("(prefers-color-scheme: dark)")

/** The wall clock in a time zone. @param {Date} date @param {string} zone */
function wallClock(date, zone) {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: zone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric",
  })
  const read = Object.fromEntries(format.formatToParts(date).map(part => [part.type, Number(part.value)]))
  return {year: read.year, month: read.month, day: read.day, minutes: read.hour * 60 + read.minute}
}

function isDark() {
  return root.dataset.scheme ? root.dataset.scheme === "dark" : prefersDark.matches
}

/** The button shows what it would do. @param {HTMLElement} button */
function offerScheme(button) {
  const label = button.querySelector("span")
  const say = () => { label.textContent = isDark() ? "Light colors" : "Dark colors" }
  button.addEventListener("click", () => {
    const next = isDark() ? "light" : "dark"
    root.dataset.scheme = next
    try {
      if ((next === "dark") === prefersDark.matches) localStorage.removeItem("foothold.scheme")
      else localStorage.setItem("foothold.scheme", next)
    } catch {
      // Storage is switched off: the choice holds for this page.
    }
    say()
  })
  prefersDark.addEventListener("change", say)
  button.hidden = false
  say()
}

/** The dates of an entry, counted anew. @param {HTMLElement} list @param {Date} now */
function refreshDates(list, now) {
  const {dates, zone} = list.dataset
  const found = nextDates(JSON.parse(dates), wallClock(now, zone), 4)
  if (!found.length) return
  list.replaceChildren(...found.map(({words, iso, at}) => {
    const time = document.createElement("time")
    time.dateTime = iso
    time.textContent = words
    const item = document.createElement("li")
    item.append(time, at ? `, ${at}` : "")
    return item
  }))
}

/** A card's next date that has passed gives way to the meeting in words. @param {HTMLElement} line @param {Date} now */
function refreshNext(line, now) {
  const time = line.querySelector("time")
  if (new Date(time.dateTime) >= now) return
  const label = document.createElement("b")
  label.textContent = "Meets:"
  line.replaceChildren(label, ` ${line.dataset.next}`)
}

/** Dates that have passed leave the agenda; when all have, it says so. @param {HTMLElement} agenda @param {Date} now */
function refreshAgenda(agenda, now) {
  const items = [...agenda.children]
  for (const item of items) item.hidden = new Date(item.querySelector("time").dateTime) < now
  agenda.parentElement.querySelector("[data-agenda-over]").hidden = items.some(item => !item.hidden)
}

const now = new Date()
document.querySelectorAll("[data-scheme-toggle]").forEach(offerScheme)
document.querySelectorAll("[data-dates]").forEach(list => refreshDates(list, now))
document.querySelectorAll("[data-next]").forEach(line => refreshNext(line, now))
document.querySelectorAll("[data-agenda]").forEach(agenda => refreshAgenda(agenda, now))
