import type { Server as HttpServer } from 'node:http';
import type { Http2SecureServer } from 'node:http2';

declare global {
  /** The HTTP server that the rooms listen on: set by server.ts, or by Vite in development. */
  var bikupaHttpServer: HttpServer | Http2SecureServer | undefined;
}

export {};
