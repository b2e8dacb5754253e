import { stdout } from 'node:process';
import { bringIn, sandboxWithContacts } from './bring-in.ts';

const print = (line: string): void => {
  stdout.write(`${line}\n`);
};

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
print(`contacts   ${contacts}, of which ${customers} have a customer in Books`);
print(`runs       ${runs}, of at most ${mostStatements} statements`);
print(`Books      ${booksCalls} calls in ${minutes.toFixed(0)} minutes, ${refusedCalls} refused`);
print(`use        ${(use * 100).toFixed(1)} % of what the minute limit allows`);
