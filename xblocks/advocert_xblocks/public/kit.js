// What every block does in the browser: send forms, place the answer, move the focus, say what happened.
// All markup is made and escaped on the server; answers are {regions: {name: html}, focus, announce}.

const csrfToken = () => {
  const pair = document.cookie.split('; ').find((text) => text.startsWith('csrftoken='));
  return pair ? decodeURIComponent(pair.slice('csrftoken='.length)) : '';
};

// Icons are strokes on 24 by 24.
const ICONS = {
  check: 'M4.5 12.8 9.6 18 19.5 6.5',
  cross: 'M6 6l12 12M18 6 6 18',
  clock: 'M12 3.5a8.5 8.5 0 1 0 .01 0M12 7.2V12l3.2 2',
  'warn,.error-text': 'M12 4 21 19.5H3zM12 10v4.2M12 16.9v.1',
  info: 'M12 3.5a8.5 8.5 0 1 0 .01 0M12 11v5M12 7.9v.1',
  next: 'm9.5 5.5 6.5 6.5-6.5 6.5',
  undo: 'M8.5 4.5 4.5 8.5l4 4M4.5 8.5H14a5.5 5.5 0 0 1 0 11H9',
  pen: 'm4.5 19.5 1-4.5L15.8 4.7l3.5 3.5L9 18.5z',
};
export const drawn = (paths) => {
  const sheet = new CSSStyleSheet();
  const svg = (path) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="#000" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round"><path d="${path}"/></svg>`;
  sheet.replaceSync(Object.entries(paths).map(([name, path]) => `.i-${name}{--i:url("data:image/svg+xml,${encodeURIComponent(svg(path))}")}`).join(''));
  return sheet;
};

export function createBlock({ runtime, element, host, root, args }) {
  const find = (selector) => root.querySelector(selector);
  const icons = (paths) => root.adoptedStyleSheets.push(drawn(paths));
  icons(ICONS);
  const live = document.createElement('div');
  live.className = 'sr';
  live.setAttribute('aria-live', 'polite');
  root.append(live);

  // A repeated sentence is read again only after the region was empty.
  const announce = (text, tongue) => {
    live.textContent = '';
    live.lang = tongue || host.lang;
    if (text) setTimeout(() => { live.textContent = text; }, 60);
  };

  const post = async (handler, body) => {
    let response;
    try {
      response = await fetch(runtime.handlerUrl(element, handler), {
        method: 'POST',
        credentials: 'same-origin',
        headers: { 'Content-Type': 'application/json', 'X-CSRFToken': csrfToken() },
        body: JSON.stringify(body),
      });
    } catch {
      root.dispatchEvent(new CustomEvent('advocert:offline'));
      return { error: args.texts.offline, offline: true };
    }
    root.dispatchEvent(new CustomEvent('advocert:online'));
    // Errors of the platform itself are HTML pages.
    const answer = await response.json().catch(() => null);
    if (answer && typeof answer === 'object') {
      return response.ok || answer.error ? answer : { error: args.texts.failed };
    }
    return { error: response.status === 403 ? args.texts.expired : args.texts.failed };
  };

  const focusOn = (name) => {
    const target = name && find(`[data-focus="${name}"]`);
    if (!target) return;
    if (!target.matches('a, button, input, textarea')) target.tabIndex = -1;
    target.focus({ preventScroll: false });
  };

  const apply = (answer) => {
    for (const [name, html] of Object.entries(answer.regions ?? {})) {
      const region = find(`[data-region="${name}"]`);
      if (region) region.innerHTML = html;
    }
    wake();
    focusOn(answer.focus);
    announce(answer.announce);
    root.dispatchEvent(new CustomEvent('advocert:applied', { detail: answer }));
  };

  const complain = (form, text, field) => {
    const slot = form.querySelector('[data-error]') ?? find('[data-error]');
    if (slot) slot.textContent = text;
    else announce(text);
    for (const input of form.querySelectorAll('input, textarea')) input.toggleAttribute('aria-invalid', Boolean(text));
    field?.focus();
  };

  const payload = (form, submitter) => ({
    ...Object.fromEntries(new FormData(form)),
    ...JSON.parse(form.dataset.with ?? '{}'),
    ...JSON.parse(submitter?.dataset.with ?? '{}'),
  });

  const busy = (button, on) => {
    if (!button) return;
    if (on) {
      button.style.minInlineSize = `${button.offsetWidth}px`;
      button.dataset.label = button.innerHTML;
      if (button.dataset.busy) button.textContent = button.dataset.busy;
    } else if (button.dataset.label) {
      button.innerHTML = button.dataset.label;
      button.style.minInlineSize = '';
    }
    button.setAttribute('aria-disabled', String(on));
  };

  const send = async (form, submitter) => {
    const missing = submitter?.formNoValidate ? null : form.querySelector(':invalid:not(fieldset)');
    if (missing) return complain(form, form.dataset.missing, missing);
    if (form.dataset.sending) return undefined;
    form.dataset.sending = 'yes';
    const button = submitter ?? form.querySelector('button');
    busy(button, true);
    complain(form, '');
    const answer = await post(submitter?.dataset.action ?? form.dataset.action, payload(form, submitter));
    delete form.dataset.sending;
    busy(button, false);
    if (answer.error) complain(form, answer.error);
    if (answer.regions) apply(answer);
    return answer;
  };

  // Without script this is hidden, and the browser checks the forms.
  const wake = () => root.querySelectorAll('[data-script], form[data-missing]').forEach((one) => { Object.assign(one, { hidden: false, noValidate: true }); });
  wake();

  root.addEventListener('submit', (event) => {
    if (!event.target.dataset.action) return;
    event.preventDefault();
    send(event.target, event.submitter);
  });
  root.addEventListener('change', (event) => {
    const form = event.target.form;
    if (form?.dataset.missing) complain(form, '');
  });

  return { runtime, element, host, root, args, find, post, apply, announce, send, focusOn, icons };
}
