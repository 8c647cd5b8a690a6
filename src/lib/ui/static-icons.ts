/**
 * Icons as plain drawings. The components of the icon library build each drawing from a list when it
 * is shown; what that needs, motion of elements included, would come with every page.
 */

type Attributes = Readonly<Record<string, string>>;

interface IconData {
  readonly name: string;
  readonly size: number;
  readonly node: readonly (readonly [tag: string, attributes: Attributes])[];
}

const iconFile = /\/@lucide\/svelte\/dist\/icons\/[\w-]+\.svelte$/;
const iconData = /const iconData = (\{.*\});/;

/** A plugin of Vite: each icon is one element with the properties and looks that its library gives it. */
export function staticIcons() {
  return {
    name: 'static-icons',
    enforce: 'pre' as const,
    transform: {
      filter: { id: iconFile },
      handler(source: string, id: string): string {
        const data = iconData.exec(source)?.[1];
        if (data === undefined) throw new Error(`The icon ${id} is not written as expected.`);
        return drawn(JSON.parse(data) as IconData);
      },
    },
  };
}

function drawn({ name, size, node }: IconData): string {
  const shapes = node.map(([tag, attributes]) => `<${tag} ${written(attributes)} />`).join('');
  return `<script>
  let { size = ${size}, strokeWidth = 2, ...props } = $props();
</script>

<svg
  xmlns="http://www.w3.org/2000/svg"
  width={size}
  height={size}
  viewBox="0 0 ${size} ${size}"
  fill="none"
  stroke="currentColor"
  stroke-width={strokeWidth}
  stroke-linecap="round"
  stroke-linejoin="round"
  class="lucide lucide-${name}"
  aria-hidden={props['aria-label'] === undefined ? 'true' : undefined}
  {...props}
>${shapes}</svg>
`;
}

function written(attributes: Attributes): string {
  return Object.entries(attributes)
    .map(([name, value]) => `${name}=${JSON.stringify(value)}`)
    .join(' ');
}
