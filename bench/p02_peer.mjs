/* The peer of P2: jose signs the payload that comes in on standard input; CPU seconds per call out. */
import {generateKeyPair, SignJWT} from 'jose';
import {readFileSync} from 'node:fs';

const payload = JSON.parse(readFileSync(0, 'utf8'));
const {privateKey} = await generateKeyPair('ES256');
const one = () => new SignJWT(payload).setProtectedHeader({alg: 'ES256', kid: 'did:web:a#es-2026-1', typ: 'JWT'})
  .sign(privateKey);
const CALLS = 1000;
for(let warm = 0; warm < 300; warm++) {
  await one();
}
const start = process.cpuUsage();
for(let call = 0; call < CALLS; call++) {
  await one();
}
const {user, system} = process.cpuUsage(start);
process.stdout.write(JSON.stringify({secondsPerCall: (user + system) / 1e6 / CALLS}));
