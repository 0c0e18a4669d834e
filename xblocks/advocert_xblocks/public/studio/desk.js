// What an author does with keys and buttons around the text; it comes with the first of them.
export function desk({ source, paint, find, form, post, colour, follow, inside, styles }) {
  // As typed text, so that undo knows it; old and alive: nothing else keeps the undo of a textarea.
  const type = (from, to, text) => {
    source.setSelectionRange(from, to);
    const done = text ? document.execCommand('insertText', false, text) : document.execCommand('delete');
    if (!done) source.setRangeText(text);
    if (!done) source.dispatchEvent(new Event('input'));
  };

  const goTo = (number) => {
    const before = source.value.split('\n').slice(0, number - 1);
    const from = before.join('\n').length + (number > 1 ? 1 : 0);
    const end = source.value.indexOf('\n', from);
    source.focus({ preventScroll: true });
    source.setSelectionRange(from, end < 0 ? source.value.length : end);
    colour();
    follow();
    const line = paint.children[number - 1];
    if (line) source.parentElement.scrollTop = line.offsetTop - 80;
    source.closest('.desk').scrollIntoView({ block: 'nearest' });
  };

  // Whole lines in or out by two spaces.
  const shift = (out) => {
    const text = source.value;
    const from = text.lastIndexOf('\n', source.selectionStart - 1) + 1;
    const end = text.indexOf('\n', source.selectionEnd);
    const to = end < 0 ? text.length : end;
    const moved = text.slice(from, to).replace(out ? /^ {1,2}/gm : /^/gm, out ? '' : '  ');
    type(from, to, moved);
    source.setSelectionRange(from, from + moved.length);
  };

  // Only what differs is typed, so that undo takes back that and nothing else.
  const become = (next) => {
    const text = source.value;
    let from = 0;
    while (from < text.length && text[from] === next[from]) from += 1;
    let end = 0;
    while (end < text.length - from && end < next.length - from && text.at(-1 - end) === next.at(-1 - end)) end += 1;
    source.focus({ preventScroll: true });
    type(from, text.length - end, next.slice(from, next.length - end));
  };

  // The server knows what a piece may lead to, and which names are free.
  const insert = async (piece) => {
    const text = source.value;
    const line = text.slice(0, source.selectionEnd).split('\n').length;
    const answer = await post('insert_piece', { text, piece, line });
    find('[data-error]').textContent = answer.error ?? '';
    if (answer.error) return;
    if (source.value !== text) { await insert(piece); return; }
    form.querySelector('.insert').open = false;
    become(answer.text);
    goTo(answer.line);
  };

  const place = find('[data-map]');
  const picture = find('[data-switch]');
  const draw = inside(place, styles, []);
  let graphs = {};
  const map = (next = graphs) => {
    graphs = next;
    draw((picture.checked ? graphs.picture : graphs.list) ?? '');
  };
  picture.addEventListener('change', () => map());
  // A moment of the map leads to its place in the text.
  place.addEventListener('click', (event) => {
    const link = event.composedPath().find((one) => one.localName === 'a');
    if (!link) return;
    event.preventDefault();
    const name = new URLSearchParams(link.getAttribute('href').split('?')[1]).get('from');
    const line = source.value.split('\n').indexOf(`## ${name}`);
    if (line >= 0) goTo(line + 1);
  });

  return { goTo, shift, insert, map };
}
