/** What `cli/topping.js` needs of the command, from the sources or from a bundle of them. */
export { main } from '../main.ts';
export { processTerminal } from '../process-terminal.ts';
