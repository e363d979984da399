// Modules that Node.js itself brings: nothing of them is packed. (`node:module` could list them, but a stage asks no engine.)

const BUILT_IN = new Set(
  [
    'assert async_hooks buffer child_process cluster console constants crypto dgram diagnostics_channel dns domain events fs http',
    'http2 https inspector module net os path perf_hooks process punycode querystring readline repl stream string_decoder sys',
    'timers tls trace_events tty url util v8 vm wasi worker_threads zlib',
  ]
    .join(' ')
    .split(' '),
);

/** @param specifier as an import writes it: `fs`, `fs/promises`, `node:test` */
export function isBuiltIn(specifier: string): boolean {
  return /^(?:node|bun|deno):/.test(specifier) || BUILT_IN.has(specifier.split('/', 1)[0] ?? '');
}
