// Asks the certificate service where the learner stands and fills the server's templates with its answer.
const POLLS = 10;
const PAUSE = 3000;

export function start({ root, find, args, announce }) {
  const stage = find('[data-region="stage"]');
  if (!args.url || !stage) return;
  const language = document.documentElement.lang || 'en';
  const dates = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', year: 'numeric' });
  const say = (name, values = {}) => Object.entries(values).reduce(
    (text, [key, value]) => text.replace(`{${key}}`, value), args.fill[name] ?? '');
  const make = (name) => find(`template[data-template="${name}"]`)?.content.firstElementChild.cloneNode(true);
  const slot = (piece, name) => (piece.matches(`[data-slot="${name}"]`) ? piece : piece.querySelector(`[data-slot="${name}"]`));
  const write = (piece, name, text) => { slot(piece, name).textContent = text ?? ''; };
  const date = (text) => (text ? dates.format(new Date(text)) : '');

  const link = (ref) => {
    const made = make('link');
    made.href = made.getAttribute('href').replace('__ref__', encodeURIComponent(ref));
    return made;
  };

  const entry = (told) => {
    const made = make('entry');
    made.toggleAttribute('data-met', told.met);
    write(made, 'met', say(told.met ? 'met' : 'not_met'));
    write(made, 'title', told.title);
    write(made, 'detail', told.detail ? ` ${told.detail}` : '');
    if (!told.met && told.kind !== 'clause') slot(made, 'link').append(link(told.ref));
    return made;
  };

  const requirement = (told) => {
    const made = make('requirement');
    made.toggleAttribute('data-met', told.met);
    write(made, 'met', say(told.met ? 'met' : 'not_met'));
    write(made, 'title', told.title);
    write(made, 'count', told.total > 1 ? say('done_of', told) : '');
    slot(made, 'entries').append(...(told.entries ?? []).map(entry));
    return made;
  };

  const headline = (told) => {
    const open = (told.requirements ?? []).filter((one) => !one.met).length;
    if (told.state !== 'learning') return told.title;
    if (!open) return say('open_none');
    return open === 1 ? say('open_one') : say('open_many', { count: open });
  };

  const allowed = (told) => {
    const made = make('allowed');
    for (const [name, list] of [['yes', told.may], ['ask', told.ask_first], ['no', told.may_not]]) {
      if (list?.length) write(made, name, `${list.join('; ')}.`);
      else slot(made, name).closest('li').remove();
    }
    return made;
  };

  const certificate = (told) => {
    if (!told.ready) return make('signing');
    const made = make('certificate');
    write(made, 'number', say('number', { number: told.number }));
    for (const name of ['pdf_url', 'verify_url', 'document_url']) {
      if (told[name]) slot(made, name).href = told[name];
      else slot(made, name).remove();
    }
    return made;
  };

  const access = (list) => {
    const made = make('access');
    slot(made, 'list').append(...list.map((one) => {
      const row = make('entry');
      row.toggleAttribute('data-met', one.wanted === 'on' && one.state === 'sent');
      write(row, 'title', one.name);
      write(row, 'detail', ` ${say(`access-${one.wanted}-${one.state}`, { date: date(one.at) })}`);
      return row;
    }));
    return made;
  };

  const level = (told) => {
    const made = make('level');
    slot(made, 'state').append(make(`state-${told.state}`) ?? '');
    if (told.valid_until) {
      const until = document.createElement('span');
      until.className = 'soft';
      until.textContent = say('until', { date: date(told.valid_until) });
      slot(made, 'state').append(until);
    }
    write(made, 'headline', headline(told));
    write(made, 'summary', told.state === 'learning' ? told.title : '');
    const holds = Boolean(told.credential) && ['certified', 'expiring', 'grace'].includes(told.state);
    if (holds) slot(made, 'certificate').append(certificate(told.credential));
    if (holds) slot(made, 'after').append(allowed(told));
    if (told.access?.length) slot(made, 'access').append(access(told.access));
    slot(made, 'requirements').append(...(told.requirements ?? []).map(requirement));
    for (const empty of made.querySelectorAll('[data-slot]:empty')) if (empty.matches('div, ol, p')) empty.remove();
    return made;
  };

  const show = (...pieces) => {
    stage.replaceChildren(...pieces.filter(Boolean));
    stage.removeAttribute('aria-busy');
  };

  const ask = async (polls) => {
    let response;
    try {
      response = await fetch(args.url, { credentials: 'same-origin', headers: { Accept: 'application/json' } });
    } catch {
      return show(make('unavailable'));
    }
    if (response.status === 401 || response.status === 403) return show(make('signed-out'));
    const told = response.ok ? await response.json().catch(() => null) : null;
    const list = Array.isArray(told) ? told : told?.certifications ?? told?.results;
    if (!Array.isArray(list)) return show(make('unavailable'));
    if (!list.length) return show(make('nothing'));
    show(...list.map(level), make('my-page'));
    announce(find('[data-slot="headline"]')?.textContent);
    if (polls && list.some((one) => one.credential && !one.credential.ready)) setTimeout(() => ask(polls - 1), PAUSE);
    return undefined;
  };

  root.addEventListener('click', (event) => {
    if (event.target.closest('[data-retry]')) ask(POLLS);
  });
  ask(POLLS);
}
