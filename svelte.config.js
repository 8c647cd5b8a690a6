import adapter from '@sveltejs/adapter-node';

/** @type {import('@sveltejs/kit').Config} */
export default {
  compilerOptions: { runes: true },
  kit: {
    adapter: adapter({ precompress: true }),
    // Inlining small chunks saves a phone on slow Wi-Fi one round trip for its styles.
    inlineStyleThreshold: 2048,
    csp: {
      mode: 'nonce',
      directives: {
        'default-src': ['self'],
        'img-src': ['self', 'data:'],
        'style-src': ['self'],
        // Sizes that a component is given (`style:gap={…}`) are attributes while the server draws.
        'style-src-attr': ['unsafe-inline'],
        // hooks.server.ts adds this server's socket by name.
        'connect-src': ['self'],
        'object-src': ['none'],
        'base-uri': ['none'],
        'form-action': ['self'],
        'frame-ancestors': ['self'],
      },
    },
  },
};
