const GENERATOR = 65_537n;

/* The primes up to 167, whose product divides the primorial that the flawed generator used for keys of every size. */
const PRIMES = [
  3n, 5n, 7n, 11n, 13n, 17n, 19n, 23n, 29n, 31n, 37n, 41n, 43n, 47n, 53n, 59n, 61n, 67n, 71n, 73n, 79n, 83n, 89n, 97n,
  101n, 103n, 107n, 109n, 113n, 127n, 131n, 137n, 139n, 149n, 151n, 157n, 163n, 167n,
];
const PRODUCT = PRIMES.reduce((product, prime) => product * prime, 1n);

/** Powers of the generator modulo a prime. */
function powers(prime: bigint): ReadonlySet<bigint> {
  const found = new Set<bigint>();
  for (let power = 1n; !found.has(power); power = (power * GENERATOR) % prime) found.add(power);
  return found;
}

const FINGERPRINT = PRIMES.map((prime) => ({ prime, residues: powers(prime) }));

/**
 * Whether an RSA modulus bears the mark of the generator behind CVE-2017-15361 (ROCA), whose keys can be factored: modulo
 * every small prime it is a power of 65537. A sound modulus does so with a chance of about one in a hundred million.
 */
export function isRocaModulus(modulus: Uint8Array): boolean {
  const small = BigInt(`0x${Buffer.from(modulus).toString('hex')}`) % PRODUCT;
  return FINGERPRINT.every(({ prime, residues }) => residues.has(small % prime));
}
