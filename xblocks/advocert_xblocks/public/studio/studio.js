// The source editor: a textarea over its own coloured copy, with what learners will see beside it.
// The text is set from here: markup made by a server loses a textarea's first line break.
const LOOK = 400;
const KEEP = 2500;
const MOST = 200000;
const TOKENS = new RegExp([
  '(?<file><!-- file: .*)', '(?<head>^#{1,6} .*)', '(?<key>^[a-z_]+:(?= |$))', '(?<mark>^(?:---$|> ?|[-*] (?:\\[[ x]\\] )?|\\d+\\. ))',
  '(?<code>`[^`]*`)', '(?<strong>\\*\\*[^*]+\\*\\*)', '(?<link>\\]\\([^)]*\\))', '(?<name>\\{[\\w, :]+\\}|\\[![A-Z]+[^\\]]*\\])',
].join('|'), 'g');

const piece = (tag, css, text = '') => {
  const made = document.createElement(tag);
  if (css) made.className = css;
  made.textContent = text;
  return made;
};

const painted = (text) => {
  const line = piece('div', 'line');
  let from = 0;
  for (const found of text.matchAll(TOKENS)) {
    const [css] = Object.entries(found.groups).find(([, value]) => value !== undefined);
    line.append(text.slice(from, found.index), piece('span', css, found[0]));
    from = found.index + found[0].length;
  }
  line.append(text.slice(from) || (from ? '' : '\u200b'));
  return line;
};

// A page of its own inside the editor: the styles of the block, and no id that meets one of ours.
const inside = (host, styles, sheets) => {
  const root = host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [...sheets];
  host.dataset.theme = host.getRootNode().host.dataset.theme;
  for (const style of styles) {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = style.slice(1);
    root.append(link);
  }
  const body = piece('div');
  root.append(body);
  return (html) => { body.innerHTML = html; return body; };
};

export function start({ runtime, find, root, args, post, apply, announce }) {
  const form = find('form[data-action="save_content"]');
  const source = find('.source');
  if (!form || !source) return;
  const paint = find('.paint');
  const graph = find('[data-graph]');
  const notify = (name, data) => { if (runtime.notify) runtime.notify(name, data); };
  const preview = inside(find('[data-preview]'), args.preview_styles, root.adoptedStyleSheets);
  const map = inside(find('[data-map]'), args.map_styles, []);
  let lines = [];
  let marks = [];
  let graphs = {};
  let kept = args.text ?? '';
  let looks = 0;
  let count = -1;

  const see = (seen, anyway) => { form.dataset.with = JSON.stringify(anyway ? { seen, anyway: true } : { seen }); form.dataset.seen = seen; };

  const colour = () => {
    const now = source.value.split('\n');
    // Only lines that changed are painted again.
    while (lines.length > now.length) { lines.pop(); paint.lastChild.remove(); }
    now.forEach((text, place) => {
      if (lines[place] === text && paint.children[place]) return;
      const made = source.value.length > MOST ? piece('div', 'line', text || '\u200b') : painted(text);
      if (paint.children[place]) paint.children[place].replaceWith(made);
      else paint.append(made);
    });
    lines = now;
    for (const line of paint.querySelectorAll('[data-word]')) { line.removeAttribute('data-word'); line.classList.remove('mistake', 'remark'); }
    for (const [number, kind] of [...marks].reverse()) {
      const line = paint.children[number - 1];
      if (!line) continue;
      line.classList.remove('mistake', 'remark');
      line.classList.add(kind);
      line.dataset.word = form.dataset[kind];
    }
  };

  const drawMap = () => {
    const asPicture = find('[data-switch]').checked;
    graph.hidden = !graphs.list;
    map((asPicture ? graphs.picture : graphs.list) ?? '');
  };

  const look = async () => {
    const mine = ++looks;
    const answer = await post('check_content', { text: source.value });
    if (mine !== looks || answer.error) return;
    apply({ regions: answer.regions });
    marks = answer.marks;
    colour();
    if (answer.preview !== undefined) {
      find('[data-unread]')?.remove();
      const body = preview(answer.preview);
      body.querySelectorAll('script, template').forEach((one) => one.remove());
      graphs = answer;
      drawMap();
    }
    if (count !== -1 && count !== marks.length) announce(find('.tally').textContent);
    count = marks.length;
  };

  const keep = async () => {
    const text = source.value;
    if (text === kept || form.dataset.sending) return;
    const answer = await post('keep_draft', { text, ...JSON.parse(form.dataset.with) });
    const slot = find('[data-error]');
    slot.textContent = answer.error ?? '';
    if (answer.reason === 'edited-elsewhere') see(form.dataset.seen, true);
    if (answer.error) return;
    kept = text;
    see(answer.seen);
    apply({ regions: answer.regions });
  };

  const later = (action, delay) => {
    let timer = 0;
    return () => { clearTimeout(timer); timer = setTimeout(action, delay); };
  };
  const lookLater = later(look, LOOK);
  const keepLater = later(keep, KEEP);

  const goTo = (number) => {
    const before = source.value.split('\n').slice(0, number - 1);
    const from = before.join('\n').length + (number > 1 ? 1 : 0);
    const end = source.value.indexOf('\n', from);
    source.focus({ preventScroll: true });
    source.setSelectionRange(from, end < 0 ? source.value.length : end);
    const line = paint.children[number - 1];
    if (line) source.parentElement.scrollTop = line.offsetTop - 80;
  };

  // Whole lines in or out by two spaces; as typed text, so that undo knows it.
  const shift = (out) => {
    const text = source.value;
    const from = text.lastIndexOf('\n', source.selectionStart - 1) + 1;
    const end = text.indexOf('\n', source.selectionEnd);
    const to = end < 0 ? text.length : end;
    const moved = text.slice(from, to).replace(out ? /^ {1,2}/gm : /^/gm, out ? '' : '  ');
    source.setSelectionRange(from, to);
    // Old and alive: nothing else keeps the undo of a textarea.
    if (!document.execCommand('insertText', false, moved)) source.setRangeText(moved);
    source.setSelectionRange(from, from + moved.length);
  };

  // The line in which one writes.
  let here = null;
  const follow = () => {
    here?.classList.remove('here');
    here = paint.children[source.value.slice(0, source.selectionStart).split('\n').length - 1];
    here?.classList.add('here');
  };

  // Below the line in which one writes; as typed text, so that undo knows it.
  const insert = (text) => {
    const end = source.value.indexOf('\n', source.selectionEnd);
    const place = end < 0 ? source.value.length : end + 1;
    source.focus();
    source.setSelectionRange(place, place);
    if (!document.execCommand('insertText', false, text)) source.setRangeText(text);
    goTo(source.value.slice(0, place).split('\n').length + (text.startsWith('\n') ? 1 : 0));
  };

  source.value = kept;
  see(form.dataset.seen);
  colour();
  look();

  source.addEventListener('input', () => { colour(); lookLater(); keepLater(); });
  source.addEventListener('keydown', (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    const action = { ']': () => shift(false), '[': () => shift(true), s: () => form.requestSubmit() }[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });
  for (const name of ['click', 'keyup', 'focus', 'input']) source.addEventListener(name, follow);
  find('[data-insert]')?.addEventListener('change', ({ target }) => { insert(target.value); target.value = ''; });
  find('[data-switch]').addEventListener('change', drawMap);
  find('[data-cancel]').addEventListener('click', async () => { await keep(); notify('cancel', {}); });
  root.addEventListener('advocert:applied', ({ detail }) => {
    if (detail.saved === undefined) return;
    kept = source.value;
    marks = detail.marks;
    see(detail.seen);
    colour();
    if (!detail.saved) return;
    find('[data-region="refused"]').textContent = '';
    notify('save', { state: 'start' });
    notify('save', { state: 'end' });
  });
  root.addEventListener('click', (event) => {
    const line = Number(event.target.closest('[data-line]')?.dataset.line);
    if (line) goTo(line);
  });
  // A moment of the map leads to its place in the text.
  find('[data-map]').addEventListener('click', (event) => {
    const link = event.composedPath().find((one) => one.localName === 'a');
    if (!link) return;
    event.preventDefault();
    const name = new URLSearchParams(link.getAttribute('href').split('?')[1]).get('from');
    const place = source.value.split('\n').indexOf(`## ${name}`);
    if (place >= 0) goTo(place + 1);
  });
}
