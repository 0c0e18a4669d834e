// <form data-search> and <div data-results>: the list follows what is typed; the form works by itself without script.

const PAUSE = 250; // long enough that a word is typed, short enough that nobody waits

export function searchAsYouType(root) {
  const form = root.querySelector('form[data-search]');
  const results = root.querySelector('[data-results]');
  if (!form || !results) return;
  const live = root.createElement('p');
  live.className = 'sr';
  live.setAttribute('role', 'status');
  form.after(live);
  let timer = 0;
  let asked = null;

  const show = async () => {
    asked?.abort();
    asked = new AbortController();
    const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    const address = `${form.action}${query.size ? `?${query}` : ''}`;
    try {
      const response = await fetch(address, { signal: asked.signal, credentials: 'same-origin' });
      const page = new DOMParser().parseFromString(await response.text(), 'text/html');
      const found = page.querySelector('[data-results]');
      if (!response.ok || response.redirected || !found) return; // the button tells what is wrong
      results.replaceChildren(...found.childNodes);
      history.replaceState(null, '', address);
      live.textContent = results.querySelector('caption span, h2')?.textContent ?? '';
    } catch (error) {
      if (error.name !== 'AbortError') live.textContent = '';
    }
  };

  form.addEventListener('input', (event) => {
    clearTimeout(timer);
    timer = setTimeout(show, event.target.matches('select') ? 0 : PAUSE);
  });
}
