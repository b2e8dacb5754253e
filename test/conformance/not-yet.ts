/** The cases that do not pass, and why. The test fails for a new failure as well as for one that passes now. */
export const notYet: Readonly<Record<string, string>> = {};
