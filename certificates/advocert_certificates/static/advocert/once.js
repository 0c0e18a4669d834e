// <form data-once> with <button data-busy="Taking it back…">: the label says that it works, a second press is ignored.
// The server is safe against a second press too; this only saves the doubt.

export function sendOnce(root) {
  // Asked of the page and not of each form: a list that follows what is typed brings new ones.
  root.addEventListener('submit', (event) => {
    const form = event.target.closest('form[data-once]');
    const button = form && (event.submitter ?? form.querySelector('[data-busy]'));
    if (!button) return;
    if (button.getAttribute('aria-disabled') === 'true') { event.preventDefault(); return; }
    button.style.minInlineSize = `${button.offsetWidth}px`; // the width is kept when the label changes
    button.setAttribute('aria-disabled', 'true');
    button.dataset.label = button.textContent;
    button.textContent = button.dataset.busy;
  });
  // Back from the next page: the browser shows the page as it was left, so the button works again.
  addEventListener('pageshow', () => {
    for (const button of root.querySelectorAll('[data-busy][aria-disabled="true"]')) {
      button.removeAttribute('aria-disabled');
      button.textContent = button.dataset.label;
    }
  });
}
