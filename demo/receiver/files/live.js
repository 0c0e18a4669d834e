// Keeps the page as new as the list: asks for the version, and takes a new <main> only when it has grown.
const local = (root) => root.querySelectorAll('time[data-local]').forEach((time) => {
  time.textContent = new Date(time.dateTime).toLocaleString('en-GB', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', second: '2-digit' });
});
const renew = async () => {
  const { version } = await (await fetch('/advocates.json')).json();
  if (String(version) === document.body.dataset.version) return;
  const page = new DOMParser().parseFromString(await (await fetch('/')).text(), 'text/html');
  const main = document.querySelector('main');
  const held = main.contains(document.activeElement) ? document.activeElement.getAttribute('href') : null;
  main.innerHTML = page.querySelector('main').innerHTML;
  [...main.querySelectorAll('a')].find((link) => link.getAttribute('href') === held)?.focus({ preventScroll: true });
  local(main);
  document.body.dataset.version = page.body.dataset.version;
  document.getElementById('said').textContent = main.querySelector('h1').textContent;
};
const watch = async () => {
  try { await renew(); } catch { /* Replybox is being restarted; the next round finds it */ }
  setTimeout(watch, 1500);
};
local(document);
watch();
