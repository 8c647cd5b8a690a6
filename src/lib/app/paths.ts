/** Addresses of pages, from ids: the part after the type stands in the address. */

/** The part of an id that stands in an address. */
export function pathKey(id: string): string {
  return id.slice(id.indexOf(':') + 1);
}

export function seriesPath(series: string): string {
  return `/s/${pathKey(series)}`;
}

/** The projector's page of a workshop. */
export function screenPath(series: string, workshop: string): string {
  return `${seriesPath(series)}/w/${pathKey(workshop)}/screen`;
}
