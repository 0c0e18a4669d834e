// Starts the block of the page as the platform does.
(() => {
  'use strict';
  const runtime = {
    handlerUrl(element, name, suffix = '', query = '') {
      const holder = (element.jquery ? element[0] : element).closest('.xblock');
      return holder.dataset.handlerBase + name + (suffix ? `/${suffix}` : '') + (query ? `?${query}` : '');
    },
    notify() {},
  };
  document.querySelectorAll('.xblock[data-init]').forEach((holder) => {
    const init = window[holder.dataset.init];
    const args = holder.querySelector(':scope > .xblock-json-init-args');
    if (init) init(runtime, holder, args ? JSON.parse(args.textContent) : {});
  });
})();
