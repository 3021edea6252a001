// A serial as it was read: a character a cell, ? for one that cannot be read, [83] for an 8 or a 3.
export type Cell = { readonly seen: readonly string[] };

const GROUPS = ["OQD0", "IL17", "Z2", "S5", "B8", "G6", "UV"];
const UNREAD = "?";

export function parse(text: string): Cell[] {
  return [...text.matchAll(/\[([^\]]*)\]|[\s\S]/gu)].map((found) => ({
    seen: found[1] === undefined ? [found[0]] : [...new Set(found[1])],
  }));
}

export function write(cells: readonly Cell[]): string {
  return cells.map(({ seen }) => (seen.length === 1 ? seen[0] : `[${seen.join("")}]`)).join("");
}

export function isUnread(cell: Cell): boolean {
  return cell.seen.length === 0 || (cell.seen.length === 1 && cell.seen[0] === UNREAD);
}

// What a character is often taken for.
export function lookAlikes(cell: Cell): string[] {
  const group = GROUPS.filter((each) => cell.seen.some((seen) => each.includes(seen.toUpperCase()))).join("");
  return [...new Set(group)].filter((each) => !cell.seen.includes(each));
}

export function unread(): Cell {
  return { seen: [UNREAD] };
}

export function toggled(cell: Cell, character: string): Cell {
  if (isUnread(cell)) return { seen: [character] };
  const seen = cell.seen.includes(character)
    ? cell.seen.filter((each) => each !== character)
    : [...cell.seen, character];
  return seen.length ? { seen } : cell;
}
