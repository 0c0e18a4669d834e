// What somebody holds, or held: the certificate, where access is on, what keeps it going and when it ends.
const RENEWABLE = ['expiring', 'grace', 'expired'];
const STOPPED = { suspended: ['suspended_text', 'pause'], expired: ['expired_text', 'cross'], revoked: ['revoked_text', 'ban'] };
// Renewing opens 60 days before the end.
const EARLY = 60 * 86400000;

export function holding({ args, say, make, slot, write, put, date, filled, text, list, theirs, around, names, language, requirement }) {
  const countries = new Intl.DisplayNames(language, { type: 'region', fallback: 'code' });
  const and = new Intl.ListFormat(language, { type: 'conjunction' });
  const country = (code) => { try { return countries.of(code); } catch { return code; } };

  const where = (place, told) => {
    if (told.areas?.length) around(place, 'only_for', 'areas', names('conjunction').format(told.areas));
    if (told.jurisdictions?.length) place.append(' ', say('only_in', { countries: and.format(told.jurisdictions.map(country)) }));
  };

  const until = (told, isHeld) => {
    if (told.state === 'grace') return say('until', { date: date(told.grace_until) });
    if (told.state === 'expired') return say('since', { date: date(told.grace_until ?? told.valid_until) });
    return isHeld && told.valid_until ? say('until', { date: date(told.valid_until) }) : '';
  };

  const certificate = (told) => {
    const { credential } = told;
    if (!credential.ready) return make('signing');
    const number = say('number', { number: credential.number });
    const paper = { paper_title: told.title, paper_until: told.valid_until ? say('until', { date: date(told.valid_until) }) : '', paper_number: number };
    const made = filled('certificate', { number, ...paper }, 'paper_title');
    for (const name of ['pdf_url', 'verify_url', 'document_url']) {
      if (credential[name]) slot(made, name).href = credential[name];
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

  const early = (end) => date(new Date(new Date(end).getTime() - EARLY).toISOString());
  // When it ends, and when somebody is reminded of that: quiet while there is time, on top when there is little.
  const dates = (told, name) => {
    if (!name || !told.valid_until) return [];
    const values = { date: date(told.valid_until), early: early(told.valid_until), grace: date(told.grace_until) };
    const ahead = told.state === 'grace' ? [] : told.reminders ?? [];
    const reminders = ahead.filter((day) => new Date(day) > Date.now()).map(date);
    return [say(name, values), ...(reminders.length ? [say('reminders', { dates: and.format(reminders) })] : [])];
  };
  const renewing = (told) => list('dates', dates(told, { certified: 'ends' }[told.state]).map((line) => text('line', line)));
  const ending = (told) => list('ending', dates(told, { expiring: 'ends_soon', grace: 'ended_grace' }[told.state]).map((line) => text('paragraph', line)));
  // Part by part with the way there. Where nothing open has a page in the course, the page that knows more.
  const renewal = (told) => {
    const parts = told.renewal ?? [];
    const made = make('renewal');
    put(made, 'list', ...parts.map(requirement));
    if (!parts.length) made.replaceChildren(slot(made, 'way'));
    else if (parts.every((one) => one.met)) return made;
    if (!made.querySelector('.btn')) put(made, 'way', make('renew'));
    return made;
  };

  const task = (told) => {
    const made = filled('task', { by: say('by', { date: date(told.due_at) }) });
    const name = told.title || told.ref;
    if (told.kind === 'clause') around(slot(made, 'title'), 'task_clause', 'title', name);
    else write(made, 'title', name);
    return made;
  };
  const quiet = (line) => { const made = text('line', line); made.className = 'small soft'; return made; };
  // A note asks for nothing, so it is no task.
  const tasks = (told) => {
    const due = (told.tasks ?? []).filter((one) => one.kind !== 'note').map(task);
    const recall = (told.milestones ?? []).some((one) => one.kind === 'recall' && one.state === 'open');
    const lines = [...(due.length ? [say('pauses')] : []), ...(recall ? [say('recall')] : [])];
    return list('tasks', [...due, ...lines.map(quiet)]);
  };

  const stopped = (told) => {
    if (!STOPPED[told.state]) return null;
    const [sentence, sign] = STOPPED[told.state];
    const why = told.ended ?? told.holds?.[0];
    const lines = [say(sentence, { date: date(told.ended?.at) })];
    if (why?.reason_label) lines.push(say('reason', { reason: why.reason_label }));
    if (why?.reason_text) lines.push(say('hr_writes', { text: why.reason_text }));
    const made = list('stopped', lines.map((line) => text('paragraph', line)));
    made.querySelector('.i').className = `i i-${sign}`;
    return made;
  };

  const hold = (made, told, isHeld) => {
    const end = text('paragraph', until(told, isHeld));
    end.className = 'soft';
    put(made, 'state', end);
    put(made, 'stopped', stopped(told), ending(told));
    if (RENEWABLE.includes(told.state)) put(made, 'stopped', renewal(told));
    if (isHeld) where(slot(made, 'where'), told);
    if (isHeld && told.credential) put(made, 'certificate', certificate(told));
    if (isHeld || told.state === 'suspended') put(made, 'tasks', tasks(told));
    if (isHeld || told.access?.length) put(made, 'cards', access(told.access ?? []));
    if (isHeld) put(made, 'cards', renewing(told));
  };
  return { hold };
}
