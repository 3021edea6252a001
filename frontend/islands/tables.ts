// On a phone a line of a table becomes a card; each cell then needs its column's name beside it.
const ROLES: [string, string][] = [
  ["thead, tbody", "rowgroup"],
  ["tr", "row"],
  ["thead th", "columnheader"],
  ["tbody th", "rowheader"],
  ["td", "cell"],
];

// What is longer takes the whole width of the card.
const LONG = 30;

export function labelTables(within: ParentNode): void {
  for (const table of within.querySelectorAll<HTMLTableElement>("main table:not(.labelled)")) {
    const names = [...table.querySelectorAll("thead th")].map((head) => head.textContent?.trim() ?? "");
    if (names.length < 3) continue;
    for (const row of table.querySelectorAll("tbody tr")) {
      [...row.children].forEach((cell, place) => {
        if (cell.hasAttribute("colspan")) return;
        cell.setAttribute("data-label", names[place] ?? "");
        const text = cell.textContent?.trim() ?? "";
        if (/^[—–-]?$/.test(text)) cell.classList.add("blank");
        if (text.length > LONG || cell.querySelector("form, div")) cell.classList.add("long");
      });
    }
    // Blocks lose the meaning of a table; roles keep it for screen readers.
    for (const [which, role] of ROLES) for (const part of table.querySelectorAll(which)) part.setAttribute("role", role);
    table.setAttribute("role", "table");
    table.classList.add("labelled");
  }
}
