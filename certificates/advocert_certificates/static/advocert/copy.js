// <button hidden data-copies="field-id" data-done="Copied."> copies a field and says so in the element named by data-says.

export function copyButtons(root) {
  for (const button of root.querySelectorAll('[data-copies]')) {
    const field = root.getElementById(button.dataset.copies);
    const says = root.getElementById(button.dataset.says);
    if (!field || !navigator.clipboard) continue; // not on plain http: the field can still be selected
    button.hidden = false;
    button.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(field.value);
        says.textContent = button.dataset.done;
      } catch {
        field.select();
        says.textContent = button.dataset.failed;
      }
    });
  }
}
