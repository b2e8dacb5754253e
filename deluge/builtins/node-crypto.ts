/** Node's cryptography, loaded by the first function that needs it: loading takes longer than a short script does. */
export function nodeCrypto(): typeof import('node:crypto') {
  return process.getBuiltinModule('node:crypto');
}
