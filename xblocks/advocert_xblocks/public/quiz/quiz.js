// The pages around an attempt need no script of their own. What an open attempt needs is loaded when one is opened,
// while the answer is on its way. Addresses come from the server, behind a prefix character.

export function start(block) {
  const { root, find, host } = block;
  const { style, code } = find('[data-code]')?.dataset ?? {};
  if (!code) return;
  let isAsked = false;
  let early = null;

  const load = async () => {
    if (isAsked) return;
    isAsked = true;
    if (!find('link[data-later]')) {
      const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: style.slice(1) });
      link.dataset.later = '';
      [...root.querySelectorAll('link')].pop().after(link);
    }
    try {
      const sitting = await import(code.slice(1));
      sitting.start(block);
    } catch {
      // The forms work without it; the next one asks again.
      isAsked = false;
      return;
    }
    root.removeEventListener('change', remember);
    host.setAttribute('data-more', '');
    if (early?.isConnected) early.dispatchEvent(new Event('change', { bubbles: true }));
  };

  // What was chosen before the script was there is saved when it is.
  const remember = (event) => { early = event.target; };
  const loadForAttempt = () => { if (find('.exam-grid')) load(); };

  root.addEventListener('change', remember);
  root.addEventListener('submit', load);
  root.addEventListener('advocert:applied', loadForAttempt);
  loadForAttempt();
}
