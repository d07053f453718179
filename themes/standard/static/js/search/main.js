// All scripts of the search page: what every page does, and the search.

import "../site.js";
import "./page.js";
