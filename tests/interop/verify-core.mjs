/* Checks credentials with the verifier of the Digital Credentials Consortium (it stands behind Learner Credential
 * Wallet and VerifierPlus), offline: it believes to fetch, and gets what the job brings or an error.
 * Reads from standard input {"documents": {address: document}, "credentials": [...]}; writes one answer per
 * credential: {"steps": {id: valid}, "errors": [names], "asked": [addresses], "schemas": [{"schema", "valid"}]}. */
import {readFileSync} from 'node:fs';

const {documents, credentials} = JSON.parse(readFileSync(0, 'utf8'));
let asked = [];
globalThis.fetch = async request => {
  const url = typeof request === 'string' ? request : request.url ?? String(request);
  asked.push(url);
  const found = documents[url];
  return new Response(found ? JSON.stringify(found) : '{}', {
    status: found ? 200 : 404, headers: {'content-type': 'application/json'}
  });
};
// Only now: it builds its loader when it is imported.
const {verifyCredential} = await import('@digitalcredentials/verifier-core');

function schemasOf({additionalInformation}) {
  const found = (additionalInformation ?? []).flatMap(({results}) => results ?? []);
  return found.map(({schema, result}) => ({schema, valid: result.valid}));
}

const answers = [];
for(const credential of credentials) {
  asked = [];
  const answer = await verifyCredential({credential, knownDIDRegistries: []});
  const steps = Object.fromEntries((answer.log ?? []).map(({id, valid}) => [id, valid ?? false]));
  answers.push({steps, errors: (answer.errors ?? []).map(({name}) => name), asked, schemas: schemasOf(answer)});
}
process.stdout.write(JSON.stringify(answers));
