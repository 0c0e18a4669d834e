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
  const slot = find('[data-error]');
  const close = find('[data-cancel]');
  const notify = (name, data) => { if (runtime.notify) runtime.notify(name, data); };
  const preview = inside(find('[data-preview]'), args.preview_styles, root.adoptedStyleSheets);
  let lines = [];
  let marks = [];
  let graphs = {};
  let kept = args.text ?? '';
  let sent = null;
  let keeping = null;
  let made = null;
  let looks = 0;
  let told = '';
  let apart = false;

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

  // The line in which one writes.
  let here = null;
  const follow = () => {
    here?.classList.remove('here');
    here = paint.children[source.value.slice(0, source.selectionStart).split('\n').length - 1];
    here?.classList.add('here');
  };

  // What only a key or a button needs: it comes when the author comes.
  const come = () => { made ??= import(args.desk.slice(1)).then((all) => all.desk({ source, paint, find, form, post, colour, follow, inside, styles: args.map_styles })); return made; };
  const desk = async (name, value) => {
    try { (await come())[name](value); } catch { made = null; slot.textContent = args.texts.offline; }
  };

  const drawMap = () => {
    graph.hidden = !graphs.list;
    if (graph.open) desk('map', graphs);
  };

  const look = async () => {
    const mine = ++looks;
    const unread = find('[data-unread]');
    const answer = await post('check_content', { text: source.value, first: Boolean(unread) });
    if (mine !== looks || answer.error) return;
    apply({ regions: answer.regions });
    marks = answer.marks;
    colour();
    if (answer.preview !== undefined) {
      unread?.remove();
      const body = preview(answer.preview);
      body.querySelectorAll('script, template').forEach((one) => one.remove());
      // One main button on this page: the one that saves.
      body.querySelectorAll('.btn-main').forEach((one) => one.classList.replace('btn-main', 'btn-second'));
      graphs = answer;
      drawMap();
    }
    find('[data-stale]').hidden = Boolean(find('[data-unread]')) || (answer.preview !== undefined && !answer.stale);
    const now = find('.tally').textContent;
    if (told && told !== now) announce(now);
    told = now;
  };

  const send = async (text) => {
    const answer = await post('keep_draft', { text, ...JSON.parse(form.dataset.with) });
    slot.textContent = answer.error ?? '';
    apart = answer.reason === 'edited-elsewhere';
    if (answer.error) return;
    kept = text;
    see(answer.seen);
    apply({ regions: answer.regions });
  };

  // One request at a time: each says which text stands there.
  const keep = async () => {
    await keeping;
    if (source.value === kept || form.dataset.sending || apart) return;
    keeping = send(source.value);
    await keeping;
    keeping = null;
  };

  const later = (action, delay) => {
    let timer = 0;
    return () => { clearTimeout(timer); timer = setTimeout(action, delay); };
  };
  const lookLater = later(look, LOOK);
  const keepLater = later(keep, KEEP);

  source.value = kept;
  see(form.dataset.seen);
  colour();
  look();

  source.addEventListener('focus', () => come().catch(() => { made = null; }), { once: true });
  source.addEventListener('input', () => { colour(); lookLater(); keepLater(); });
  source.addEventListener('keydown', (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    const action = { ']': () => desk('shift', false), '[': () => desk('shift', true), s: () => form.requestSubmit(find('.btn-main')) }[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });
  for (const name of ['click', 'keyup', 'focus', 'input']) source.addEventListener(name, follow);
  graph.addEventListener('toggle', drawMap);
  form.addEventListener('submit', (event) => {
    sent = source.value;
    // Over what somebody else has written only who saves once more after reading so, never what is kept by itself.
    see(form.dataset.seen, apart);
    if (!keeping) return;
    event.preventDefault();
    event.stopPropagation();
    keeping.then(() => setTimeout(() => form.requestSubmit(event.submitter)));
  });
  // What could not be kept is left only by whoever says so.
  close.addEventListener('click', async () => {
    await keep();
    if (source.value === kept || close.dataset.sure) notify('cancel', {});
    else { close.dataset.sure = 'yes'; close.textContent = form.dataset.leave; }
  });
  root.addEventListener('advocert:applied', ({ detail }) => {
    if (detail.reason) apart = true;
    if (detail.saved === undefined) return;
    apart = false;
    kept = sent;
    marks = detail.marks;
    see(detail.seen);
    colour();
    if (!detail.saved) return;
    find('[data-region="refused"]').textContent = '';
    if (source.value !== sent) { keepLater(); return; }
    notify('save', { state: 'start' });
    notify('save', { state: 'end' });
  });
  root.addEventListener('click', (event) => {
    const { line, piece } = event.target.closest('[data-line], [data-piece]')?.dataset ?? {};
    if (line) desk('goTo', Number(line));
    if (piece) desk('insert', piece);
  });
}
