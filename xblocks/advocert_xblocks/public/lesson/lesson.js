// Paper shows everything: what is folded is opened for the print and folded again after it.
export function start({ root }) {
  let opened = [];

  addEventListener('beforeprint', () => {
    opened = [...root.querySelectorAll('details:not([open])')];
    for (const fold of opened) fold.open = true;
  });
  addEventListener('afterprint', () => {
    for (const fold of opened) fold.open = false;
    opened = [];
  });
  root.addEventListener('click', (event) => {
    if (event.target.closest('[data-print]')) print();
  });
}
