#!/bin/sh
# Configures a client of the installed libssl (3.0) in every way of the table again and writes the error queues to
# configuration.tsv beside this script. The test compiles configuration.c with cc and runs it, so that needs a compiler
# and libssl's headers. Look at the difference before you keep it: what changed is either a case or OpenSSL.
set -eu
resources=$(cd "$(dirname "$0")/../../../.." && pwd)
cd "$resources/../../../.."
exec ./mvnw -pl autoconfigure test -Dtest=ConfigurationAgreementTests -Dsurefire.failIfNoSpecifiedTests=false \
	"-Dsslclient.record=$resources" "$@"
