// The exam saves every choice at once, shows the minutes that are left, and takes the keys 1 to 9 for its options.
export function start({ root, find, post, apply, announce, send }) {
  let clock = 0;
  let hidden = false;

  const autosave = async (form) => {
    const data = Object.fromEntries(new FormData(form));
    const answer = await post(form.dataset.action, data);
    const slot = form.querySelector('[data-error]');
    slot.textContent = answer.error ?? '';
    if (!answer.regions || !form.isConnected) return;
    apply(answer);
    if ('share' in answer) find('[data-bar]')?.style.setProperty('--v', `${answer.share}%`);
  };

  const showMinutes = (side, seconds) => {
    const text = side.querySelector('[data-clock]');
    if (text) text.textContent = side.dataset.minutes.replace('{}', Math.ceil(seconds / 60));
  };

  const hideClock = () => {
    for (const part of root.querySelectorAll('.clock')) part.hidden = hidden;
    const button = find('[data-hide-clock]');
    if (button && hidden !== (button.dataset.is === 'hidden')) {
      [button.textContent, button.dataset.other] = [button.dataset.other, button.textContent];
      button.dataset.is = hidden ? 'hidden' : '';
    }
  };

  // Counted from when the answer arrived: the browser's own clock may be wrong, its pace is not.
  const runClock = () => {
    clearInterval(clock);
    const side = find('[data-left]');
    if (!side) return;
    const end = performance.now() + Number(side.dataset.left) * 1000;
    const told = new Set();
    clock = setInterval(() => {
      const left = Math.max(Math.round((end - performance.now()) / 1000), 0);
      showMinutes(side, left);
      for (const [name, limit] of [['five', 300], ['one', 60]]) {
        if (left <= limit && left > limit - 30 && !told.has(name)) { told.add(name); announce(side.dataset[name]); }
      }
      if (left === 0) { clearInterval(clock); handIn(); }
    }, 1000);
  };

  const handIn = async () => {
    const attempt = find('input[name="attempt"]')?.value;
    // The server is asked after its own grace; until then it would take this for an early hand-in, which is the same.
    const answer = await post('submit', { attempt, confirmed: true });
    if (answer.regions) apply(answer);
  };

  root.addEventListener('change', (event) => {
    const form = event.target.form;
    if (form?.hasAttribute('data-autosave')) autosave(form);
  });
  root.addEventListener('keydown', (event) => {
    const group = event.target.closest('[data-autosave] .choices');
    const option = group && /^[1-9]$/.test(event.key) && group.querySelectorAll('input')[event.key - 1];
    if (option) { option.focus(); option.click(); }
    if (group && event.key === 'Enter') { event.preventDefault(); send(group.form, null); }
  });
  root.addEventListener('click', (event) => {
    if (!event.target.closest('[data-hide-clock]')) return;
    hidden = !hidden;
    hideClock();
  });
  root.addEventListener('advocert:applied', (event) => {
    if (!event.detail.regions?.stage) return;
    runClock();
    hideClock();
  });
}
