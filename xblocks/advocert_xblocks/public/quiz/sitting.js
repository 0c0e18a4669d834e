// What an open attempt needs: it saves every choice at once, moves steps, shows the minutes that are left, and keeps trying when the connection breaks.
const RETRY = 5000;

export function start({ root, find, post, apply, announce, send }) {
  const status = document.createElement('p');
  status.className = 'note warn connection';
  status.hidden = true;
  let clock = 0;
  let end = 0;
  let hidden = false;
  let brokenAt = 0;
  let waiting = null;
  let queue = Promise.resolve();
  const told = new Set();

  // A language has more forms than one and many; each stands below a number that takes it.
  const rules = new Intl.PluralRules(root.host.lang || undefined);
  const counted = (forms, number) => {
    const told = JSON.parse(forms);
    const like = Object.keys(told).find((sample) => rules.select(Number(sample)) === rules.select(number));
    return (told[like] ?? Object.values(told).at(-1)).replace('{}', number);
  };

  const picks = (form) => form.querySelectorAll('input[type=checkbox]:checked').length;
  const isWhole = (form) => !form.querySelector('[data-kind="pick two"]') || picks(form) === 2;
  const isOffline = (answer) => Boolean(answer.error) && answer.offline;

  const away = () => (brokenAt ? Math.round((performance.now() - brokenAt) / 1000) : 0);
  const setAway = () => root.querySelectorAll('input[name=away]').forEach((input) => { input.value = away(); });

  const connectionBroke = (again) => {
    const side = find('.side');
    waiting = again ?? waiting;
    if (brokenAt || !side) return;
    brokenAt = performance.now();
    status.textContent = side.dataset.broken;
    (find('form .actions') ?? side).before(status);
    status.hidden = false;
    announce(side.dataset.broken);
    setTimeout(retry, RETRY);
  };

  const connectionIsBack = () => {
    if (!brokenAt) return;
    brokenAt = 0;
    waiting = null;
    status.hidden = true;
    setAway();
  };

  const retry = async () => {
    if (!brokenAt) return;
    const attempt = find('input[name="attempt"]')?.value;
    const [action, data] = waiting ?? ['clock', { attempt }];
    const answer = await post(action, { ...data, away: away() });
    if (isOffline(answer)) { setTimeout(retry, RETRY); return; }
    connectionIsBack();
    take(answer);
    announce(find('.side')?.dataset.back ?? '');
  };

  const take = (answer) => {
    if (answer.regions) apply(answer);
    if ('share' in answer) find('[data-bar]')?.style.setProperty('--v', `${answer.share}%`);
    if (typeof answer.left === 'number') end = performance.now() + answer.left * 1000;
  };

  // One request after the other: two answers at the same moment could write over each other.
  // What a step of a list says is said together with "Saved.", or one would cut the other off.
  const autosave = (form, said = '') => {
    if (!isWhole(form)) return;
    const data = Object.fromEntries(new FormData(form));
    queue = queue.then(async () => {
      const answer = await post(form.dataset.action, { ...data, away: away() });
      const slot = form.querySelector('[data-error]');
      if (isOffline(answer)) { connectionBroke([form.dataset.action, data]); return; }
      connectionIsBack();
      slot.textContent = answer.error ?? '';
      if (form.isConnected) take({ ...answer, announce: `${said} ${answer.announce ?? ''}`.trim() });
    });
  };

  const countPicks = (form) => {
    const line = form.querySelector('[data-picked]');
    const count = picks(form);
    if (line) line.textContent = counted(count > 2 ? line.dataset.tooMany : line.dataset.picked, count);
    if (line && count > 2) announce(line.textContent);
  };

  const move = (button) => {
    const step = button.closest('.step');
    const list = step.parentElement;
    if (button.dataset.move === 'up') step.previousElementSibling?.before(step);
    else step.nextElementSibling?.after(step);
    const form = list.closest('form');
    form.elements.order.value = [...list.children].map((one) => one.dataset.place).join(',');
    button.focus();
    const said = step.dataset.moved.replace('{}', [...list.children].indexOf(step) + 1);
    if (form.hasAttribute('data-autosave')) autosave(form, `${said}.`);
    else announce(said);
  };

  const showMinutes = (seconds) => {
    const side = find('[data-left]');
    const text = side?.querySelector('[data-clock]');
    if (text) text.textContent = counted(side.dataset.minutes, Math.ceil(seconds / 60));
  };

  const hideClock = () => {
    for (const part of root.querySelectorAll('.clock')) part.hidden = hidden;
    const button = find('[data-hide-clock]');
    if (button && hidden !== (button.dataset.is === 'hidden')) {
      [button.textContent, button.dataset.other] = [button.dataset.other, button.textContent];
      button.dataset.is = hidden ? 'hidden' : '';
    }
  };

  const handIn = async () => {
    const attempt = find('input[name="attempt"]')?.value;
    const answer = await post('submit', { attempt, confirmed: true });
    if (answer.regions) apply(answer);
  };

  const tick = () => {
    const side = find('[data-left]');
    if (!side) { clearInterval(clock); return; }
    if (brokenAt) { end += 1000; return; }
    const left = Math.max(Math.round((end - performance.now()) / 1000), 0);
    showMinutes(left);
    for (const [name, limit] of [['five', 300], ['one', 60]]) {
      if (left <= limit && left > limit - 30 && !told.has(name)) { told.add(name); announce(side.dataset[name]); }
    }
    if (left === 0) { clearInterval(clock); handIn(); }
  };

  // Counted from when the answer arrived: the browser's own clock may be wrong, its pace is not.
  const runClock = () => {
    clearInterval(clock);
    const side = find('[data-left]');
    if (!side) return;
    end = performance.now() + Number(side.dataset.left) * 1000;
    clock = setInterval(tick, 1000);
  };

  // A laptop that slept, or another tab that went on: ask the server instead of guessing.
  document.addEventListener('visibilitychange', async () => {
    const attempt = document.visibilityState === 'visible' && find('[data-left]') && find('input[name="attempt"]')?.value;
    if (attempt && !brokenAt) take(await post('clock', { attempt }));
  });
  root.addEventListener('advocert:offline', () => connectionBroke());
  root.addEventListener('advocert:online', connectionIsBack);
  root.addEventListener('submit', setAway, true);
  root.addEventListener('change', (event) => {
    const form = event.target.form;
    if (!form?.querySelector('fieldset')) return;
    countPicks(form);
    if (form.hasAttribute('data-autosave')) autosave(form);
  });
  root.addEventListener('keydown', (event) => {
    const group = event.target.closest('fieldset.choices');
    if (!group || event.altKey || event.ctrlKey || event.metaKey) return;
    const option = /^[1-9]$/.test(event.key) && group.querySelectorAll('.choice input')[event.key - 1];
    if (option) { option.focus(); option.click(); }
    if (event.key === 'Enter' && event.target.matches('input')) { event.preventDefault(); setAway(); send(group.form, null); }
  });
  root.addEventListener('click', (event) => {
    const way = event.target.closest('[data-move]');
    if (way) move(way);
    if (!event.target.closest('[data-hide-clock]')) return;
    hidden = !hidden;
    hideClock();
  });
  root.addEventListener('advocert:applied', (event) => {
    if (!event.detail.regions?.stage) return;
    runClock();
    hideClock();
  });
  runClock();
}
