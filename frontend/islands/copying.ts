// Buttons that copy (data-copy), print (data-print) or ask first (data-confirm).
export function copying(): void {
  document.addEventListener("click", (event) => {
    const button = (event.target as HTMLElement).closest<HTMLElement>("[data-copy], [data-print], [data-confirm]");
    if (!button) return;
    if (button.dataset.confirm && !confirm(button.dataset.confirm)) event.preventDefault();
    if (button.dataset.print !== undefined) print();
    if (button.dataset.copy !== undefined) void copy(button);
  });
}

async function copy(button: HTMLElement): Promise<void> {
  await navigator.clipboard.writeText(button.dataset.copy ?? "");
  const before = button.textContent;
  button.textContent = document.querySelector<HTMLElement>("#words")?.dataset.copied ?? "✓";
  setTimeout(() => (button.textContent = before), 1500);
}
