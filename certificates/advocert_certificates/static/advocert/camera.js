// <div data-camera>: reads the code of a certificate with the camera and opens its check. Pictures stay in the browser.

const OURS = /^\/advocert\/verify\/[0-9A-Za-z-]+\/?$/;
const pause = () => new Promise((go) => { setTimeout(go, 250); });

async function canRead() {
  if (!('BarcodeDetector' in window) || !navigator.mediaDevices?.getUserMedia) return false;
  try { return (await BarcodeDetector.getSupportedFormats()).includes('qr_code'); } catch { return false; }
}

function addressOf(codes) {
  for (const { rawValue } of codes) {
    try {
      const address = new URL(rawValue);
      if (OURS.test(address.pathname)) return address;
    } catch { /* no address */ }
  }
  return null;
}

export async function watchCamera(form) {
  const box = form.querySelector('[data-camera]');
  if (!box || !(await canRead())) return;
  const [start, stop, view, says] = ['start', 'stop', 'view', 'says'].map((name) => box.querySelector(`[data-${name}]`));
  box.hidden = false;
  form.querySelector('[data-no-camera]').hidden = true;
  let stream = null;

  const end = () => {
    stream?.getTracks().forEach((track) => track.stop());
    stream = null;
    view.hidden = true;
    stop.hidden = true;
    start.hidden = false;
  };

  const look = async () => {
    const detector = new BarcodeDetector({ formats: ['qr_code'] });
    while (stream) {
      const codes = await detector.detect(view).catch(() => []);
      const address = addressOf(codes);
      if (address && address.host === location.host) {
        says.textContent = says.dataset.found;
        end();
        location.assign(address.pathname);
      } else if (codes.length) {
        says.textContent = says.dataset.other;
      }
      await pause();
    }
  };

  start.addEventListener('click', async () => {
    try {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
    } catch {
      says.textContent = says.dataset.refused;
      return;
    }
    view.srcObject = stream;
    view.hidden = false;
    start.hidden = true;
    stop.hidden = false;
    says.textContent = says.dataset.looking;
    await view.play();
    stop.focus();
    look();
  });
  stop.addEventListener('click', () => { end(); says.textContent = ''; start.focus(); });
  addEventListener('pagehide', end);
}
