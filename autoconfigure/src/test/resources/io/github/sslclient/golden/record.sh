#!/usr/bin/env bash
# Records anew what the installed openssl (3.0) answers to each case of the golden matrix, in answers.tsv beside this
# script. Keys differ from run to run, answers do not.
set -euo pipefail
cd "$(dirname "$0")"
while [ ! -x mvnw ]; do
	cd ..
done
./mvnw -q -pl autoconfigure test -Dtest=RecordGoldenAnswers -Dsurefire.failIfNoSpecifiedTests=false "$@"
