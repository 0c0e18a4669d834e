// Asks the certificate service where the learner stands and fills the templates with its answer.
// The service may be newer or older: what is missing is left out, what is unknown is said to be unknown.
const POLLS = 10;
const PAUSE = 3000;
const HELD = ['certified', 'expiring', 'grace'];
const STOPPED = { suspended: 'suspended_text', expired: 'expired_text', revoked: 'revoked_text' };

const ICONS = {
  ask: 'M12 3.5a8.5 8.5 0 1 0 .01 0M9.6 9.6c.3-3.2 5-3 4.8 0-.1 1.9-2.4 2-2.4 3.8M12 16.4v.1',
  ban: 'M12 3.5a8.5 8.5 0 1 0 .01 0M6.2 6.2 17.8 17.8',
  pause: 'M9 6v12M15 6v12',
  down: 'M12 4v10.5M7.5 10.5 12 15l4.5-4.5M5 19.5h14',
};

export function start({ root, find, args, announce, focusOn, icons }) {
  icons(ICONS);
  const stage = find('[data-region="stage"]');
  if (!args.url || !stage) return;
  const said = document.documentElement.lang || 'en';
  // As our pages write them: 4 March 2028.
  const language = said === 'en' ? 'en-GB' : said;
  const dates = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', year: 'numeric' });
  const and = new Intl.ListFormat(language, { type: 'conjunction' });
  const or = new Intl.ListFormat(language, { type: 'disjunction' });
  const countries = new Intl.DisplayNames(language, { type: 'region', fallback: 'code' });
  const say = (name, values = {}) => Object.entries(values).reduce(
    (text, [key, value]) => text.replace(`{${key}}`, () => value), args.fill[name] ?? '');
  const make = (name) => find(`template[data-template="${name}"]`).content.firstElementChild.cloneNode(true);
  const slot = (piece, name) => (piece.matches(`[data-slot="${name}"]`) ? piece : piece.querySelector(`[data-slot="${name}"]`));
  const write = (piece, name, text) => { slot(piece, name).textContent = text ?? ''; };
  const put = (piece, name, ...parts) => slot(piece, name).append(...parts.filter(Boolean));
  const date = (text) => (text ? dates.format(new Date(text)) : '');
  const country = (code) => { try { return countries.of(code); } catch { return code; } };
  const capital = (text) => text.charAt(0).toLocaleUpperCase(language) + text.slice(1);

  const filled = (name, values) => {
    const made = make(name);
    for (const [key, value] of Object.entries(values)) write(made, key, value);
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
    write(made, 'what', `: ${told.title}`);
    return made;
  };

  const entry = (told) => {
    const detail = told.detail ? ` ${told.detail}` : '';
    const made = filled('entry', { met: say(told.met ? 'met' : 'not_met'), title: told.title || told.ref, detail });
    made.toggleAttribute('data-met', Boolean(told.met));
    if (!told.met && ['lesson', 'scenario', 'exam'].includes(told.kind)) put(made, 'link', link(told));
    return made;
  };

  const requirement = (told) => {
    const made = filled('requirement', {
      met: say(told.met ? 'met' : 'not_met'),
      title: told.title,
      count: told.total > 1 ? say('done_of', told) : '',
    });
    made.toggleAttribute('data-met', Boolean(told.met));
    put(made, 'entries', ...(told.entries ?? []).map(entry));
    return made;
  };

  const share = (all) => all.reduce((sum, one) => sum + one.met, 0) * (100 / all.length);
  const headline = (told) => {
    const open = (told.requirements ?? []).filter((one) => !one.met).length;
    if (told.state !== 'learning') return told.title;
    if (open < 2) return say(open ? 'open_one' : 'open_none');
    return say('open_many', { count: capital(args.fill.numbers[open] ?? String(open)) });
  };

  const allowed = (told) => {
    const label = say(told.state === 'learning' ? 'you_will' : 'you_may');
    const may = told.may?.length ? [filled('may', { label, text: `${and.format(told.may)}.` })] : [];
    const ask = told.ask_first?.length ? [filled('ask', { text: `${or.format(told.ask_first)}.` })] : [];
    return [...may, ...ask, ...(told.may_not ?? []).map((one) => filled('not', { text: `${one}.` }))];
  };

  const where = (told) => [
    told.areas?.length ? say('only_for', { areas: and.format(told.areas) }) : '',
    told.jurisdictions?.length ? say('only_in', { countries: and.format(told.jurisdictions.map(country)) }) : '',
  ].filter(Boolean).join(' ');

  const certificate = (told) => {
    if (!told.ready) return make('signing');
    const made = filled('certificate', { number: say('number', { number: told.number }) });
    for (const name of ['pdf_url', 'verify_url', 'document_url']) {
      if (told[name]) slot(made, name).href = told[name];
      else slot(made, name).remove();
    }
    return made;
  };

  const system = (told) => {
    const [icon, tone, words] = args.fill.access[`${told.wanted}-${told.state}`] ?? args.fill.access.unknown;
    const made = filled('system', { title: told.name, detail: words.replace('{date}', () => date(told.at)) });
    const sign = slot(made, 'icon');
    sign.classList.add(`i-${icon}`, tone);
    sign.removeAttribute('data-slot');
    return made;
  };
  const access = (told) => (told.length
    ? list('access', told.map(system)) : list('access', [text('line', say('access_none'))]));

  // Renewing opens 60 days before the end.
  const early = (end) => date(new Date(new Date(end).getTime() - 60 * 86400000).toISOString());
  const renewing = (told) => {
    if (!told.valid_until) return null;
    const values = { date: date(told.valid_until), early: early(told.valid_until), grace: date(told.grace_until) };
    const name = { certified: 'ends', expiring: 'ends_soon', grace: 'ended_grace' }[told.state];
    const ahead = HELD.slice(0, 2).includes(told.state) ? told.reminders ?? [] : [];
    const reminders = ahead.filter((day) => new Date(day) > Date.now()).map(date);
    const lines = [say(name, values), reminders.length ? say('reminders', { dates: and.format(reminders) }) : ''];
    return list('dates', lines.filter(Boolean).map((line) => text('line', line)));
  };
  const renewal = (told) => list('renewal', (told ?? []).map((one) => text('line', one.title)));
  const task = (told) => filled('task', {
    title: told.kind === 'clause' ? say('task_clause', { title: told.title || told.ref }) : told.title || told.ref,
    by: say('by', { date: date(told.due_at) }),
  });
  // A note asks for nothing, so it is no task.
  const tasks = (told) => {
    const due = (told.tasks ?? []).filter((one) => one.kind !== 'note').map(task);
    const recall = (told.milestones ?? []).some((one) => one.kind === 'recall' && one.state === 'open');
    const lines = [...(due.length ? [say('pauses')] : []), ...(recall ? [say('recall')] : [])];
    return list('tasks', [...due, ...lines.map((line) => text('line', line))]);
  };

  const stopped = (told) => {
    if (!STOPPED[told.state]) return null;
    const why = told.ended ?? told.holds?.[0];
    const lines = [say(STOPPED[told.state], { date: date(told.ended?.at) })];
    if (why?.reason_label) lines.push(say('reason', { reason: why.reason_label }));
    if (why?.reason_text) lines.push(why.reason_text);
    return list('stopped', lines.map((line) => text('paragraph', line)));
  };

  const until = (told) => {
    if (told.state === 'grace') return say('until', { date: date(told.grace_until) });
    if (told.state === 'expired') return say('since', { date: date(told.grace_until ?? told.valid_until) });
    return HELD.includes(told.state) && told.valid_until ? say('until', { date: date(told.valid_until) }) : '';
  };

  const level = (told) => {
    const made = make('level');
    const held = HELD.includes(told.state);
    const badge = find(`template[data-template="state-${told.state}"]`) && make(`state-${told.state}`);
    const requirements = (told.requirements ?? []).map(requirement);
    const end = text('paragraph', until(told));
    end.className = 'soft';
    put(made, 'state', badge, end);
    write(made, 'headline', headline(told));
    write(made, 'summary', told.state === 'learning' ? say('leads_to', { title: told.title }) : '');
    const bar = slot(made, 'bar');
    bar.hidden = told.state !== 'learning';
    bar.style.setProperty('--v', `${share(told.requirements ?? [])}%`);
    put(made, 'stopped', stopped(told));
    if (held || told.state === 'learning') put(made, 'allowed', ...allowed(told));
    if (held) write(made, 'where', where(told));
    if (held && told.credential) put(made, 'certificate', certificate(told.credential));
    put(made, 'tasks', tasks(told));
    if (held || told.access?.length) put(made, 'cards', access(told.access ?? []));
    if (held) put(made, 'cards', renewing(told), renewal(told.renewal));
    put(made, 'requirements', list(told.state === 'learning' ? 'requirements' : 'rests-on', requirements));
    if (told.state === 'learning') slot(made, 'allowed').before(slot(made, 'requirements'));
    return made;
  };

  let shown = '';
  const show = (...pieces) => {
    stage.replaceChildren(...pieces);
    stage.removeAttribute('aria-busy');
  };

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

  const ask = async (polls) => {
    const told = await answer();
    if (typeof told === 'string') return show(make(told));
    const signing = told.some((one) => one.credential && !one.credential.ready);
    const key = JSON.stringify(told);
    if (key !== shown) {
      show(...told.map(level), make('my-page'));
      announce(find('[data-slot="headline"]').textContent);
      shown = key;
    }
    if (signing && polls) setTimeout(() => ask(polls - 1), PAUSE);
    if (signing && !polls) for (const line of root.querySelectorAll('[data-slot="certificate"] [data-slot="text"]')) line.textContent = say('signing_long');
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
