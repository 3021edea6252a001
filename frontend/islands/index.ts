// Small helpers over pages that work without them. Each looks for its own mark and does nothing elsewhere.
import { copying } from "./copying";
import { drops } from "./drops";
import { readings } from "./reading";
import { searchKey } from "./search-key";
import { labelTables } from "./tables";
import { themeSwitch } from "./theme";

searchKey();
themeSwitch();
drops();
copying();
start(document);
document.addEventListener("htmx:afterSwap", (event) => start(event.target as HTMLElement));

function start(within: ParentNode): void {
  labelTables(within);
  readings(within);
}
