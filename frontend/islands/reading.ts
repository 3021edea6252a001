// The reading editor: under the field of a serial a cell for each character. Arrows move, a key replaces,
// ? or Delete says "cannot read", the buttons below add what it could also be. The field stays the truth.
import { type Cell, isUnread, lookAlikes, parse, toggled, unread, write } from "./notation";

const FIELDS = 'input[data-reading], form.intake input[name="serial"]';

export function readings(within: ParentNode): void {
  for (const field of within.querySelectorAll<HTMLInputElement>(FIELDS)) {
    if (!field.dataset.edited) new Editor(field);
  }
}

class Editor {
  private readonly box = document.createElement("div");
  private readonly words = document.querySelector<HTMLElement>("#words")?.dataset ?? {};
  private at = -1;

  constructor(private readonly field: HTMLInputElement) {
    field.dataset.edited = "yes";
    this.box.className = "cells";
    field.after(this.box);
    field.addEventListener("input", () => this.draw());
    this.draw();
  }

  private draw(): void {
    const cells = parse(this.field.value);
    this.box.hidden = cells.length === 0;
    this.at = Math.min(this.at, cells.length - 1);
    const row = group(this.words.cells ?? "");
    cells.forEach((cell, place) => row.append(this.cell(cell, place)));
    const chosen = cells[this.at];
    this.box.replaceChildren(row, ...(chosen ? [this.also(chosen)] : []));
  }

  private cell(cell: Cell, place: number): HTMLButtonElement {
    const [first = "?", ...others] = cell.seen;
    const button = press(first, place === this.at);
    button.className = isUnread(cell) ? "unread" : others.length ? "doubt" : "";
    if (others.length) button.append(small(others.join("")));
    button.tabIndex = place === Math.max(this.at, 0) ? 0 : -1;
    const said = isUnread(cell) ? (this.words.unread ?? "") : cell.seen.join(" / ");
    button.setAttribute("aria-label", `${this.words.cell ?? ""} ${place + 1}: ${said}`);
    button.addEventListener("click", () => this.choose(place));
    button.addEventListener("keydown", (event) => this.key(event, place));
    return button;
  }

  private also(cell: Cell): HTMLElement {
    const row = group(this.words.also ?? "");
    row.classList.add("also");
    const none = press(this.words.unread ?? "?", isUnread(cell));
    none.classList.add("word");
    none.addEventListener("click", () => this.put(unread()));
    row.append(none);
    if (isUnread(cell)) return row;
    row.append(`${this.words.also ?? ""}:`);
    for (const each of [...cell.seen.slice(1), ...lookAlikes(cell)]) {
      const button = press(each, cell.seen.includes(each));
      button.addEventListener("click", () => this.put(toggled(cell, each)));
      row.append(button);
    }
    return row;
  }

  private key(event: KeyboardEvent, place: number): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const moves: Record<string, number> = { ArrowLeft: place - 1, ArrowRight: place + 1, Home: 0, End: 9_999 };
    const move = moves[event.key];
    if (move !== undefined) this.choose(move);
    else if (event.key === "Delete" || event.key === "?") this.put(unread(), place);
    else if (/^[\p{L}\p{N}]$/u.test(event.key)) this.put({ seen: [event.key.toUpperCase()] }, place, place + 1);
    else return;
    event.preventDefault();
  }

  private choose(place: number): void {
    const last = parse(this.field.value).length - 1;
    this.at = Math.max(0, Math.min(place, last));
    this.draw();
    this.box.querySelectorAll<HTMLElement>('[role="group"]:not(.also) > button')[this.at]?.focus();
  }

  private put(cell: Cell, place = this.at, then = place): void {
    const cells = parse(this.field.value);
    cells[place] = cell;
    this.field.value = write(cells);
    this.field.dispatchEvent(new Event("input", { bubbles: true }));
    this.choose(then);
  }
}

function group(label: string): HTMLElement {
  const row = document.createElement("div");
  row.setAttribute("role", "group");
  row.setAttribute("aria-label", label);
  return row;
}

function press(text: string, pressed: boolean): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = text;
  button.setAttribute("aria-pressed", String(pressed));
  return button;
}

function small(text: string): HTMLElement {
  const part = document.createElement("small");
  part.textContent = text;
  return part;
}
