// Follows the files: asks whether one has changed, and loads the page again where it stood.
(() => {
  'use strict';
  const number = Number(document.body.dataset.number);
  const frame = document.querySelector('.frame');

  // The width of the frame changes in place, so that what was played stays.
  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[data-width]');
    if (!link || !frame) return;
    event.preventDefault();
    const phone = link.dataset.width === 'phone';
    frame.classList.toggle('phone', phone);
    frame.classList.toggle('wide', !phone);
    const label = link.textContent;
    link.textContent = link.dataset.other;
    link.dataset.other = label;
    link.dataset.width = phone ? 'wide' : 'phone';
    const address = new URL(location.href);
    address.searchParams.set('width', phone ? 'phone' : 'wide');
    history.replaceState(null, '', address);
  });

  const wait = async () => {
    for (;;) {
      try {
        const answer = await fetch(`/changes?since=${number}`);
        if (answer.ok && (await answer.json()).number !== number) {
          location.reload();
          return;
        }
      } catch {
        await new Promise((again) => { setTimeout(again, 1000); });
      }
    }
  };
  wait();
})();
