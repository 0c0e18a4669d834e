// <button data-prints hidden>: prints the page; without script the browser's own menu does.

export function printButtons(root) {
  for (const button of root.querySelectorAll('[data-prints]')) {
    button.hidden = false;
    button.addEventListener('click', () => window.print());
  }
}
