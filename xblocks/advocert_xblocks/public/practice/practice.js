// Keeps the learner's own words beside the model reply, on this page only, and takes the keys 1 to 3 for the grades.
export function start({ root, find, send }) {
  let own = '';

  root.addEventListener('submit', (event) => {
    own = event.target.querySelector('#own')?.value.trim() ?? '';
  }, true);

  root.addEventListener('advocert:applied', () => {
    const slot = find('[data-own-text]');
    if (!slot || !own) return;
    slot.textContent = own;
    slot.closest('.own').hidden = false;
    own = '';
  });

  // Only while the focus is among the grades, so that no single key does anything elsewhere.
  root.addEventListener('keydown', (event) => {
    const form = event.target.closest('form[data-action="grade"]');
    const button = form && !event.ctrlKey && !event.metaKey && !event.altKey && form.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (!button) return;
    event.preventDefault();
    send(form, button);
  });
}
