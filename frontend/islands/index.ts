// Small helpers over pages that work without them. Each looks for its own mark and does nothing elsewhere.
import { copying } from "./copying";
import { drops } from "./drops";
import { readings } from "./reading";
import { searchKey } from "./search-key";
import { labelTables } from "./tables";
import { taking } from "./taking";
import { themeSwitch } from "./theme";

searchKey();
themeSwitch();
drops();
copying();
taking();
start(document);
document.addEventListener("htmx:afterSwap", (event) => start(event.target as HTMLElement));

function start(within: ParentNode): void {
  labelTables(within);
  readings(within);
}
