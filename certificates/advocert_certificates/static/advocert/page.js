// What script adds to a page that works without it. Every part looks for its own attribute and does nothing without it.
import { openDialogs } from './dialog.js';
import { sendOnce } from './once.js';
import { copyButtons } from './copy.js';
import { watchPending } from './pending.js';
import { searchAsYouType } from './search.js';
import { follow } from './follow.js';
import { handIn } from './handin.js';
import { printButtons } from './print.js';
import { watchDesign } from './design.js';

const parts = [
  openDialogs, sendOnce, copyButtons, watchPending, searchAsYouType, follow, handIn, printButtons,
  watchDesign,
];
for (const start of parts) start(document);
