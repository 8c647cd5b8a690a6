/** Compiles the message catalogue, for `npm run generate`. */
import { compile } from '@inlang/paraglide-js';
import { textCompiler } from '../lib/text/compiler.ts';

await compile(textCompiler);
// The compiler leaves timers behind that would hold the process for half a minute.
process.exit(0);
