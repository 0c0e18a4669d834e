// What script adds to a page that works without it. Every part looks for its own attribute and does nothing without it.
import { openDialogs } from './dialog.js';
import { sendOnce } from './once.js';
import { copyButtons } from './copy.js';
import { watchPending } from './pending.js';
import { searchAsYouType } from './search.js';

for (const start of [openDialogs, sendOnce, copyButtons, watchPending, searchAsYouType]) start(document);
