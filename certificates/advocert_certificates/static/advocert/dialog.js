// <a href="/a/page/with/the/form" data-opens="reason">: without script the link leads to a page, with script to the dialog.

export function openDialogs(root) {
  for (const opener of root.querySelectorAll('[data-opens]')) {
    const dialog = root.getElementById(opener.dataset.opens);
    if (!dialog) continue;
    opener.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return; // somebody wants the page
      event.preventDefault();
      dialog.showModal();
    });
    dialog.addEventListener('close', () => opener.focus());
    for (const leave of dialog.querySelectorAll('[data-leaves]')) {
      leave.addEventListener('click', (event) => { event.preventDefault(); dialog.close(); });
    }
  }
}
