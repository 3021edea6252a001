// A name that is suggested goes into its field at a press; without scripts the same button sends the form.
export function taking(): void {
  document.addEventListener("click", (event) => {
    const button = (event.target as HTMLElement).closest<HTMLButtonElement>("button[data-take]");
    if (!button) return;
    const at = button.value.indexOf(":");
    const field = button.form?.querySelector<HTMLInputElement>(`[name="${CSS.escape(button.value.slice(0, at))}"]`);
    if (!field) return;
    event.preventDefault();
    field.value = button.value.slice(at + 1);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
  });
}
