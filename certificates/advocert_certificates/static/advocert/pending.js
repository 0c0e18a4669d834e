// <section data-pending="/advocert/api/v1/me/certifications/" data-level="L1"> waits for a certificate that is being
// signed, then shows the page anew. It asks after 2, 3, 4 … seconds, about two minutes in all, and then says so.

const TRIES = 14;
const pause = (seconds) => new Promise((go) => { setTimeout(go, seconds * 1000); });

async function isReady(address, level) {
  try {
    const answer = await fetch(address, { headers: { Accept: 'application/json' }, credentials: 'same-origin' });
    const { results } = await answer.json();
    return results.some((one) => one.level_ref === level && one.credential?.ready);
  } catch {
    return false; // no connection just now: the next question may get through
  }
}

export async function watchPending(root) {
  const box = root.querySelector('[data-pending]');
  if (!box) return;
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    await pause(Math.min(2 + attempt, 10));
    if (await isReady(box.dataset.pending, box.dataset.level)) { location.reload(); return; }
  }
  const says = box.querySelector('[data-says]');
  if (says) says.textContent = box.dataset.long;
}
