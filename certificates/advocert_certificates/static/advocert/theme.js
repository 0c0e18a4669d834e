// Light or dark: the device decides until somebody presses the switch; then this browser remembers it.
// A classic script in <head>, so that the colours are right before the first paint.
(() => {
  const KEY = 'advocert-theme';
  const root = document.documentElement;
  const device = matchMedia('(prefers-color-scheme: dark)');
  const byDevice = () => (device.matches ? 'dark' : 'light');
  const shown = () => root.dataset.theme || byDevice();

  const remembered = () => {
    try { return localStorage.getItem(KEY); } catch { return null; } // storage may be forbidden
  };
  const remember = (theme) => {
    try {
      if (theme) localStorage.setItem(KEY, theme); else localStorage.removeItem(KEY);
    } catch { /* the choice then lasts as long as the page */ }
  };

  const choose = (theme) => {
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme; else delete root.dataset.theme;
  };
  choose(remembered());

  addEventListener('DOMContentLoaded', () => {
    const button = document.querySelector('.theme');
    if (!button) return;
    const label = () => { button.setAttribute('aria-label', shown() === 'dark' ? button.dataset.light : button.dataset.dark); };
    button.hidden = false;
    label();
    device.addEventListener('change', label);
    button.addEventListener('click', () => {
      const wanted = shown() === 'dark' ? 'light' : 'dark';
      const own = wanted === byDevice() ? null : wanted; // back in step with the device: follow it again
      choose(own);
      remember(own);
      label();
    });
  });
})();
