// Texts and numbers in, 32 bits out, by a secret: quick, and good enough to tell things apart. Whoever makes two texts of one
// hash gains nothing but that both are looked at.

export interface Hasher {
  text(text: string): number;
  mix(a: number, b: number): number;
}

/** @param secret 32 bits */
export function hasher(secret: number): Hasher {
  const mix = (a: number, b: number): number => {
    let hash = Math.imul(a ^ secret, 0x85ebca6b);
    hash = Math.imul(((hash << 15) | (hash >>> 17)) ^ b, 0xc2b2ae35);
    hash ^= hash >>> 15;
    hash = Math.imul(hash + secret, 0x27d4eb2f);
    return hash ^ (hash >>> 13);
  };
  return {
    mix,
    text(text) {
      let hash = secret;
      for (let index = 0; index < text.length; index++) {
        hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
        hash ^= hash >>> 15;
      }
      return mix(hash, text.length);
    },
  };
}
