import { bringIn, sandboxWithContacts } from './bring-in.ts';

/** `npm run existing [contacts]`: brings in contacts from before the topping, and prints how much of the minute limit it used. */
const contacts = Number(process.argv[2] ?? 25_000);
const sandbox = await sandboxWithContacts(contacts);
let shown = 0;
const { customers, runs, mostStatements, booksCalls, refusedCalls, minutes, use } = await bringIn(
  sandbox,
  (count) => {
    if (count - shown < 1000) return;
    shown = count;
    process.stderr.write(`${count} customers\n`);
  },
);
console.log(`contacts   ${contacts}, of which ${customers} have a customer in Books`);
console.log(`runs       ${runs}, of at most ${mostStatements} statements`);
console.log(`Books      ${booksCalls} calls in ${minutes.toFixed(0)} minutes, ${refusedCalls} refused`);
console.log(`use        ${(use * 100).toFixed(1)} % of what the minute limit allows`);
