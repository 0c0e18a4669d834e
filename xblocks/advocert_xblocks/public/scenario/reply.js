// Where a reply is written, or a drill runs: a draft outlives a lost connection and a closed laptop, and the clock ticks.

export function start({ root, find, announce, send }) {
  let ticking = null;
  let sent = '';

  const value = (name) => find(`.decide [name="${name}"]`)?.value;
  const drawer = () => `advocert-draft-${value('attempt')}-${value('step')}`;
  // A browser may forbid storage; then a draft lives as long as the page.
  const store = (act) => { try { return act(localStorage); } catch { return null; } };

  const count = (area) => {
    const place = find('[data-count]');
    const words = area.value.match(/[\p{L}\p{N}'’-]+/gu) ?? [];
    place.textContent = words.length ? place.dataset.count.replace('{count}', words.length) : '';
  };

  const restore = (area) => {
    // Somebody may have begun to write before this code was here.
    if (area.value) store((box) => box.setItem(drawer(), area.value));
    const kept = store((box) => box.getItem(drawer()));
    if (kept && !area.value) {
      area.value = kept;
      const own = find('.decide [type="radio"][value="w"]');
      if (own) own.checked = true;
      area.form.querySelector('[data-error]').textContent = area.dataset.draft;
    }
    count(area);
  };

  const timeOver = async (clock) => {
    const row = clock.closest('[data-over]');
    const form = clock.closest('form');
    clock.textContent = row.dataset.over;
    // Whoever hid the clock reads that it has run out.
    clock.hidden = false;
    row.querySelector('[data-hide]').hidden = true;
    // Where something happens now, the answer says what.
    if (!form.querySelector('[data-silent]')) return announce(clock.textContent);
    form.dataset.with = '{"late":true}';
    form.querySelectorAll('[required]').forEach((box) => { box.required = false; });
    return send(form);
  };

  const tick = (clock, end) => {
    const show = () => {
      const left = Math.max(0, Math.ceil((end - performance.now()) / 1000));
      const text = clock.dataset.text.replace('{n}', left);
      if (text === clock.textContent) return;
      clock.textContent = text;
      if (left === 10) announce(text);
      if (left) return;
      clearInterval(ticking);
      timeOver(clock);
    };
    ticking = setInterval(show, 250);
    show();
  };

  const open = () => {
    const area = find('[data-draft]');
    if (area) restore(area);
    clearInterval(ticking);
    const clock = find('[data-clock]');
    if (clock) tick(clock, performance.now() + clock.dataset.clock * 1000);
  };

  root.addEventListener('input', ({ target }) => {
    if (!target.matches('[data-draft]')) return;
    store((box) => box.setItem(drawer(), target.value));
    count(target);
  });
  root.addEventListener('click', ({ target }) => {
    if (target.closest('[data-use]')) {
      const area = find('[data-draft]');
      area.value = find('[data-approved]').textContent;
      area.dispatchEvent(new Event('input', { bubbles: true }));
      area.focus();
    }
    const hide = target.closest('[data-hide]');
    if (hide) {
      const clock = hide.parentElement.querySelector('[data-clock]');
      clock.hidden = !clock.hidden;
      [hide.textContent, hide.dataset.hide] = [hide.dataset.hide, hide.textContent];
    }
  });
  root.addEventListener('submit', () => { sent = value('attempt') ? drawer() : ''; }, true);
  root.addEventListener('advocert:applied', () => {
    if (sent && sent !== drawer()) store((box) => box.removeItem(sent));
    sent = '';
    open();
  });
  open();
}
