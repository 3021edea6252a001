// "/" puts the cursor into the search box, unless somebody is writing.
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

// The menu is a drawer on small screens and always open on large ones; without script it stays open.
const drawer = document.querySelector<HTMLDetailsElement>("details[data-drawer]");
if (drawer && matchMedia("(max-width: 760px)").matches) {
  drawer.open = false;
}
