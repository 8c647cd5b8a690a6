import type { Server as HttpServer } from 'node:http';
import type { Http2SecureServer } from 'node:http2';

declare global {
  /** What the entry hands to the application, and the application to the entry. */
  var bikupa:
    | {
        /** The HTTP server that the rooms listen on: made by server.ts, or by Vite. */
        httpServer?: HttpServer | Http2SecureServer | undefined;
        /** The checkout's folder: migrations and templates are read from it. */
        root?: string | undefined;
        /** Tells everybody goodbye, writes what was accepted and closes the database. */
        stop?: (() => Promise<void>) | undefined;
      }
    | undefined;

  namespace App {
    interface Error {
      message: string;
    }
  }
}

export {};
