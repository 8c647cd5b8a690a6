/** Stands in for SvelteKit's `$app/state` in component tests, which are no page of an app. */
export const page = { route: { id: null }, url: new URL('http://localhost/'), status: 200 };
