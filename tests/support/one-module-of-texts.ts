/**
 * All texts in one module, as a build has them. The compiler writes a module for each, and thousands of
 * them were found, read and run anew for every file of component tests.
 */
import { build, type Plugin, type Rolldown } from 'vite';

const texts = /\/src\/lib\/text\/generated\/messages\.js$/;
const runtime = /\/runtime\.js$/;

export function oneModuleOfTexts(): Plugin {
  let code: Promise<string> | undefined;
  return {
    name: 'bikupa:one-module-of-texts',
    load(id) {
      return texts.test(id) ? (code ??= bundled(id)) : undefined;
    },
  };
}

async function bundled(input: string): Promise<string> {
  const built = (await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: false,
      // The language is kept in what is left outside, and others set it.
      lib: { entry: input, formats: ['es'] },
      rolldownOptions: { external: runtime, treeshake: false },
    },
  })) as readonly Rolldown.RolldownOutput[];
  const [chunk] = built.flatMap(({ output }) => output);
  if (chunk?.type !== 'chunk') throw new Error('the texts were not built');
  return chunk.code;
}
