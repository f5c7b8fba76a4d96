// The page that adds and changes entries: its element, registered.

import {Suggest} from "./suggest/fh-suggest.js"

customElements.define("fh-suggest", Suggest)
