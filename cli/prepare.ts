/** What npm does after an installation: the commands on Deluge files start from a bundle. Without it they run as well. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleFolder } from './bundle/current-bundle.ts';
import { makeBundle } from './bundle/make-bundle.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
await makeBundle(root, join(root, bundleFolder));
