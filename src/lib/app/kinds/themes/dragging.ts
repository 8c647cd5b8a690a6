/**
 * Dragging notes and themes with the mouse. Only ever an addition: everything that can be dragged
 * can be moved by tap and by key as well. The library is loaded with the first surface that drags.
 */
import type { Attachment } from 'svelte/attachments';

/** What is on its way. */
export type Load =
  | { readonly kind: 'picked'; readonly ids: readonly string[] }
  | { readonly kind: 'theme'; readonly theme: string };

interface Library {
  readonly adapter: typeof import('@atlaskit/pragmatic-drag-and-drop/element/adapter');
  readonly preview: typeof import('@atlaskit/pragmatic-drag-and-drop/element/set-custom-native-drag-preview');
}

let library: Promise<Library> | undefined;

function load(): Promise<Library> {
  library ??= Promise.all([
    import('@atlaskit/pragmatic-drag-and-drop/element/adapter'),
    import('@atlaskit/pragmatic-drag-and-drop/element/set-custom-native-drag-preview'),
  ]).then(([adapter, preview]) => ({ adapter, preview }));
  return library;
}

/** Runs once the library is there, unless the element has gone by then. */
function whenLoaded(register: (library: Library) => () => void): () => void {
  let end: (() => void) | null = null;
  let gone = false;
  void load().then((loaded) => {
    if (!gone) end = register(loaded);
  });
  return () => {
    gone = true;
    end?.();
  };
}

/** Makes an element draggable. `label` says in words what follows the pointer. */
export function draggable(what: () => Load, label: () => string): Attachment<HTMLElement> {
  return (element) =>
    whenLoaded(({ adapter, preview }) =>
      adapter.draggable({
        element,
        getInitialData: () => ({ load: what() }),
        onGenerateDragPreview({ nativeSetDragImage }) {
          preview.setCustomNativeDragPreview({
            nativeSetDragImage,
            render({ container }) {
              const badge = document.createElement('div');
              badge.className = 'dragged';
              badge.textContent = label();
              container.append(badge);
            },
          });
        },
        onDragStart: () => (element.dataset['dragged'] = ''),
        onDrop: () => delete element.dataset['dragged'],
      }),
    );
}

/** Makes an element take what is dropped on it; while something is above it has `data-over`. */
export function dropTarget(
  takes: (load: Load) => boolean,
  drop: (load: Load) => void,
): Attachment<HTMLElement> {
  return (element) =>
    whenLoaded(({ adapter }) =>
      adapter.dropTargetForElements({
        element,
        canDrop: ({ source }) => isLoad(source.data['load']) && takes(source.data['load']),
        onDragEnter: () => (element.dataset['over'] = ''),
        onDragLeave: () => delete element.dataset['over'],
        onDrop({ source }) {
          delete element.dataset['over'];
          if (isLoad(source.data['load'])) drop(source.data['load']);
        },
      }),
    );
}

function isLoad(data: unknown): data is Load {
  return typeof data === 'object' && data !== null && 'kind' in data;
}
