// Starts one block: opens its shadow root, moves the server's markup into it, adds the styles, imports its code.
// Addresses stand behind a prefix character: Studio's preview rewrites every quoted "/static/..." text.
// eslint-disable-next-line no-unused-vars
function AdvocertBlock(runtime, element, args) {
  'use strict';
  var holder = element.jquery ? element[0] : element;
  var host = holder.querySelector('.advocert-block');
  if (!host || host.shadowRoot) { return; }
  var address = function (text) { return text.slice(1); };
  var root = host.attachShadow({ mode: 'open' });
  var probe = document.createElement('span');
  probe.style.cssText = 'font-size:medium;position:absolute';
  host.appendChild(probe);
  // Studio sets the root to 62.5 %: our sizes follow what the reader chose in the browser, not the page.
  host.style.setProperty('--rem', getComputedStyle(probe).fontSize);
  probe.remove();
  host.style.visibility = 'hidden';
  var show = function () { host.style.visibility = ''; };
  var styles = args.styles.map(function (style) {
    var link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = address(style);
    root.appendChild(link);
    return new Promise(function (done) { link.onload = done; link.onerror = done; });
  });
  while (host.firstChild) { root.appendChild(host.firstChild); }
  Promise.all(styles).then(show);
  setTimeout(show, 3000);
  Promise.all([import(address(args.kit)), import(address(args.module))]).then(function (modules) {
    var block = modules[0].createBlock({ runtime: runtime, element: element, host: host, root: root, args: args });
    modules[1].start(block);
    host.setAttribute('data-ready', '');
  }).catch(function (error) {
    var alert = document.createElement('p');
    alert.setAttribute('role', 'alert');
    alert.className = 'note stop';
    alert.textContent = args.texts.not_started;
    root.appendChild(alert);
    console.error(error);
  });
}
