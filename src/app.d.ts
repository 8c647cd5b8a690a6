import type { Server as HttpServer } from 'node:http';
import type { Http2SecureServer } from 'node:http2';

declare module '*?raw' {
  const text: string;
  export = text;
}

declare global {
  /** What stands on a page that waits. `stay` or `again`: whether it asks again by itself. */
  interface WaitSentences {
    readonly title: string;
    readonly wait: string;
    readonly stay: string;
    readonly again: string;
    readonly scan: string;
  }

  /** What the entry hands to the application, and the application to the entry. */
  var bikupa:
    | {
        /** The HTTP server that the rooms listen on: made by server.ts, or by Vite. */
        httpServer?: HttpServer | Http2SecureServer | undefined;
        /** The checkout's folder: migrations and templates are read from it. */
        root?: string | undefined;
        /** Tells everybody goodbye, writes what was accepted and closes the database. */
        stop?: (() => Promise<void>) | undefined;
        /** Tells a second server on the same data where this one can be reached. */
        announce?: ((address: string) => void) | undefined;
      }
    | undefined;

  interface Window {
    /** Called by a page that is there in full; see able.js. */
    bikupaStarted?: () => void;
    /** What a page says that cannot even show its error page. */
    bikupaFailed?: string;
  }

  namespace App {
    interface Error {
      message: string;
      /** A join code that does not let in: as it was typed, and why or from when on. */
      code?: {
        readonly typed: string;
        readonly sentence?: string;
        readonly wait?: { readonly seconds: number; readonly say: WaitSentences };
      };
      /** It happened in this browser, and the server knows nothing of it. */
      here?: true;
    }
  }
}

export {};
