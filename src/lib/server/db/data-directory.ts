/** Where the database lies unless something else is configured. */
export const defaultDataDirectory = './data';
