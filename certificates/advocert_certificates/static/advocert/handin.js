// <form data-hand-in>: a file dropped on the page or pasted into it is checked like a chosen one; the camera reads the
// code where the browser has BarcodeDetector. Without script the form still takes a chosen file or a pasted text.
import { watchCamera } from './camera.js';

const LIMIT = 5_000_000;

function send(form, file) {
  const says = form.querySelector('#file-says');
  if (file.size > LIMIT) { says.textContent = form.dataset.tooLarge; return; }
  const transfer = new DataTransfer();
  transfer.items.add(file);
  form.elements.file.files = transfer.files;
  form.elements.text.value = '';
  form.requestSubmit();
}

function takeDrops(root, form) {
  const says = form.querySelector('#file-says');
  const carriesFile = (event) => [...(event.dataTransfer?.types ?? [])].includes('Files');
  root.addEventListener('dragover', (event) => {
    if (!carriesFile(event)) return;
    event.preventDefault();
    form.classList.add('dropping');
    says.textContent = form.dataset.drop;
  });
  root.addEventListener('dragleave', (event) => {
    if (event.relatedTarget) return; // still over the page
    form.classList.remove('dropping');
    says.textContent = '';
  });
  root.addEventListener('drop', (event) => {
    if (!carriesFile(event)) return;
    event.preventDefault();
    form.classList.remove('dropping');
    says.textContent = '';
    if (event.dataTransfer.files.length) send(form, event.dataTransfer.files[0]);
  });
}

function takePastes(root, form) {
  root.addEventListener('paste', (event) => {
    if (event.target.matches?.('input:not([type="file"]), textarea')) return; // there it is a text
    const [file] = event.clipboardData.files;
    const text = event.clipboardData.getData('text').trim();
    if (file) send(form, file);
    else if (text.startsWith('{') || text.startsWith('ey')) send(form, new File([text], 'pasted.json'));
  });
}

export function handIn(root) {
  const form = root.querySelector('form[data-hand-in]');
  if (!form || typeof DataTransfer !== 'function') return;
  for (const hint of form.querySelectorAll('.scripted')) hint.hidden = false;
  takeDrops(root, form);
  takePastes(root, form);
  watchCamera(form);
}
