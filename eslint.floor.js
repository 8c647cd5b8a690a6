/**
 * What the oldest browsers lack (floor.js), as lint rules on everything that runs in a browser. The
 * build lowers syntax; functions, attributes and regular expressions it leaves as they are.
 *
 * `es-x` knows the language, with types. `floor/supported` knows names, from the compatibility data
 * of MDN: it reports a call of a name that no object of the oldest browsers has, so that `at` is
 * allowed and `toSorted` is not. tests/browsers uses the same rule on what is built, dependencies included.
 */
import data from '@mdn/browser-compat-data' with { type: 'json' };
import esx from 'eslint-plugin-es-x';
import { oldest, optional, ours, polyfilled, secureOnly } from './floor.js';

/** @typedef {import('@mdn/browser-compat-data').CompatStatement} Compat */

/** @param {string | boolean | null | undefined} version */
function numberOf(version) {
  if (typeof version !== 'string' || version === 'preview') return Number.POSITIVE_INFINITY;
  const [major = 0, minor = 0] = version.replace('≤', '').split('.').map(Number);
  return major * 1_000 + minor;
}

/**
 * Whether all of the oldest browsers have something; what nothing is known of counts as had.
 *
 * @param {Compat | undefined} compat
 */
export function isSupported(compat) {
  if (!compat) return true;
  return Object.entries(oldest).every(([browser, version]) => {
    const known = compat.support[/** @type {keyof typeof compat.support} */ (browser)];
    if (known === undefined) return true;
    return [known].flat().some((support) => {
      if (support.flags || support.prefix || support.alternative_name) return false;
      const at = numberOf(version);
      const gone = support.version_removed ? numberOf(support.version_removed) : Infinity;
      return numberOf(support.version_added) <= at && gone > at;
    });
  });
}

/** Objects and functions that scripts find by name, and the members of each. */
const objects = { ...data.api, ...data.javascript.builtins, ...data.javascript.builtins.Intl };
/** @type {Map<string, boolean>} Whether some object of the oldest browsers has a member so named. */
const members = new Map();
/** @type {Map<string, boolean>} By `Object.member`, and for globals by their name. */
const exact = new Map();
/**
 * What the oldest browsers lack, as an object and its member; an object alone where all of it is
 * missing.
 *
 * @type {(readonly [object: string, member: string | null])[]}
 */
export const newer = [];
/** @type {Map<string, boolean>} */
const attributes = new Map();

/**
 * @param {Map<string, boolean>} map
 * @param {string} name
 * @param {boolean} supported
 */
function note(map, name, supported) {
  map.set(name, supported || map.get(name) === true);
}

for (const [object, entry] of Object.entries(objects)) {
  if (object === '__compat') continue;
  const known = isSupported(entry.__compat);
  note(exact, object, known);
  if (!known) newer.push([object, null]);
  for (const [key, member] of Object.entries(entry)) {
    if (key === '__compat' || key.endsWith('_event')) continue;
    const name = key.replace(/_static$/, '');
    const supported = isSupported(member.__compat) && !secureOnly.includes(name);
    // A member of an object that is missing as a whole is never reached; a static one has its object.
    if (known && key === name) note(members, name, supported);
    exact.set(`${object}.${name}`, supported);
    if (!supported) newer.push([object, name]);
    if (object === 'Window') note(exact, name, supported);
  }
}
const elements = Object.values(data.html.elements);
for (const set of [data.html.global_attributes, ...elements]) {
  for (const [name, { __compat }] of Object.entries(set)) {
    if (name !== '__compat') note(attributes, name, isSupported(__compat));
  }
}
// Without these entries nothing would be reported, and nobody would notice.
for (const known of ['toSorted', 'requestSubmit']) {
  if (members.get(known) !== false) throw new Error(`the compatibility data lack ${known}`);
}

/** Ways to write what an expression that looks behind begins with. */
const lookBehind = /(?<!\\)\(\?<[=!]/;

/** @type {import('eslint').Rule.RuleModule} */
const supported = {
  meta: {
    type: 'problem',
    schema: [{ type: 'object', properties: { allow: { type: 'array' } } }],
    messages: {
      missing: 'The oldest browsers have no {{name}}. See floor.js.',
      lookBehind: 'No regular expression looks behind in Safari before 16.4: the whole file fails.',
    },
  },
  create(context) {
    const [{ allow = [] } = {}] = context.options;
    const allowed = new Set(allow);
    const { sourceCode } = context;

    /** @param {import('estree').Node} node @param {string} name @param {string} [full] */
    const report = (node, name, full = name) => {
      if (allowed.has(name) || allowed.has(full)) return;
      context.report({ node, messageId: 'missing', data: { name: full } });
    };

    /** @param {import('estree').Identifier} node True when nothing in the file declares it. */
    const isGlobal = (node) => {
      for (let scope = sourceCode.getScope(node); scope; scope = scope.upper) {
        const found = scope.set.get(node.name);
        if (found) return found.defs.length === 0;
      }
      return true;
    };

    /** @param {import('estree').Node} node @param {string} text */
    const expression = (node, text) => {
      if (lookBehind.test(text)) context.report({ node, messageId: 'lookBehind' });
    };

    return {
      MemberExpression(node) {
        const { object, property, computed, parent } = node;
        const name = !computed && property.type === 'Identifier' ? property.name : null;
        if (name === null) return;
        if (object.type === 'Identifier' && isGlobal(object)) {
          const full = `${object.name}.${name}`;
          const has = exact.get(full);
          if (has === false) report(property, name, full);
          if (has !== undefined) return;
        }
        // What is not called may be a field of our own records.
        if (
          parent.type === 'CallExpression' &&
          parent.callee === node &&
          members.get(name) === false
        )
          report(property, name);
      },
      Literal(node) {
        if ('regex' in node) expression(node, node.regex.pattern);
      },
      'CallExpression[callee.name="RegExp"], NewExpression[callee.name="RegExp"]'(node) {
        for (const argument of node.arguments) expression(argument, sourceCode.getText(argument));
      },
      SvelteAttribute({ key }) {
        if (attributes.get(key.name) === false) report(key, key.name);
      },
      'Program:exit'(node) {
        const { through, variables } = sourceCode.getScope(node);
        const declared = variables.filter(({ defs }) => defs.length === 0);
        for (const { identifier } of [...through, ...declared.flatMap((v) => v.references)]) {
          const { parent } = /** @type {import('eslint').Rule.Node} */ (identifier);
          // A question whether it is there.
          if (parent.type === 'UnaryExpression' && parent.operator === 'typeof') continue;
          if (exact.get(identifier.name) === false) report(identifier, identifier.name);
        }
      },
    };
  },
};

const floorPlugin = { rules: { supported } };
const allowed = [...polyfilled, ...optional, ...ours];

/** Rules of es-x for everything that came after ES2022, but what `polyfilled` names. */
const language = {
  ...esx.configs['flat/no-new-in-es2023'].rules,
  ...esx.configs['flat/no-new-in-es2024'].rules,
  ...esx.configs['flat/no-new-in-es2025'].rules,
  ...esx.configs['flat/no-new-in-es2026'].rules,
  ...esx.configs['flat/no-new-in-esnext'].rules,
  // Of ES2018 and ES2022: Safari 16.4. The build lowers blocks of classes, and cannot lower this.
  'es-x/no-regexp-lookbehind-assertions': 'error',
};
const polyfills = {
  'es-x/no-array-prototype-toreversed': 'off',
  'es-x/no-array-prototype-tosorted': 'off',
  'es-x/no-array-prototype-with': 'off',
  'es-x/no-array-prototype-findlast-findlastindex': 'off',
  'es-x/no-map-groupby': 'off',
  'es-x/no-string-prototype-towellformed': 'off',
};

/**
 * For what is built: without types, but with everything that came along.
 *
 * @type {import('eslint').Linter.Config}
 */
export const builtFloor = {
  name: 'floor/built',
  files: ['**/*.js'],
  plugins: { 'es-x': esx, floor: floorPlugin },
  languageOptions: { ecmaVersion: 2022, sourceType: 'module' },
  rules: {
    'es-x/no-class-static-block': 'error',
    'es-x/no-regexp-lookbehind-assertions': 'error',
    'floor/supported': ['error', { allow: allowed }],
  },
};

/**
 * @param {string[]} files what runs in browsers
 * @param {string[]} exempt files among them that do not: tests
 * @returns {import('eslint').Linter.Config[]}
 */
export function floor(files, exempt) {
  return [
    {
      name: 'floor',
      files,
      ignores: exempt,
      plugins: { 'es-x': esx, floor: floorPlugin },
      rules: { ...language, ...polyfills, 'floor/supported': ['error', { allow: allowed }] },
    },
  ];
}
