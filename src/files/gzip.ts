// The first bytes of a file in; whether they say gzip, out. What inflates it is loaded for those who have some.

/** Whether these first bytes of a file say gzip (RFC 1952 §2.3.1). */
export function isGzip(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b;
}
