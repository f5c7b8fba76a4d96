// The addresses that a finished entry is handed over to: a new file, an issue form, a mail. Pure: nothing is sent.

/** @typedef {import("./types.js").Site} Site */
/** @typedef {import("./types.js").Handing} Handing */

/** Characters: GitHub refuses a longer address (it answers 414), and some browsers cut one. */
export const LONGEST = 6000
/** Characters: what mail programs take from a link without cutting it. */
const LONGEST_MAIL = 1800

/** What each of the four things a person does is called in the title of an issue. */
const TITLES = {new: "New entry", change: "Change", confirm: "Still right", closed: "It has closed"}
const TEMPLATES = {new: "new-entry.yml", change: "change.yml", confirm: "still-right.yml", closed: "closed.yml"}

/** Where an entry's file stands in the repository. @param {string} folder of its kind @param {string} id "ca/example" */
export const fileOf = (folder, id) => `data/${folder}/${id}.yaml`

/**
 * The repository's page for a new file with this name and content; for a file that is there, its page for editing,
 * which cannot be filled in beforehand. `fits` is false where the content has to be pasted.
 * @param {Site} site @param {Handing} handing @returns {{address: string, fits: boolean}}
 */
export function pullRequest({repo, branch}, {does, file, text}) {
  const cut = file.lastIndexOf("/")
  const [folder, name] = [file.slice(0, cut), file.slice(cut + 1)]
  const place = `${repo}/${does === "new" ? "new" : "edit"}/${path(branch)}/`
  if (does !== "new") return {address: place + path(file), fits: false}
  const empty = `${place}${path(folder)}?filename=${encodeURIComponent(name)}`
  const address = `${empty}&value=${encodeURIComponent(text)}`
  return address.length <= LONGEST ? {address, fits: true} : {address: empty, fits: false}
}

/**
 * The repository's issue form with what is known filled in; the entry is left out where the address would be too long.
 * @param {Site} site @param {Handing} handing @returns {{address: string, fits: boolean}}
 */
export function issueForm({repo}, {does, id, name, file, text, told}) {
  const known = {template: TEMPLATES[does], title: titleOf(does, id, name), ...(does !== "new" && {id}), ...told}
  const empty = `${repo}/issues/new?${query(known)}`
  if (does === "confirm" || does === "closed") return {address: cutTo(repo, known), fits: true}
  const address = `${empty}&entry=${encodeURIComponent(`# ${file}\n${text}`)}`
  return address.length <= LONGEST ? {address, fits: true} : {address: cutTo(repo, known), fits: false}
}

/** A mail with the entry in it, or with a place for the file where it is too long. @param {Site} site @param {Handing} handing */
export function mailTo({mail}, {does, id, name, file, text}) {
  const subject = titleOf(does, id, name)
  const whole = `${file}\n\n${text}`
  const body = encodeURIComponent(whole).length <= LONGEST_MAIL ? whole : `${file}\n\n(Please attach the saved file, or paste the entry here.)\n`
  return `mailto:${encodeURIComponent(mail).replace("%40", "@")}?${query({subject, body: body.replaceAll("\n", "\r\n")})}`
}

/** @param {Handing["does"]} does @param {string} id @param {string} name */
export const titleOf = (does, id, name) => (does === "new" ? `${TITLES.new}: ${name}` : `${id}: ${TITLES[does].toLowerCase()}`)

/** The address without its longest words, where even they would not fit. @param {string} repo @param {Record<string, string>} known */
function cutTo(repo, known) {
  const whole = `${repo}/issues/new?${query(known)}`
  if (whole.length <= LONGEST) return whole
  const {template, title, ...rest} = known
  return `${repo}/issues/new?${query({template, title: title.slice(0, 200), ...(rest.id && {id: rest.id})})}`
}

/** Space as %20: a plus is not a space to every reader. @param {Record<string, string>} words */
const query = words => Object.entries(words).map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join("&")

/** @param {string} text */
const path = text => text.split("/").map(encodeURIComponent).join("/")
