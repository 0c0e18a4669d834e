// The conversation comes alive: new posts are typed and arrive one by one, never slower than the reader wants.

const still = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

export function start({ root, find, announce }) {
  let skip = null;

  const wait = (milliseconds) => new Promise((done) => {
    const timer = setTimeout(done, milliseconds);
    skip = () => { clearTimeout(timer); done(); };
  });

  const typingRow = (post) => {
    const row = find('template[data-typing]').content.firstElementChild.cloneNode(true);
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
    if (!isSkipped()) post.classList.add('arrive');
    announce(post.dataset.spoken);
    post.removeAttribute('data-arrive');
  };

  const play = async () => {
    const posts = [...root.querySelectorAll('[data-arrive]')];
    const after = find('[data-after]');
    if (!posts.length) return;
    let skipped = still();
    const hurry = () => { skipped = true; skip?.(); };
    for (const post of posts) post.hidden = true;
    if (after) after.hidden = true;
    // The press that sent the reply has ended by the next turn of the event loop; it must not skip what it caused.
    setTimeout(() => ['keydown', 'pointerdown'].forEach((name) => addEventListener(name, hurry)), 0);
    for (const post of posts) await arrive(post, () => skipped);
    ['keydown', 'pointerdown'].forEach((name) => removeEventListener(name, hurry));
    if (after) after.hidden = false;
  };

  root.addEventListener('advocert:applied', play);
}
