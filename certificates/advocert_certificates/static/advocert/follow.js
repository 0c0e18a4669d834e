// <div data-follow="yes">: what goes on by itself is shown as it goes on; without script there is a link to look again.

const PAUSE = 2000; // often enough to believe it, seldom enough to cost nothing

export function follow(root) {
  const shown = root.querySelector('[data-follow="yes"]');
  if (!shown) return;
  const look = async () => {
    const response = await fetch(location.href, { credentials: 'same-origin' }).catch(() => null);
    if (!response?.ok) return;
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    const now = page.querySelector('[data-follow]');
    if (!now) return;
    const goesOn = now.dataset.follow === 'yes';
    if (!goesOn) { location.reload(); return; } // the whole page has changed: lists and buttons
    for (const part of ['progress', 'label', '[role="status"]', 'h1']) {
      const [before, after] = [shown.querySelector(part), now.querySelector(part)];
      if (!before || !after) continue;
      if (part === 'progress') before.value = after.value;
      else if (before.textContent !== after.textContent) before.textContent = after.textContent;
    }
    setTimeout(look, PAUSE);
  };
  setTimeout(look, PAUSE);
}
