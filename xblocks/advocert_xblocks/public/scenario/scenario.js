// The conversation comes alive: posts are typed and arrive one by one, never slower than the reader wants.

export function start(block) {
  const { root, find, announce } = block;
  const doors = new Set();
  let skip = null;

  const wait = (milliseconds) => new Promise((done) => {
    const timer = setTimeout(done, milliseconds);
    skip = () => { clearTimeout(timer); done(); };
  });

  const typingRow = (post) => {
    const row = find('template[data-typing]').content.cloneNode(true).firstElementChild;
    const face = post.querySelector('.face');
    if (face) row.querySelector('.face').replaceWith(face.cloneNode(true));
    row.querySelector('.typing span').textContent = post.dataset.typingText;
    return row;
  };

  const arrive = async (post, isSkipped) => {
    if (!isSkipped() && post.dataset.typingText) {
      const row = typingRow(post);
      post.before(row);
      await wait(Number(post.dataset.arrive));
      row.remove();
    }
    post.hidden = false;
    post.removeAttribute('data-arrive');
    if (isSkipped()) return post.dataset.spoken;
    post.classList.add('arrive');
    announce(post.dataset.spoken, post.dataset.tongue);
    return '';
  };

  const play = async (said) => {
    const posts = [...root.querySelectorAll('[data-arrive]')];
    const after = find('[data-after]');
    if (!posts.length) return;
    let skipped = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const hurry = () => { skipped = true; skip?.(); };
    for (const post of posts) post.hidden = true;
    if (after) after.hidden = true;
    const hint = find('template[data-typing]').content.cloneNode(true).lastElementChild;
    if (!skipped) after?.before(hint);
    // The press that sent the reply ends with this turn, and must not skip what it caused.
    setTimeout(() => ['keydown', 'pointerdown'].forEach((name) => addEventListener(name, hurry)), 0);
    const spoken = skipped ? [said] : [];
    for (const post of posts) spoken.push(await arrive(post, () => skipped));
    ['keydown', 'pointerdown'].forEach((name) => removeEventListener(name, hurry));
    hint.remove();
    if (after) after.hidden = false;
    // One polite region: what comes at once is said at once, else the last one would silence the others.
    const rest = spoken.filter(Boolean).join(' ');
    if (rest) announce(rest, posts[0].dataset.tongue);
  };

  // What only some stages need is loaded then; addresses stand behind a prefix character.
  const load = () => {
    for (const part of root.querySelectorAll('[data-style]')) {
      const { style } = part.dataset;
      if (doors.has(style)) continue;
      doors.add(style);
      const show = () => { part.style.opacity = ''; };
      part.style.opacity = 0;
      const sheets = root.querySelectorAll('link');
      sheets[sheets.length - 1].after(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: style.slice(1), onload: show, onerror: show }));
    }
    const { code } = find('[data-code]')?.dataset ?? {};
    if (code && !doors.has(code)) {
      doors.add(code);
      import(code.slice(1)).then((more) => { more.start(block); block.host.setAttribute('data-more', ''); });
    }
  };

  root.addEventListener('advocert:applied', ({ detail }) => { load(); play(detail.announce); });
  load();
}
