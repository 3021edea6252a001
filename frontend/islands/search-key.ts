// "/" puts the cursor into the search box, unless somebody is writing.
export function searchKey(): void {
  document.addEventListener("keydown", (event) => {
    const at = event.target as HTMLElement;
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (at.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName)) return;
    const box = document.querySelector<HTMLInputElement>("input[data-search]");
    if (!box) return;
    event.preventDefault();
    box.focus();
    box.select();
  });
}
