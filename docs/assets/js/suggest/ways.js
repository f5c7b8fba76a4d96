// The ways to hand a finished entry on, as links, buttons and steps. Each only opens something: nothing is sent from here.

import {h} from "../dom.js"
import {issueForm, mailTo, pullRequest} from "./hand-over.js"

/** @typedef {import("./types.js").Site} Site */
/** @typedef {import("./types.js").Handing} Handing */
/** @typedef {(name: string) => Node} Icon */

/** Every way that the site's settings allow, the easiest first. @param {Site} site @param {Handing} handing @param {Icon} icon @returns {HTMLElement[]} */
export function ways(site, handing, icon) {
  return [
    ...(site.mail ? [byMail(site, handing, icon)] : []),
    ...(site.repo ? [byForm(site, handing, icon), byRequest(site, handing, icon)] : []),
    byFile(site, handing, icon),
  ]
}

/** @param {string} title @param {(Node | string)[]} inside */
const way = (title, ...inside) => h("section", {class: "fh-way"}, h("h3", {}, title), ...inside)

/** @param {string} address @param {string} words @param {Node} sign @param {string} name */
function opens(address, words, sign, name) {
  const apart = name === "mail" ? {} : {target: "_blank", rel: "noopener"}
  const said = name === "mail" ? [] : [h("span", {class: "fh-far"}, " (opens a new window)")]
  return h("p", {}, h("a", {class: "fh-button", href: address, "data-way": name, ...apart}, sign, h("span", {}, words), ...said))
}

/** @param {string} action @param {string} words @param {Node} sign @param {boolean} [quiet] */
const does = (action, words, sign, quiet = false) =>
  h("button", {class: `fh-button${quiet ? " fh-button--quiet" : ""}`, type: "button", "data-do": action}, sign, h("span", {}, words))

/** @param {(Node | string)[]} steps */
const inSteps = (...steps) => h("ol", {class: "fh-plain"}, ...steps.map(step => h("li", {}, step)))

/** @param {Site} site @param {Handing} handing @param {Icon} icon */
const byMail = (site, handing, icon) => way("By mail",
  h("p", {}, `Your mail program opens with everything filled in, to ${site.mail}. You press Send. Your address is seen by who keeps the directory, nobody else.`),
  opens(mailTo(site, handing), "Write the mail", icon("email-outline"), "mail"))

/** @param {Site} site @param {Handing} handing @param {Icon} icon */
function byForm(site, handing, icon) {
  const {address, fits} = issueForm(site, handing)
  const what = h("p", {}, "A form in the directory’s repository opens, already filled in. You press Submit. It needs a free account there, and what you send is public.")
  if (fits) return way("By a form", what, opens(address, "Open the form", icon("form-select"), "issue"))
  return way("By a form", what, h("p", {}, "This entry is too long to be carried over. Three steps:"),
    inSteps(does("copy", "Copy the entry", icon("content-copy"), true), opens(address, "Open the form", icon("form-select"), "issue"), "Paste it into the last field, “The finished entry”, and submit."))
}

/** @param {Site} site @param {Handing} handing @param {Icon} icon */
function byRequest(site, handing, icon) {
  const {address, fits} = pullRequest(site, handing)
  const isNew = handing.does === "new"
  if (fits) return way("As a pull request",
    h("p", {}, "For who knows GitHub: the new file opens there with name and content. Choose “Propose changes”; the checks run by themselves."),
    opens(address, "Open the new file", icon("source-pull"), "request"))
  return way("As a pull request", h("p", {}, "For who knows GitHub. The entry has to be pasted there:"),
    inSteps(does("copy", "Copy the entry", icon("content-copy"), true),
      opens(address, isNew ? "Open a new file" : "Open the file", icon("source-pull"), "request"),
      isNew ? "Paste the entry into it." : "Select everything in it and paste the entry over it.",
      "Choose “Commit changes”, then “Propose changes”."))
}

/** @param {Site} site @param {Handing} handing @param {Icon} icon */
function byFile(site, {file}, icon) {
  const whom = site.mail || site.repo ? "Keep it, or send it to somebody who can pass it on." : "Then send it to whoever runs this copy of the directory."
  return way("As a file",
    h("p", {}, `The entry is one small text file, ${file.split("/").at(-1)}. ${whom}`),
    h("p", {class: "fh-buttons"}, does("save", "Save the file", icon("download"), Boolean(site.mail || site.repo)), ...(canShare() ? [does("share", "Share it", icon("share-variant"), true)] : [])))
}

/** Whether this system can share a file with another program. */
export function canShare() {
  return typeof navigator.canShare === "function" && navigator.canShare({files: [new File([""], "entry.txt", {type: "text/plain"})]})
}

/** Offer the text as a file to be saved. @param {string} name @param {string} text */
export function save(name, text) {
  const address = URL.createObjectURL(new Blob([text], {type: "application/yaml"}))
  const link = /** @type {HTMLAnchorElement} */ (h("a", {href: address, download: name}))
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

/** Hand the text to the system's own sharing; as text where it refuses a YAML file. @param {string} name @param {string} text */
export function share(name, text) {
  const file = new File([text], name.replace(/\.yaml$/, ".txt"), {type: "text/plain"})
  return navigator.share({files: [file], title: name})
}
