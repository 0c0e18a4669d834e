// The client side of the player: starts the blocks of a unit as the platform does, and keeps the outline true.
(() => {
  'use strict';

  // What the platform's runtime offers to blocks.
  const runtime = {
    handlerUrl(element, name, suffix = '', query = '') {
      const holder = (element.jquery ? element[0] : element).closest('.xblock');
      return holder.dataset.handlerBase + name + (suffix ? `/${suffix}` : '') + (query ? `?${query}` : '');
    },
    notify() {},
  };

  const start = (holder) => {
    const init = window[holder.dataset.init];
    const args = holder.querySelector(':scope > .xblock-json-init-args');
    if (init) init(runtime, holder, args ? JSON.parse(args.textContent) : {});
  };

  const outline = document.querySelector('.outline-box');
  const wide = matchMedia('(min-width: 64rem)');
  const fold = () => { outline.open = wide.matches; };

  // Whatever a learner does goes through a handler; after that the outline may have a new check mark.
  const renew = async () => {
    const answer = await fetch(outline.dataset.outline);
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const nav = outline.querySelector('nav');
    if (!nav.contains(document.activeElement)) nav.replaceWith(page.querySelector('nav'));
  };
  const watch = () => {
    let soon;
    new PerformanceObserver((list) => {
      if (!list.getEntries().some((entry) => entry.name.includes('/learn/handler/'))) return;
      clearTimeout(soon);
      soon = setTimeout(renew, 150);
    }).observe({ type: 'resource' });
  };

  fold();
  wide.addEventListener('change', fold);
  document.querySelectorAll('.xblock[data-init]').forEach(start);
  watch();
})();
