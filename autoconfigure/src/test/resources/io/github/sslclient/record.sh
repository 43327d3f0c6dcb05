#!/bin/sh
# Asks the installed openssl (3.0) about all cases again and writes its answers to the .tsv files below this directory.
# Look at the difference before you keep it: what changed is either a case or OpenSSL.
set -eu
resources=$(cd "$(dirname "$0")/../../.." && pwd)
cd "$resources/../../../.."
exec ./mvnw -pl autoconfigure test -Dtest='HostAgreementTests,ConstraintAgreementTests,ResourceAgreementTests,ExtensionAgreementTests,CipherAgreementTests,AlgorithmAgreementTests,HandshakeFaultTests' \
	-Dsurefire.failIfNoSpecifiedTests=false "-Dsslclient.record=$resources"
