#!/usr/bin/env node
// Plain JavaScript, so that a Node that is too old for the sources can still say so.
const oldest = 24;
const environmentStatus = 3;

function refuse(code, message, hint) {
  process.stderr.write(`error environment/${code}\n  ${message}\n  ${hint}\n`);
  process.exitCode = environmentStatus;
}

// A reader that has seen enough, such as "head", closes the pipe: then there is nobody left to write for.
process.stdout.on('error', (error) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

async function load() {
  // Parsed modules are kept on disk between runs, where Node can write.
  process.getBuiltinModule('node:module').enableCompileCache();
  try {
    return await loadEntry(process.argv[2]);
  } catch (error) {
    if (error?.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    const [, name] = /package '([^']+)'/.exec(error.message) ?? [];
    if (name === undefined) throw error;
    refuse(
      'not-installed',
      `The package ${name} is not installed.`,
      'Run "npm ci" in the folder of the project.',
    );
    return undefined;
  }
}

/** The sources, or what cli/prepare.ts has made of them for a quick start. */
async function loadEntry(command) {
  const { bundledCommands, bundleFolder, currentBundle } = await import('./bundle/current-bundle.ts');
  if (!bundledCommands.includes(command)) return import('./bundle/entry.ts');
  const root = `${import.meta.dirname}/..`;
  const bundle = currentBundle(root, `${root}/${bundleFolder}`);
  if (bundle === undefined) return import('./bundle/entry.ts');
  return import(new URL(`../${bundleFolder}/${bundle}`, import.meta.url).href);
}

if (Number(process.versions.node.split('.')[0]) < oldest) {
  refuse(
    'node-too-old',
    `topping runs on Node ${oldest} or later; this is Node ${process.versions.node}.`,
    'Run it as "npx topping" or "npm start" in the project: npm ci has installed the right Node there.',
  );
} else {
  const loaded = await load();
  if (loaded) {
    process.exitCode = await loaded.main(
      process.argv.slice(2),
      loaded.processTerminal({
        stdout: process.stdout,
        stderr: process.stderr,
        stdin: process.stdin,
        env: process.env,
        cwd: () => process.cwd(),
        once: (signal, handle) => process.once(signal, handle),
      }),
    );
  }
}
