// Asks the certificate service where the learner stands and fills the templates with its answer.
// The service may be newer or older: what is missing is left out, what is unknown is said to be unknown.
const POLLS = 10;
const PAUSE = 3000;
const HELD = ['certified', 'expiring', 'grace'];

const ICONS = {
  ask: 'M12 3.5a8.5 8.5 0 1 0 .01 0M9.6 9.6c.3-3.2 5-3 4.8 0-.1 1.9-2.4 2-2.4 3.8M12 16.4v.1',
  ban: 'M12 3.5a8.5 8.5 0 1 0 .01 0M6.2 6.2 17.8 17.8',
  pause: 'M9 6v12M15 6v12',
  down: 'M12 4v10.5M7.5 10.5 12 15l4.5-4.5M5 19.5h14',
};

export function start({ host, root, find, args, announce, focusOn, icons }) {
  icons(ICONS);
  const stage = find('[data-region="stage"]');
  if (!args.url || !stage) return;
  const spoken = host.lang || 'en';
  // As our pages write them: 4 March 2028.
  const language = spoken === 'en' ? 'en-GB' : spoken;
  const dates = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', year: 'numeric' });
  const plurals = new Intl.PluralRules(language);
  const say = (name, values = {}) => Object.entries(values).reduce(
    (text, [key, value]) => text.replace(`{${key}}`, () => value), args.fill[name] ?? '');
  const make = (name) => find(`template[data-template="${name}"]`).content.firstElementChild.cloneNode(true);
  const slot = (piece, name) => (piece.matches(`[data-slot="${name}"]`) ? piece : piece.querySelector(`[data-slot="${name}"]`));
  const write = (piece, name, text) => { slot(piece, name).textContent = text ?? ''; };
  const put = (piece, name, ...parts) => slot(piece, name).append(...parts.filter(Boolean));
  const date = (text) => (text ? dates.format(new Date(text)) : '');
  const capital = (text) => text.charAt(0).toLocaleUpperCase(language) + text.slice(1);

  // What the programme wrote is read in the programme's language.
  let tongue = '';
  const theirs = (node) => { if (tongue && tongue !== spoken) node.lang = tongue; return node; };
  const names = (type) => new Intl.ListFormat(tongue || language, { type });
  // A sentence of ours around words of theirs.
  const around = (node, name, key, words) => {
    const [before, after = ''] = say(name).split(`{${key}}`);
    const inner = theirs(document.createElement('bdi'));
    inner.textContent = words;
    node.append(before, inner, after);
    return node;
  };

  const filled = (name, values, ...quoted) => {
    const made = make(name);
    for (const [key, value] of Object.entries(values)) write(made, key, value);
    for (const key of quoted) theirs(slot(made, key));
    return made;
  };
  const text = (name, line) => { const made = make(name); made.textContent = line; return made; };
  const list = (name, pieces) => {
    const made = make(name);
    put(made, 'list', ...pieces);
    return pieces.length ? made : null;
  };
  const link = (told) => {
    const made = make('link');
    made.href = made.getAttribute('href').replace('__ref__', encodeURIComponent(told.ref));
    theirs(slot(made, 'what')).textContent = `: ${told.title}`;
    return made;
  };

  const entry = (told) => {
    // Which lesson that is, only the course knows.
    const said = told.detail || (told.kind === 'clause' && !told.met ? say('in_lesson') : '');
    const detail = said ? ` ${said}` : '';
    const made = filled('entry', { met: say(told.met ? 'met' : 'not_met'), title: told.title || told.ref, detail }, 'title');
    made.toggleAttribute('data-met', Boolean(told.met));
    if (!told.met && ['lesson', 'scenario', 'exam'].includes(told.kind)) put(made, 'link', link(told));
    return made;
  };

  const requirement = (told) => {
    const values = { met: say(told.met ? 'met' : 'not_met'), title: told.title, count: told.total > 1 ? say('done_of', told) : '' };
    const made = filled('requirement', values, 'title');
    made.toggleAttribute('data-met', Boolean(told.met));
    put(made, 'entries', ...(told.entries ?? []).map(entry));
    return made;
  };

  const tools = { args, say, make, slot, write, put, date, filled, text, list, theirs, around, names, language, requirement };

  const share = (all) => all.reduce((sum, one) => sum + one.met, 0) * (100 / all.length);
  const many = (name, number) => {
    const forms = args.fill[name];
    const like = Object.keys(forms).find((sample) => plurals.select(Number(sample)) === plurals.select(number));
    return (forms[like] ?? Object.values(forms).at(-1)).replace('{}', () => capital(args.fill.numbers[number] ?? String(number)));
  };
  // Everything is done, and the certificate is not here yet.
  const isDone = (told) => told.state === 'learning' && Boolean(told.requirements?.length) && told.requirements.every((one) => one.met);
  const headline = (told) => {
    const open = (told.requirements ?? []).filter((one) => !one.met).length;
    return open ? many('open', open) : isDone(told) ? say('open_none') : told.title;
  };

  const allowed = (told) => {
    const label = say(told.state === 'learning' ? 'you_will' : 'you_may');
    const line = (name, values) => filled(name, values, 'text');
    const may = told.may?.length ? [line('may', { label, text: `${names('conjunction').format(told.may)}.` })] : [];
    const ask = told.ask_first?.length ? [line('ask', { text: `${names('disjunction').format(told.ask_first)}.` })] : [];
    return [...may, ...ask, ...(told.may_not ?? []).map((one) => line('not', { text: `${one}.` }))];
  };

  const level = (told, more) => {
    tongue = told.language;
    const made = make('level');
    const isLearning = told.state === 'learning';
    const look = `state-${isDone(told) ? 'done' : told.state}`;
    const badge = find(`template[data-template="${look}"]`) && make(look);
    const requirements = (told.requirements ?? []).map(requirement);
    put(made, 'state', badge);
    write(made, 'headline', isLearning ? headline(told) : told.title);
    if (isLearning) around(slot(made, 'summary'), isDone(told) ? 'on_its_way' : 'leads_to', 'title', told.title);
    else theirs(slot(made, 'headline'));
    const bar = slot(made, 'bar');
    bar.hidden = !isLearning || isDone(told);
    made.toggleAttribute('data-done', isDone(told));
    bar.style.setProperty('--v', `${share(told.requirements ?? [])}%`);
    if (isLearning || HELD.includes(told.state)) put(made, 'allowed', ...allowed(told));
    put(made, 'requirements', list(isLearning ? 'requirements' : 'rests-on', requirements));
    if (isLearning) slot(made, 'allowed').before(slot(made, 'requirements'));
    else more.hold(made, told, HELD.includes(told.state));
    return made;
  };

  let shown = '';
  const show = (...pieces) => {
    stage.replaceChildren(...pieces);
    stage.removeAttribute('aria-busy');
  };

  // One thing at a time is the thing to do: what is open, before all what ends without it; else what one came for.
  const lead = () => ['.renewal .btn', '.entry .btn', '.got .btn'].map(find).find(Boolean)?.classList.replace('btn-second', 'btn-main');

  const answer = async () => {
    let response;
    try {
      response = await fetch(args.url, { credentials: 'same-origin', headers: { Accept: 'application/json' } });
    } catch {
      return 'unavailable';
    }
    if (response.status === 401 || response.status === 403) return 'signed-out';
    const told = response.ok ? await response.json().catch(() => null) : null;
    if (!Array.isArray(told?.results)) return 'unavailable';
    return told.results.length ? told.results : 'nothing';
  };

  // How what is held looks is loaded when something is.
  let held;
  const looks = () => new Promise((done) => {
    const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: args.held[0].slice(1), onload: done, onerror: done });
    root.querySelector('link:last-of-type').after(link);
  });
  const holding = () => { held ??= Promise.all([import(args.held[1].slice(1)), looks()]).then(([made]) => made.holding(tools)); return held; };

  const ask = async (polls) => {
    const told = await answer();
    if (typeof told === 'string') return show(make(told));
    const signing = told.some((one) => isDone(one) || (one.credential && !one.credential.ready));
    const key = JSON.stringify(told);
    if (key !== shown) {
      const needed = told.some((one) => one.state !== 'learning');
      const more = needed ? await holding().catch(() => { held = null; }) : null;
      if (needed && !more) return show(make('unavailable'));
      show(...told.map((one) => level(one, more)), make('my-page'));
      lead();
      announce(find('[data-slot="headline"]').textContent);
      shown = key;
    }
    if (signing && polls) setTimeout(() => ask(polls - 1), PAUSE);
    if (signing && !polls) for (const line of root.querySelectorAll('[data-slot="certificate"] [data-slot="text"], [data-done] [data-slot="summary"]')) line.textContent = say('signing_long');
    return undefined;
  };

  root.addEventListener('click', async (event) => {
    if (!event.target.closest('[data-retry]')) return;
    show(text('paragraph', say('asking')));
    await ask(POLLS);
    focusOn('stage');
  });
  ask(POLLS);
}
