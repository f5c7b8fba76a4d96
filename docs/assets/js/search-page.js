// The search page: its element, registered. The header's own box would be a second one of the same: it goes.

import {Search} from "./fh-search.js"

document.querySelector(".fh-header [role=search]")?.remove()
customElements.define("fh-search", Search)
