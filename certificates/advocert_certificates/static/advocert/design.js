// <form data-design>: draws the page anew a moment after something was changed. Without script "Show it" does the same.

const PAUSE = 350;

function mark(form, errors) {
  for (const line of form.querySelectorAll('[data-error]')) {
    const text = errors[line.dataset.error] ?? '';
    line.hidden = !text;
    line.querySelector('span:last-child').textContent = text;
    const field = form.querySelector(`#${line.dataset.error}`);
    if (text) field?.setAttribute('aria-invalid', 'true'); else field?.removeAttribute('aria-invalid');
  }
}

export function watchDesign(root) {
  const form = root.querySelector('form[data-design]');
  if (!form) return;
  const [picture, says] = ['preview', 'says'].map((name) => form.querySelector(`[data-${name}]`));
  const box = root.getElementById('lines-text');
  let timer = 0;
  let asking = null;

  const draw = async () => {
    asking?.abort();
    asking = new AbortController();
    try {
      const answer = await fetch(location.pathname, {
        method: 'POST', body: new FormData(form), headers: { Accept: 'application/json' }, signal: asking.signal,
      });
      const { preview, errors, kept, lines } = await answer.json();
      picture.src = preview;
      box.value = lines;
      mark(form, errors);
      for (const hidden of form.querySelectorAll('[data-kept]')) hidden.value = kept[hidden.dataset.kept] ?? '';
      says.textContent = Object.keys(errors).length ? says.dataset.wrong : says.dataset.fresh;
    } catch (error) {
      if (error.name !== 'AbortError') says.textContent = says.dataset.failed;
    }
  };
  const soon = () => { clearTimeout(timer); timer = setTimeout(draw, PAUSE); };

  for (const swatch of form.querySelectorAll('[data-swatch]')) {
    const field = form.querySelector(`#${swatch.dataset.swatch}`);
    swatch.hidden = false;
    swatch.addEventListener('input', () => { field.value = swatch.value.toUpperCase(); soon(); });
    field.addEventListener('input', () => { if (/^#[0-9a-f]{6}$/i.test(field.value)) swatch.value = field.value; });
  }
  form.addEventListener('input', soon);
  form.addEventListener('change', soon);
}
