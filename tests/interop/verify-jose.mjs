/* Checks VC-JWT with jose, offline. Reads {"keys": {kid: jwk}, "tokens": [...]}; writes one answer per token:
 * {"verified", "error", "payload"}. The clock of this machine decides about nbf and exp. */
import {decodeProtectedHeader, importJWK, jwtVerify} from 'jose';
import {readFileSync} from 'node:fs';

const {keys, tokens} = JSON.parse(readFileSync(0, 'utf8'));
const answers = [];
for(const token of tokens) {
  try {
    const {kid} = decodeProtectedHeader(token);
    const {payload} = await jwtVerify(token, await importJWK(keys[kid], 'ES256'), {algorithms: ['ES256'], typ: 'JWT'});
    answers.push({verified: true, error: '', payload});
  } catch(error) {
    answers.push({verified: false, error: error.code ?? error.message});
  }
}
process.stdout.write(JSON.stringify(answers));
