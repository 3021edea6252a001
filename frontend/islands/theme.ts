// Light or dark by the reader's choice, kept in a cookie so that the next page comes right at once.
const A_YEAR = 31_536_000;

export function themeSwitch(): void {
  const button = document.querySelector<HTMLButtonElement>("[data-theme-switch]");
  if (!button) return;
  button.hidden = false;
  button.addEventListener("click", () => {
    const root = document.documentElement;
    const shown = root.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
    const next = shown === "dark" ? "light" : "dark";
    root.dataset.theme = next;
    document.cookie = `rastro_theme=${next}; path=/; max-age=${A_YEAR}; samesite=lax`;
  });
}
