// The source editor. The text is set from here: markup made by a server loses a textarea's first line break.
export function start({ runtime, find, root, args }) {
  const form = find('form[data-action="save_content"]');
  const source = find('.source');
  if (!form || !source) return;
  source.value = args.text ?? '';
  const notify = (name, data) => { if (runtime.notify) runtime.notify(name, data); };

  find('[data-cancel]').addEventListener('click', () => notify('cancel', {}));
  root.addEventListener('advocert:applied', (event) => {
    if (event.detail.saved) {
      notify('save', { state: 'start' });
      notify('save', { state: 'end' });
    }
  });
  root.addEventListener('click', (event) => {
    const line = Number(event.target.closest('[data-line]')?.dataset.line);
    if (!line) return;
    const from = source.value.split('\n').slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0);
    source.focus();
    source.setSelectionRange(from, source.value.indexOf('\n', from) >>> 0);
  });
}
